import { startPostgres } from '../../scripts/steps/postgres-cluster.mjs'

/**
 * Gives the `postgres` project its server: the one that `npm test` has started, else (a run by hand) one of its own.
 */
export async function setup(): Promise<() => Promise<void>> {
  if (process.env.POSTIL_TEST_POSTGRES_URL) return async () => {}
  const server = await startPostgres()
  process.env.POSTIL_TEST_POSTGRES_URL = server.url
  return () => server.stop()
}
