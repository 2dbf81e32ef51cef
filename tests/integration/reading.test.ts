import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { markReadingDone, readAssignment, readOpening, saveReadingProgress } from '#db/access/reading.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { articles, readingStates, renderings } from '#db/schema/tables.ts'
import { testBlocks, testQuestions } from '#db/test-content.ts'
import { notFound, ok } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { queryCounter } from '#tests/support/count-queries.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const clock = testClock()
const hourMs = 60 * 60 * 1000
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

async function assignedText(options: { hasQuiz?: boolean; opensInMs?: number; withdrawnAt?: Date } = {}) {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const student = await make.user({ schoolId })
  const outsider = await make.user({ schoolId })
  const classId = await make.classOf({ teacher, students: [student], name: 'Reading 9A' })
  const terms = [{ headword: 'lamp', aliases: ['lamps'], definition: 'A light.' }]
  const plain = testBlocks().map((block) => ({ ...block, text: `${block.text} So.` }))
  const article = await make.article({ owner: teacher, terms, levels: { standard: testBlocks(), plain } })
  const quiz = options.hasQuiz
    ? await make.quiz({ owner: teacher, article, questions: testQuestions(make.system.newId) })
    : undefined
  const openAt = new Date(clock.now().getTime() + (options.opensInMs ?? -hourMs))
  const more = { ...(quiz ? { quiz } : {}), ...(options.withdrawnAt ? { withdrawnAt: options.withdrawnAt } : {}) }
  const assignmentId = await make.assignment({ teacher, classId, article, openAt, ...more })
  const ctxs = {
    teacher: await make.ctxFor(teacher),
    student: await make.ctxFor(student),
    outsider: await make.ctxFor(outsider),
  }
  return { ...ctxs, schoolId, classId, article, assignmentId, studentUser: student, openAt }
}

async function statesOf(schoolId: string, assignmentId: string) {
  return make.insert((tx) =>
    tx
      .select()
      .from(readingStates)
      .where(and(eq(readingStates.schoolId, schoolId), eq(readingStates.assignmentId, assignmentId))),
  )
}

test('a student reads the text with its terms, their counts and their first places', async () => {
  const { student, assignmentId } = await assignedText({ hasQuiz: true })
  const read = await readAssignment(student, assignmentId, 'standard')
  expect(read.ok && read.value).toMatchObject({
    className: 'Reading 9A',
    classRole: 'student',
    level: 'standard',
    levels: ['standard', 'plain'],
    paragraphs: 3,
    terms: [{ headword: 'lamp', definition: 'A light.', count: 3, firstBlockId: 'p1', firstParagraph: 1 }],
    quiz: { state: 'not-started', answered: 0, questions: 5 },
  })
  expect(read.ok && read.value.html).toContain('data-block="p1"')
})

test('the first opening of a student is recorded once, a teacher’s never', async () => {
  const { student, teacher, schoolId, assignmentId } = await assignedText()
  await readAssignment(teacher, assignmentId, 'standard')
  expect(await statesOf(schoolId, assignmentId)).toEqual([])
  const openedAt = clock.now()
  await readAssignment(student, assignmentId, 'standard')
  clock.advanceMinutes(5)
  await readAssignment(student, assignmentId, 'standard')
  expect(await statesOf(schoolId, assignmentId)).toMatchObject([{ openedAt, furthestBlockId: null, doneAt: null }])
})

test('progress goes forward only, and only to paragraphs of the text', async () => {
  const { student, teacher, assignmentId } = await assignedText()
  const save = (ctx: Ctx, furthestBlockId: string) => saveReadingProgress(ctx, assignmentId, { furthestBlockId })
  expect(await save(student, 'p2')).toEqual(ok({ furthestBlockId: 'p2' }))
  expect(await save(student, 'p1')).toEqual(ok({ furthestBlockId: 'p2' }))
  expect(await save(student, 'p3')).toEqual(ok({ furthestBlockId: 'p3' }))
  expect((await save(student, 'p9')).ok).toBe(false)
  expect(await save(teacher, 'p1')).toEqual({ ok: false, error: { kind: 'forbidden' } })
  const read = await readAssignment(student, assignmentId, 'standard')
  expect(read.ok && read.value.reading).toEqual({ furthestBlockId: 'p3', furthestParagraph: 3, isDone: false })
})

