import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Db } from './client.ts'
import { databaseErrorCode } from './error-code.ts'

/** One number for all of Postil: two processes never migrate the same database at once. */
const migrationLock = 7_061_733
const roles = ['postil_user', 'postil_system'] as const

/** The two roles are missing and the owner may not create them; `sqlForAdministrator` is what someone else must run. */
export class RolesMissingError extends Error {
  readonly sqlForAdministrator: string
  constructor(owner: string) {
    const statements = roles
      .flatMap((role) => [`CREATE ROLE ${role} NOLOGIN;`, `GRANT ${role} TO "${owner}";`])
      .join('\n')
    super(
      `The database needs two roles that its owner may not create. Ask its administrator to run:\n\n${statements}\n`,
    )
    this.name = 'RolesMissingError'
    this.sqlForAdministrator = statements
  }
}

/**
 * Brings the schema to the present, all in one transaction under an advisory lock (drizzle's own migrator takes none
 * and compares only the newest timestamp). Returns how many migrations were applied. Throws `RolesMissingError`.
 */
export async function migrate(db: Db, folder: string = migrationsFolder()): Promise<number> {
  const files = readMigrationFiles({ migrationsFolder: folder })
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`)
    await ensureRoles(tx)
    await tx.execute(sql`create table if not exists postil_migrations (hash text primary key, made_at bigint not null)`)
    await openLedger(tx)
    const applied = await tx.execute(sql`select hash from postil_migrations`)
    const known = new Set(rowsOf(applied).map((row) => row['hash']))
    const pending = files.filter((file) => !known.has(file.hash))
    for (const file of pending) {
      for (const statement of file.sql) await tx.execute(sql.raw(statement))
      await openLedger(tx)
      await tx.execute(sql`insert into postil_migrations (hash, made_at) values (${file.hash}, ${file.folderMillis})`)
    }
    return pending.length
  })
}

/** Migrations harden every table there is, this one as well, against its owner too, who must go on reading and writing it. */
async function openLedger(tx: Db): Promise<void> {
  await tx.execute(sql`alter table postil_migrations no force row level security`)
}

/** How many migrations the database still lacks; all of them when it is empty. */
export async function pendingMigrations(db: Db, folder: string = migrationsFolder()): Promise<number> {
  const files = readMigrationFiles({ migrationsFolder: folder })
  const found = rowsOf(await db.execute(sql`select to_regclass('public.postil_migrations')::text as name`))
  if (!found[0]?.['name']) return files.length
  const known = new Set(rowsOf(await db.execute(sql`select hash from postil_migrations`)).map((row) => row['hash']))
  return files.filter((file) => !known.has(file.hash)).length
}

/** The folder of the generated SQL, from the project's root (also inside a traced deployment). */
export function migrationsFolder(): string {
  const folder = join(process.cwd(), 'db', 'migrations')
  if (!existsSync(folder)) throw new Error(`The migrations are not in ${folder}; start Postil from its own folder.`)
  return folder
}

async function ensureRoles(tx: Db): Promise<void> {
  const found = rowsOf(
    await tx.execute(
      sql`select rolname::text as name, pg_has_role(current_user, oid, 'member') as usable from pg_roles where rolname like 'postil\\_%'`,
    ),
  )
  const owner = String(rowsOf(await tx.execute(sql`select current_user::text as name`))[0]?.['name'] ?? '')
  for (const role of roles) {
    const row = found.find((candidate) => candidate['name'] === role)
    if (row?.['usable']) continue
    try {
      await tx.transaction(async (inner) => {
        if (!row) await inner.execute(sql.raw(`create role ${role} nologin`))
        await inner.execute(sql.raw(`grant ${role} to current_user`))
      })
    } catch (error) {
      if (databaseErrorCode(error) === '42501') throw new RolesMissingError(owner)
      throw error
    }
  }
}

/** Raw rows of any of the three drivers. */
export function rowsOf(result: unknown): Record<string, unknown>[] {
  if (typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows))
    return result.rows
  return []
}
