import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { acquireDataLock } from './data-lock.ts'
import * as schema from './schema/tables.ts'

/** One set of queries for PGlite, `pg` and `@vercel/postgres`, inside or outside a transaction. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>

export type DatabaseKind = 'pglite' | 'pg' | 'vercel'

export type Database = { db: Db; kind: DatabaseKind; close: () => Promise<void> }

export type DatabaseConfig = {
  /** A postgres:// URL, or null for the embedded database. */
  url: string | null
  /** Folder of the embedded database; made when absent. */
  dataDir: string
  /** Whether this is a serverless host, where the embedded database is refused. */
  isServerless: boolean
}

/** Which driver a URL asks for: hosts with `-pooler.` speak WebSocket, any other Postgres speaks TCP, none is embedded. */
export function databaseKind(url: string | null): DatabaseKind {
  if (url === null) return 'pglite'
  return new URL(url).hostname.includes('-pooler.') ? 'vercel' : 'pg'
}

/**
 * Opens the database. Throws `DataLockError` when another process holds the embedded one, and an Error in words when
 * the host cannot have an embedded database or the server cannot be reached.
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const kind = databaseKind(config.url)
  switch (kind) {
    case 'pglite':
      return openEmbedded(config)
    case 'pg':
      return openPg(config.url ?? '')
    case 'vercel':
      return openVercel(config.url ?? '')
  }
}

async function openEmbedded(config: DatabaseConfig): Promise<Database> {
  if (config.isServerless) {
    throw new Error('The embedded database cannot live on a serverless host. Set POSTGRES_URL or DATABASE_URL.')
  }
  await mkdir(config.dataDir, { recursive: true })
  const lock = await acquireDataLock(config.dataDir)
  try {
    const [{ PGlite }, { drizzle }] = await Promise.all([import('@electric-sql/pglite'), import('drizzle-orm/pglite')])
    const client = await PGlite.create(join(config.dataDir, 'pg'))
    lock.onLost(() => {
      process.stderr.write('Another Postil has taken over the data directory; stopping at once to protect the data.\n')
      process.exit(1)
    })
    const close = async () => {
      await client.close()
      await lock.release()
    }
    return { db: drizzle({ client, schema }), kind: 'pglite', close }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** A connection knows the plans of what it was asked before: a quiet minute must not make it forget them. */
const idleTimeoutMillis = 300_000

async function openPg(url: string): Promise<Database> {
  const [{ default: pg }, { drizzle }, { namingClient, StatementNames }] = await Promise.all([
    import('pg'),
    import('drizzle-orm/node-postgres'),
    import('./named-statements.ts'),
  ])
  const options = { connectionString: url, max: 10, connectionTimeoutMillis: 10_000, idleTimeoutMillis }
  const pool = new pg.Pool({ ...options, Client: namingClient(new StatementNames()) })
  pool.on('error', reportIdleError)
  return { db: drizzle({ client: pool, schema }), kind: 'pg', close: () => pool.end() }
}

async function openVercel(url: string): Promise<Database> {
  const [{ createPool }, { drizzle }] = await Promise.all([
    import('@vercel/postgres'),
    import('drizzle-orm/vercel-postgres'),
  ])
  const pool = createPool({ connectionString: url })
  pool.on('error', reportIdleError)
  return { db: drizzle({ client: pool, schema }), kind: 'vercel', close: () => pool.end() }
}

/** An idle connection that breaks is replaced by the pool; without a listener it would end the process. */
function reportIdleError(error: Error): void {
  process.stderr.write(`An idle database connection broke: ${error.message}\n`)
}

/**
 * Lets the planner look at how full the tables are. A server does it by itself; the embedded database never does, and would
 * plan for tables as they were made.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  await db.execute('analyze')
}
