import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveResponses } from '#db/access/attempts.ts'
import { callFunction } from '#db/call-function.ts'
import type { Db } from '#db/client.ts'
import { makeFactories } from '#db/factories.ts'
import { rowsOf } from '#db/migrate.ts'
import { namingClient, StatementNames } from '#db/named-statements.ts'
import * as schema from '#db/schema/tables.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { beginAttempt, choose, expectOk, makeDevice, makeQuizClass } from '#tests/support/quiz-class.ts'

let database: TestDatabase
const pools: pg.Pool[] = []
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(async () => {
  for (const pool of pools) await pool.end()
  await database.close()
})

/** A handle with one connection, as db/client.ts opens it. */
function oneConnection(): Db {
  const options = { connectionString: database.url ?? '', max: 1 }
  const pool = new pg.Pool({ ...options, Client: namingClient(new StatementNames()) })
  pools.push(pool)
  return drizzle({ client: pool, schema })
}

async function namedIn(db: Db): Promise<number> {
  const [row] = rowsOf(await db.execute(sql.raw('select count(*)::int as n from pg_prepared_statements')))
  return Number(row?.['n'])
}

test('a statement that comes again is prepared once in its connection', async () => {
  const db = oneConnection()
  const ask = (value: number) => db.execute(sql`select ${value}::int as value`)
  for (let value = 1; value <= 6; value += 1) expect(rowsOf(await ask(value))).toEqual([{ value }])
  expect(await namedIn(db)).toBe(1)
})

test('where a pool in between loses prepared statements, everything goes on without names and no answer is lost', async () => {
  const clock = testClock()
  const db = oneConnection()
  const make = makeFactories(database.db, clock.now)
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  const device = makeDevice()
  const save = () => saveResponses({ ...ctx, db }, attemptId, [device.answer(1, choose('a'))], clock.now())
  for (let saved = 1; saved <= 4; saved += 1) expect(expectOk(await save()).receipts[0]?.seq).toBe(saved)
  expect(await namedIn(db)).toBeGreaterThan(0)
  await db.execute(sql.raw('deallocate all'))
  expect(expectOk(await save()).receipts[0]?.seq).toBe(5)
  for (let saved = 6; saved <= 10; saved += 1) expect(expectOk(await save()).receipts[0]?.seq).toBe(saved)
  expect(await namedIn(db)).toBe(0)
})

test('a function of the database gives its text, and null for none, through prepared statements', async () => {
  const db = oneConnection()
  for (let turn = 0; turn < 5; turn += 1) {
    expect(await callFunction(db, 'upper', [`turn ${turn}`])).toBe(`TURN ${turn}`)
    expect(await callFunction(db, 'nullif', ['a', 'a'])).toBeNull()
  }
})
