import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import pg from 'pg'
import type { Db } from '#db/client.ts'
import { migrate, migrationsFolder } from '#db/migrate.ts'
import * as schema from '#db/schema/tables.ts'

/** A migrated, empty database of its own for one test file. */
export type TestDatabase = {
  db: Db
  kind: 'pglite' | 'postgres'
  /** Connection URL; null for PGlite. */
  url: string | null
  close: () => Promise<void>
}

/** Opens a fresh database on the engine that the vitest project names. */
export async function openTestDatabase(): Promise<TestDatabase> {
  return process.env['POSTIL_TEST_DATABASE'] === 'postgres' ? openPostgres() : openPglite()
}

async function openPglite(): Promise<TestDatabase> {
  const client = await PGlite.create({ loadDataDir: await migratedImage() })
  return { db: drizzlePglite({ client, schema }), kind: 'pglite', url: null, close: () => client.close() }
}

/** A dump of a migrated PGlite, made once per state of the migrations: loading it takes a tenth of the time. */
async function migratedImage(): Promise<Blob> {
  const file = join('.test', `pglite-${await migrationsHash()}.tar`)
  if (!existsSync(file)) {
    const client = await PGlite.create()
    await migrate(drizzlePglite({ client, schema }))
    const dump = await client.dumpDataDir('none')
    await client.close()
    await mkdir('.test', { recursive: true })
    const partial = `${file}.${process.pid}`
    await writeFile(partial, Buffer.from(await dump.arrayBuffer()))
    await rename(partial, file)
  }
  return new Blob([await readFile(file)])
}

async function migrationsHash(): Promise<string> {
  const hash = createHash('sha256')
  const folder = migrationsFolder()
  for (const name of (await readdir(folder)).filter((entry) => entry.endsWith('.sql')).sort()) {
    hash.update(name).update(await readFile(join(folder, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function openPostgres(): Promise<TestDatabase> {
  const admin = process.env['POSTIL_TEST_POSTGRES_URL']
  if (!admin) throw new Error('POSTIL_TEST_POSTGRES_URL is not set: the Postgres setup has not run')
  const name = `postil_test_${randomBytes(6).toString('hex')}`
  const template = await postgresTemplate(admin)
  await onServer(admin, (client) => client.query(`create database ${name} template ${template}`))
  const url = withDatabase(admin, name)
  const pool = new pg.Pool({ connectionString: url, max: 8 })
  const ended: Promise<void>[] = []
  pool.on('connect', (client) => {
    ended.push(new Promise((resolve) => client.once('end', () => resolve())))
  })
  const close = async () => {
    await pool.end()
    // The pool does not wait for its connections to close, and dropping the database under an open one is an error there.
    await Promise.all(ended)
    await onServer(admin, (client) => client.query(`drop database if exists ${name} with (force)`))
  }
  return { db: drizzlePg({ client: pool, schema }), kind: 'postgres', url, close }
}

/** A migrated template per state of the migrations; made under a lock, so that test files do not race. */
async function postgresTemplate(admin: string): Promise<string> {
  const template = `postil_template_${await migrationsHash()}`
  await onServer(admin, async (client) => {
    await client.query('select pg_advisory_lock(7061734)')
    const found = await client.query('select 1 from pg_database where datname = $1', [template])
    if (found.rowCount) return
    await client.query(`drop database if exists ${template}_making`)
    await client.query(`create database ${template}_making`)
    const pool = new pg.Pool({ connectionString: withDatabase(admin, `${template}_making`), max: 1 })
    await migrate(drizzlePg({ client: pool, schema }))
    await pool.end()
    await client.query(`alter database ${template}_making rename to ${template}`)
  })
  return template
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.toString()
}
