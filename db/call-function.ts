import { sql } from 'drizzle-orm'
import type { Db } from './client.ts'
import { databaseErrorCode } from './error-code.ts'

/** Lists travel as text, whose parts are joined by commas. */
type Value = string | number | boolean | null

/** What a connection says when a pool in between has mixed up prepared statements: it has none, or has it twice. */
const mixedUp: ReadonlySet<string> = new Set(['26000', '42P05'])
const naming = { isPossible: true }

const prepared = new WeakMap<Db, Map<string, ReturnType<typeof prepareCall>>>()

/**
 * Asks a function of the database, made in db/migrations, for the one text it gives. The statement is parsed once per
 * connection; where a pool in between cannot keep it, it goes without a name from then on, for nothing has been done by then.
 */
export async function callFunction(db: Db, name: string, values: readonly Value[]): Promise<string | null> {
  if (naming.isPossible) {
    try {
      return textOf(await preparedCall(db, name, values.length).execute(namedValues(values)))
    } catch (error) {
      if (!mixedUp.has(databaseErrorCode(error) ?? '')) throw error
      naming.isPossible = false
    }
  }
  return textOf(await selectCall(db, name, values.length).prepare('').execute(namedValues(values)))
}

function preparedCall(db: Db, name: string, parameters: number) {
  const known = prepared.get(db) ?? new Map<string, ReturnType<typeof prepareCall>>()
  prepared.set(db, known)
  const call = known.get(name) ?? prepareCall(db, name, parameters)
  known.set(name, call)
  return call
}

function prepareCall(db: Db, name: string, parameters: number) {
  return selectCall(db, name, parameters).prepare(name)
}

function selectCall(db: Db, name: string, parameters: number) {
  const places = Array.from({ length: parameters }, (_, index) => sql`${sql.placeholder(placeName(index))}`)
  return db
    .select({ value: sql<string | null>`value::text` })
    .from(sql`${sql.raw(name)}(${sql.join(places, sql`, `)}) as value`)
}

function textOf(rows: readonly { value: string | null }[]): string | null {
  return rows[0]?.value ?? null
}

function namedValues(values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(values.map((value, index) => [placeName(index), value]))
}

function placeName(index: number): string {
  return `value${index}`
}
