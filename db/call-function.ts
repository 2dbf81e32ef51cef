import { sql } from 'drizzle-orm'
import type { Db } from './client.ts'

/** Lists travel as text, whose parts are joined by commas. */
type Value = string | number | boolean | null

const builtCalls = new WeakMap<Db, Map<string, ReturnType<typeof buildCall>>>()

/** Asks a function of the database, made in db/migrations, for the one text it gives. The query is built once per handle. */
export async function callFunction(db: Db, name: string, values: readonly Value[]): Promise<string | null> {
  const rows = await callOf(db, name, values.length).execute(namedValues(values))
  return rows[0]?.value ?? null
}

function callOf(db: Db, name: string, parameters: number) {
  const known = builtCalls.get(db) ?? new Map<string, ReturnType<typeof buildCall>>()
  builtCalls.set(db, known)
  const call = known.get(name) ?? buildCall(db, name, parameters)
  known.set(name, call)
  return call
}

/** Without a name: the connection gives it one (db/named-statements.ts) where that is possible. */
function buildCall(db: Db, name: string, parameters: number) {
  const places = Array.from({ length: parameters }, (_, index) => sql`${sql.placeholder(placeName(index))}`)
  return db
    .select({ value: sql<string | null>`value::text` })
    .from(sql`${sql.raw(name)}(${sql.join(places, sql`, `)}) as value`)
    .prepare('')
}

function namedValues(values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(values.map((value, index) => [placeName(index), value]))
}

function placeName(index: number): string {
  return `value${index}`
}
