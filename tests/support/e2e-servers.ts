import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { buildApp } from '../../scripts/steps/build-app.mjs'
import { findFreePort } from '../../scripts/steps/find-port.mjs'
import { startPostgres } from '../../scripts/steps/postgres-cluster.mjs'
import { type ServedApp, serveApp } from '../../scripts/steps/serve-app.mjs'
import { testDistDir, testEnvironment } from '../../scripts/steps/test-environment.mjs'

type Stop = () => Promise<unknown>

const running = new Set<ServedApp>()

/**
 * Starts two production servers with the demo, one on PGlite and one on PostgreSQL, and stops them after the last test.
 * With POSTIL_E2E_PGLITE_URL or POSTIL_E2E_POSTGRES_URL set it starts nothing: the specs then run against that server.
 */
// biome-ignore lint/style/noDefaultExport: Playwright takes its global setup from the default export only
export default async function startServers(): Promise<Stop> {
  if (process.env.POSTIL_E2E_PGLITE_URL || process.env.POSTIL_E2E_POSTGRES_URL) return async () => {}
  const stops: Stop[] = []
  const stopAll = async () => {
    for (const stop of stops.reverse()) await stop()
  }
  try {
    await buildApp(testDistDir)
    const dataDir = mkdtempSync(join(tmpdir(), 'postil-e2e-'))
    const removeData = () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
    stops.push(async () => removeData())
    // Playwright, interrupted during this very setup, would not know how to undo it.
    process.once('exit', () => {
      for (const server of running) server.stop('SIGKILL')
      removeData()
    })
    process.env.POSTIL_E2E_PGLITE_URL = await startServer('pglite', { POSTIL_DATA: dataDir }, stops)
    const databaseUrl = await freshDatabase(stops)
    // Its data folder stays unused, and must not be the one of the installation in this folder.
    const settings = { DATABASE_URL: databaseUrl, POSTIL_DATA: join(dataDir, 'unused') }
    process.env.POSTIL_E2E_POSTGRES_URL = await startServer('postgres', settings, stops)
  } catch (error) {
    await stopAll()
    throw error
  }
  return stopAll
}

/** Returns the address of the server once it answers. What it prints is kept in `.test/`. */
async function startServer(name: string, settings: Record<string, string>, stops: Stop[]): Promise<string> {
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const lines: string[] = []
  const keep = (line: string) => lines.push(line)
  const server = serveApp({
    port,
    env: {
      ...testEnvironment(),
      ...settings,
      POSTIL_DEMO: '1',
      POSTIL_DIST_DIR: testDistDir,
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: randomBytes(32).toString('base64'),
    },
    onLine: keep,
    onErrorLine: keep,
  })
  running.add(server)
  stops.push(async () => {
    await server.stop()
    running.delete(server)
    mkdirSync('.test', { recursive: true })
    writeFileSync(join('.test', `e2e-server-${name}.log`), `${lines.join('\n')}\n`)
  })
  if (!(await server.ready)) throw new Error(`The server on ${name} did not start:\n${lines.join('\n')}`)
  return url
}

/** An empty database on the test server; one is started here when the run has none. */
async function freshDatabase(stops: Stop[]): Promise<string> {
  let serverUrl = process.env.POSTIL_TEST_POSTGRES_URL
  if (!serverUrl) {
    const server = await startPostgres()
    stops.push(server.stop)
    serverUrl = server.url
  }
  const name = `postil_e2e_${randomBytes(6).toString('hex')}`
  await query(serverUrl, `create database ${name}`)
  const adminUrl = serverUrl
  stops.push(() => query(adminUrl, `drop database if exists ${name} with (force)`))
  const databaseUrl = new URL(serverUrl)
  databaseUrl.pathname = `/${name}`
  return databaseUrl.toString()
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
