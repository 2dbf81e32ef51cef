import { createHash } from 'node:crypto'
import { getTableName, is, sql } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { ok } from '#domain/result.ts'
import { withSystem } from './access/with-actor.ts'
import type { SystemCtx } from './ctx.ts'
import { rowsOf } from './migrate.ts'
import * as schema from './schema/tables.ts'

/** What a backup or a restore held: rows per table, and the SHA-256 of all lines, hexadecimal. */
export type BackupSummary = { tables: Record<string, number>; sha256: string }

/** How many rows are read or written in one statement. */
const batchSize = 500

/** Short-lived rows that a restored database must not bring back: sign-ins, rate limits, set-up links. */
const leftOut = new Set(['sessions', 'rate_limits', 'setup_links'])

/** Every table with what it refers to before it, so that rows can be inserted in this order. */
export function tablesInOrder(): PgTable[] {
  const all: PgTable[] = []
  for (const value of Object.values<unknown>(schema)) if (is(value, PgTable)) all.push(value)
  const placed: PgTable[] = []
  while (placed.length < all.length) {
    const next = all.find(
      (table) =>
        !placed.includes(table) && referencedBy(table).every((other) => other === table || placed.includes(other)),
    )
    if (!next) throw new Error('The tables refer to each other in a circle')
    placed.push(next)
  }
  return placed
}

function referencedBy(table: PgTable): PgTable[] {
  return getTableConfig(table).foreignKeys.map((key) => key.reference().foreignTable)
}

/**
 * Gives every row as one line of JSON, `{"table","row"}`, in one snapshot of the database; each line is handed to
 * `write` as it is read. Rows are written as Postgres itself prints them (`to_jsonb`), so nothing is rounded.
 */
export async function writeBackup(ctx: SystemCtx, write: (line: string) => Promise<void>): Promise<BackupSummary> {
  const hash = createHash('sha256')
  const tables: Record<string, number> = {}
  const result = await withSystem(
    ctx,
    async (tx) => {
      for (const table of tablesInOrder()) {
        const name = getTableName(table)
        if (leftOut.has(name)) continue
        tables[name] = 0
        const key = sql.raw(
          keyOf(table)
            .map((column) => `"${column}"`)
            .join(', '),
        )
        for (let offset = 0; ; offset += batchSize) {
          const rows = rowsOf(
            await tx.execute(
              sql`select to_jsonb(r)::text as line from (select ${columnsOf(table)} from ${table} order by ${key} limit ${batchSize} offset ${offset}) r
                order by ${key}`,
            ),
          )
          for (const row of rows) {
            const line = `{"table":${JSON.stringify(name)},"row":${String(row['line'])}}`
            hash.update(line).update('\n')
            await write(line)
          }
          tables[name] += rows.length
          if (rows.length < batchSize) break
        }
      }
      return ok(null)
    },
    'repeatable read',
  )
  if (!result.ok) throw new Error(`The backup was refused: ${result.error.kind}`)
  return { tables, sha256: hash.digest('hex') }
}

/** The columns that are written; what the database makes of them itself it makes again. */
function columnsOf(table: PgTable) {
  return sql.raw(
    getTableConfig(table)
      .columns.map((column) => `"${column.name}"`)
      .join(', '),
  )
}

function keyOf(table: PgTable): string[] {
  const config = getTableConfig(table)
  const composite = config.primaryKeys[0]?.columns.map((column) => column.name)
  return composite ?? config.columns.filter((column) => column.primary).map((column) => column.name)
}

/** The database already holds a school, or the file is not what `writeBackup` wrote. */
export class RestoreError extends Error {}

/**
 * Fills an empty, migrated database from the lines of a backup, in one transaction: all of it or nothing.
 * Throws `RestoreError` when the database is not empty or a line is broken.
 */
export async function readBackup(ctx: SystemCtx, lines: AsyncIterable<string>): Promise<BackupSummary> {
  const hash = createHash('sha256')
  const known = new Map(tablesInOrder().map((table) => [getTableName(table), table]))
  for (const name of leftOut) known.delete(name)
  const tables = Object.fromEntries([...known.keys()].map((name) => [name, 0]))
  const result = await withSystem(ctx, async (tx) => {
    const found = rowsOf(await tx.execute(sql`select count(*)::int as n from schools`))
    if (found[0]?.['n'] !== 0)
      throw new RestoreError('The database already holds a school; a backup is restored into an empty one.')
    let batch: { table: PgTable; rows: string[] } | null = null
    const flush = async () => {
      if (batch === null || batch.rows.length === 0) return
      const { table, rows } = batch
      await tx.execute(
        sql`insert into ${table} (${columnsOf(table)})
          select ${columnsOf(table)} from jsonb_populate_recordset(null::${table}, ${`[${rows.join(',')}]`}::jsonb)`,
      )
      batch = null
    }
    for await (const line of lines) {
      const { name, row } = parseLine(line)
      const table = known.get(name)
      if (!table) throw new RestoreError(`The backup holds a table that this Postil does not know: ${name}`)
      hash.update(line).update('\n')
      if (batch === null || batch.table !== table || batch.rows.length >= batchSize) {
        await flush()
        batch = { table, rows: [] }
      }
      batch.rows.push(row)
      tables[name] = (tables[name] ?? 0) + 1
    }
    await flush()
    return ok(null)
  })
  if (!result.ok) throw new RestoreError(`The backup was refused by the database: ${result.error.kind}`)
  return { tables, sha256: hash.digest('hex') }
}

function parseLine(line: string): { name: string; row: string } {
  try {
    const parsed: unknown = JSON.parse(line)
    if (
      typeof parsed === 'object' &&
      parsed !== null &&
      'table' in parsed &&
      typeof parsed.table === 'string' &&
      'row' in parsed
    ) {
      // The text itself, not what JSON.parse made of it: a decimal keeps every digit.
      return { name: parsed.table, row: line.slice(`{"table":${JSON.stringify(parsed.table)},"row":`.length, -1) }
    }
  } catch {
    // Told below, with the other shapes that are wrong.
  }
  throw new RestoreError('A line of the backup is broken.')
}
