import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withActor, withOwnRoles, withSystem } from '#db/access/with-actor.ts'
import type { Db } from '#db/client.ts'
import { DatabaseError } from '#db/database-error.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, testClock().now)
})
afterAll(() => database.close())

const words = 'what a student wrote'
const failures = [
  ['a division by zero', (db: Db) => db.execute(sql`select length(${words}) / 0`), '22012'],
  ['a value that the database repeats', (db: Db) => db.execute(sql`select ${words}::interval`), '22007'],
] as const

test.each(failures)('a failed query tells nothing of its values: %s', async (_name, fail, code) => {
  const ctx = await make.ctxFor(await make.user({ schoolId: await make.school() }))
  const ways = [
    () => withActor(ctx, async (tx) => ok(await fail(tx))),
    () => withSystem(make.system, async (tx) => ok(await fail(tx))),
    () => withOwnRoles(make.system, async (db) => ok(await fail(db))),
  ]
  for (const way of ways) {
    const error = await way().then(
      () => null,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(DatabaseError)
    expect(error).toMatchObject({ code })
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(words)
    expect(inspect(error)).toContain('Failed query')
    expect(inspect(error)).toContain('database-errors.test.ts')
  }
})
