import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordLookup } from '#db/access/lookups.ts'
import type { Lookup } from '#db/access/place-met.ts'
import { readReadingPage } from '#db/access/reading.ts'
import { readTermFigures } from '#db/access/system/term-figures.ts'
import { withActor } from '#db/access/with-actor.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { termLookups } from '#db/schema/tables.ts'
import { testQuestions } from '#db/test-content.ts'
import { notFound, ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { expectOk } from '#tests/support/quiz-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

async function readingClass(size: number) {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const students = await Promise.all(Array.from({ length: size }, () => make.user({ schoolId })))
  const classId = await make.classOf({ teacher, students })
  const terms = [
    { headword: 'lamp', aliases: ['lamps'], definition: 'A light.' },
    { headword: 'keeper', aliases: [], definition: 'Who keeps.' },
  ]
  const article = await make.article({ owner: teacher, terms })
  const quiz = await make.quiz({ owner: teacher, article, questions: testQuestions(make.system.newId) })
  const assignmentId = await make.assignment({ teacher, classId, article, quiz })
  const [lamp = '', keeper = ''] = article.entryIds
  const ctxs: Ctx[] = []
  for (const student of students) ctxs.push(await make.ctxFor(student))
  return { assignmentId, lamp, keeper, ctxs, teacher: await make.ctxFor(teacher) }
}

async function lookedUpBy(ctx: Ctx, assignmentId: string) {
  return expectOk(await readReadingPage(ctx, assignmentId, 'standard')).lookedUp
}

/** Met where the reader says nothing of the place. */
function inText(entryId: string): Lookup {
  return { entryId, level: 'standard', at: null }
}

test('a student’s look-ups are kept once each, in the order in which they were met', async () => {
  const { assignmentId, lamp, keeper, ctxs } = await readingClass(1)
  const [ctx] = ctxs
  if (!ctx) throw new Error('There is no student')
  expectOk(await recordLookup(ctx, assignmentId, inText(keeper)))
  clock.advanceMinutes(1)
  expectOk(await recordLookup(ctx, assignmentId, inText(lamp)))
  clock.advanceMinutes(1)
  expectOk(await recordLookup(ctx, assignmentId, inText(keeper)))
  expect(await lookedUpBy(ctx, assignmentId)).toEqual([keeper, lamp])
})

test('a term of another text is none of this one', async () => {
  const one = await readingClass(1)
  const other = await readingClass(1)
  const [ctx] = one.ctxs
  if (!ctx) throw new Error('There is no student')
  expect(await recordLookup(ctx, one.assignmentId, inText(other.lamp))).toEqual(notFound)
  expect(await recordLookup(ctx, other.assignmentId, inText(other.lamp))).toEqual(notFound)
})

test('teachers get numbers from five students on, and never a row', async () => {
  const { assignmentId, lamp, keeper, ctxs, teacher } = await readingClass(5)
  for (const ctx of ctxs) expectOk(await recordLookup(ctx, assignmentId, inText(lamp)))
  for (const ctx of ctxs.slice(0, 4)) expectOk(await recordLookup(ctx, assignmentId, inText(keeper)))
  const { terms } = expectOk(await readTermFigures(teacher, assignmentId))
  expect(terms.map(({ headword, students }) => [headword, students])).toEqual([
    ['lamp', 5],
    ['keeper', null],
  ])
  const rows = await withActor(teacher, async (tx) => ok(await tx.select().from(termLookups)))
  expect(rows).toEqual(ok([]))
})

test('nobody sees another student’s look-ups', async () => {
  const { assignmentId, lamp, ctxs } = await readingClass(2)
  const [one, other] = ctxs
  if (!one || !other) throw new Error('There are no two students')
  expectOk(await recordLookup(one, assignmentId, inText(lamp)))
  expect(await lookedUpBy(other, assignmentId)).toEqual([])
  expect(await withActor(other, async (tx) => ok(await tx.select().from(termLookups)))).toEqual(ok([]))
})
