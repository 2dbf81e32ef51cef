/** A PostgreSQL for tests; `url` leads to its database `postgres` as superuser. */
export type TestPostgres = { url: string; description: string; stop: () => Promise<void> }

export function startPostgres(options?: { isDurable?: boolean }): Promise<TestPostgres>

/** A cluster that is nobody else's: it may be killed, and starts again on the same data and port. */
export type OwnPostgres = TestPostgres & {
  kill: () => Promise<void>
  restart: () => Promise<void>
  pauseWalWriter: () => void
}

export function startOwnPostgres(options?: {
  isDurable?: boolean
  settings?: Record<string, string | number>
}): Promise<OwnPostgres>
