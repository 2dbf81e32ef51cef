import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveReadingPreferences } from '#db/access/reading-preferences.ts'
import { findActor } from '#db/access/system/sessions.ts'
import { withActor } from '#db/access/with-actor.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { readingPreferences } from '#db/schema/tables.ts'
import { ownSetting, type ReadingPreferences } from '#domain/account/reading-preferences.ts'
import { ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { expectOk } from '#tests/support/quiz-class.ts'

let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, testClock().now)
})
afterAll(() => database.close())

async function person(schoolId: string) {
  const ctx = await make.ctxFor(await make.user({ schoolId }))
  if (ctx.actor === null) throw new Error('There is no actor')
  const claim = ctx.actor
  const seen = async () => expectOk(await findActor(make.system, claim)).preferences
  return { ctx, seen }
}

test('how texts are set comes with the session of whoever chose it, and of nobody else', async () => {
  const schoolId = await make.school()
  const [one, other] = [await person(schoolId), await person(schoolId)]
  expect(await one.seen()).toEqual(ownSetting)
  const chosen: ReadingPreferences = { ...ownSetting, theme: 'sepia', textSize: '150' }
  expectOk(await saveReadingPreferences(one.ctx, chosen))
  expect(await one.seen()).toEqual(chosen)
  expectOk(await saveReadingPreferences(one.ctx, { ...chosen, theme: 'dark' }))
  expect(await one.seen()).toEqual({ ...chosen, theme: 'dark' })
  expect(await other.seen()).toEqual(ownSetting)
  const rows = await withActor(other.ctx, async (tx) => ok(await tx.select().from(readingPreferences)))
  expect(rows).toEqual(ok([]))
})
