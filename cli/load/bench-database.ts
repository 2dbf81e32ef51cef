import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type Db, openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { startPostgres } from '../../scripts/steps/postgres-cluster.mjs'

/** A PostgreSQL database that a bench may fill: its own, migrated and empty. Commits are durable, as in production. */
export type BenchDatabase = { db: Db; url: string; close: () => Promise<void> }

/** Makes a database on the server of DATABASE_URL, else on a throwaway server that calls fsync; `close` removes it. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const given = process.env['DATABASE_URL']
  const server = given ? { url: given, stop: async () => {} } : await startPostgres({ isDurable: true })
  const name = `postil_bench_${randomBytes(6).toString('hex')}`
  const url = new URL(server.url)
  url.pathname = `/${name}`
  try {
    await onServer(server.url, `create database ${name}`)
    const database = await openDatabase({ url: url.toString(), dataDir: '', isServerless: false })
    await migrate(database.db)
    const close = async () => {
      await database.close()
      await onServer(server.url, `drop database if exists ${name} with (force)`)
      await server.stop()
    }
    return { db: database.db, url: url.toString(), close }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** The server's processes that serve this database at present. */
export async function backendProcesses(url: string): Promise<number[]> {
  const rows = await onServer(
    url,
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  return rows.map((row) => Number(row['pid']))
}

/** Brings statistics up to date after a bulk of rows, as a server does by itself within minutes. */
export async function settle(url: string): Promise<void> {
  await onServer(url, 'vacuum analyze')
}

export async function onServer(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