test('before its opening time a student learns when it opens, and nothing of the text', async () => {
  const { student, teacher, outsider, assignmentId, openAt, schoolId } = await assignedText({ opensInMs: hourMs })
  const refused = { ok: false, error: { kind: 'closed', detail: 'not-open-yet' } }
  expect(await readAssignment(student, assignmentId, 'standard')).toEqual(refused)
  expect(await saveReadingProgress(student, assignmentId, { furthestBlockId: 'p1' })).toEqual(refused)
  expect(await readOpening(student, assignmentId)).toEqual(
    ok({ className: 'Reading 9A', timeZone: 'Europe/Berlin', openAt }),
  )
  expect((await readAssignment(teacher, assignmentId, 'standard')).ok).toBe(true)
  expect(await readOpening(outsider, assignmentId)).toEqual(notFound)
  expect(await statesOf(schoolId, assignmentId)).toEqual([])
})

test('a withdrawn, a foreign and an absent text are answered alike', async () => {
  const withdrawn = await assignedText({ withdrawnAt: clock.now() })
  const foreign = await assignedText()
  for (const id of [withdrawn.assignmentId, foreign.assignmentId, make.system.newId()]) {
    expect(await readAssignment(withdrawn.student, id, 'standard')).toEqual(notFound)
    expect(await readOpening(withdrawn.student, id)).toEqual(notFound)
    expect(await markReadingDone(withdrawn.student, id)).toEqual(notFound)
  }
  expect(await readAssignment(foreign.outsider, foreign.assignmentId, 'standard')).toEqual(notFound)
})

test('a student who was removed from the class reads no more', async () => {
  const { student, studentUser, schoolId, classId, assignmentId } = await assignedText()
  expect((await readAssignment(student, assignmentId, 'standard')).ok).toBe(true)
  await make.removeMember(schoolId, classId, studentUser.userId)
  expect(await readAssignment(student, assignmentId, 'standard')).toEqual(notFound)
})

test('a reading alone is done when the student says so; one with a quiz is not', async () => {
  const alone = await assignedText()
  expect(await markReadingDone(alone.student, alone.assignmentId)).toEqual(ok(null))
  const doneAt = clock.now()
  clock.advanceMinutes(3)
  await markReadingDone(alone.student, alone.assignmentId)
  expect(await statesOf(alone.schoolId, alone.assignmentId)).toMatchObject([{ doneAt }])
  const quiz = await assignedText({ hasQuiz: true })
  expect(await markReadingDone(quiz.student, quiz.assignmentId)).toMatchObject({ error: { detail: 'has-quiz' } })
})

test('the look of a text is made once per glossary version', async () => {
  const { student, teacher, schoolId, article, assignmentId } = await assignedText()
  const kept = () => make.insert((tx) => tx.select().from(renderings).where(eq(renderings.schoolId, schoolId)))
  for (const ctx of [student, teacher, student]) await readAssignment(ctx, assignmentId, 'standard')
  expect(await kept()).toHaveLength(1)
  await make.insert((tx) => tx.update(articles).set({ glossaryVersion: 2 }).where(eq(articles.id, article.articleId)))
  await readAssignment(student, assignmentId, 'standard')
  await readAssignment(student, assignmentId, 'plain')
  expect(await kept()).toHaveLength(3)
})

test('an opened text costs a fixed number of queries', async () => {
  const counter = queryCounter(database)
  const { student, assignmentId } = await assignedText({ hasQuiz: true })
  const counted = { ...student, db: counter.db }
  await readAssignment(counted, assignmentId, 'standard')
  const queries = await counter.queriesOf(() => readAssignment(counted, assignmentId, 'standard'))
  expect(queries).toHaveLength(9)
})
