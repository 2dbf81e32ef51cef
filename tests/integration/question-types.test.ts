import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveResponses } from '#db/access/attempts.ts'
import { openAttemptView } from '#db/access/quiz-view.ts'
import { readResult } from '#db/access/results.ts'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { everyType } from '#db/every-type.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { attemptItems } from '#db/schema/tables.ts'
import { testBlocks } from '#db/test-content.ts'
import { textStream } from '#domain/article/text-stream.ts'
import { type Question, questionTypes } from '#domain/quiz/schema.ts'
import type { QuizSection } from '#domain/quiz/sections.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { expectOk, makeDevice } from '#tests/support/quiz-class.ts'
import { rightResponse } from '#tests/support/right-response.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

type Division = { sections?: readonly QuizSection[]; sectionNumbers?: readonly number[] }

async function classWith(questions: readonly Question[], division: Division = {}) {
  const schoolId = await make.school()
  const teacher = await make.user({ schoolId, role: 'teacher' })
  const students = await Promise.all(Array.from({ length: 8 }, () => make.user({ schoolId })))
  const classId = await make.classOf({ teacher, students })
  const article = await make.article({ owner: teacher })
  const quiz = await make.quiz({ owner: teacher, article, questions, ...division })
  const assignmentId = await make.assignment({ teacher, classId, article, quiz, releaseRule: 'after-hand-in' })
  return { assignmentId, students }
}

async function begin(student: Awaited<ReturnType<typeof make.user>>, assignmentId: string) {
  const ctx = await make.ctxFor(student)
  return { ctx, ...expectOk(await startAttempt(ctx, assignmentId)) }
}

test('each type is asked without its key, answered, and graded right for its own right answer', async () => {
  const questions = everyType(make.system.newId)
  expect(questions.map(({ type }) => type)).toEqual([...questionTypes])
  const { assignmentId, students } = await classWith(questions)
  const [student] = students
  if (!student) throw new Error('There is no student')
  const { ctx, attemptId } = await begin(student, assignmentId)
  const device = makeDevice()
  const events = questions.map((question, index) => device.answer(index + 1, rightResponse(question)))
  const saved = expectOk(await saveResponses(ctx, attemptId, events, clock.now()))
  expect(saved.receipts.map(({ disposition }) => disposition)).toEqual(questions.map(() => 'current'))
  const view = expectOk(await openAttemptView(ctx, assignmentId))
  expect(JSON.stringify(view)).not.toContain('KEY-EXPLANATION')
  expect(JSON.stringify(view)).not.toContain('KEY-MISCONCEPTION')
  expect(JSON.stringify(view)).not.toContain('KEY-RUBRIC')

  expectOk(await submitAttempt(ctx, attemptId, device.lastSeqs()))
  const { release } = expectOk(await readResult(ctx, assignmentId))
  if (!release.isReleased) throw new Error('The result is not released')
  const states = release.items.map(({ body, mark }) => [body.type, mark?.state])
  expect(states).toEqual(questions.map(({ type }) => [type, type === 'free-text' ? 'waits' : 'right']))
  const max = questions.reduce((sum, { points }) => sum + points, 0)
  expect(release.totals).toEqual({ total: max - 2, max, waiting: 1 })
})

test('of a pool each student gets as many as it draws, all of one worth, and keeps them', async () => {
  const questions = everyType(make.system.newId).slice(5)
  const pool = { id: 's1', title: 'Pool', passage: null, draw: 3, isShuffled: true }
  const { assignmentId, students } = await classWith(questions, {
    sections: [pool],
    sectionNumbers: questions.map((_, index) => (index === 0 ? 0 : 1)),
  })
  const drawn = new Set<string>()
  for (const student of students) {
    const { ctx, attemptId } = await begin(student, assignmentId)
    const view = expectOk(await openAttemptView(ctx, assignmentId))
    const bodies = view.attempt?.items.map(({ body }) => body.type) ?? []
    expect([view.questions, view.points, bodies.length]).toEqual([4, 8, 4])
    expect(bodies[0]).toBe(questions[0]?.type)
    expect(view.attempt?.items.map(({ section }) => section?.title ?? null)).toEqual([null, 'Pool', 'Pool', 'Pool'])
    expect(expectOk(await startAttempt(ctx, assignmentId)).attemptId).toBe(attemptId)
    expect(expectOk(await openAttemptView(ctx, assignmentId)).attempt?.items).toEqual(view.attempt?.items)
    drawn.add(bodies.join())
  }
  // Eight students draw 3 of 6 in 120 orders: that all get the same happens once in 10^14 runs.
  expect(drawn.size).toBeGreaterThan(1)
})

test('the order drawn is stored, and names each part once', async () => {
  const questions = everyType(make.system.newId)
  const { assignmentId, students } = await classWith(questions)
  const [student] = students
  if (!student) throw new Error('There is no student')
  const { attemptId } = await begin(student, assignmentId)
  const rows = await make.insert((tx) => tx.select().from(attemptItems))
  const own = rows.filter((row) => row.attemptId === attemptId)
  for (const { optionOrder } of own) expect(new Set(optionOrder).size).toBe(optionOrder.length)
  const shuffledTypes = own
    .filter(({ optionOrder }) => optionOrder.length > 0)
    .map(({ quizPosition }) => questions[quizPosition - 1]?.type)
  expect(shuffledTypes.sort()).toEqual(['categories', 'cloze', 'matching', 'ordering'])
})

test('a browser that makes up the words of its passages gains nothing by it', async () => {
  const question = everyType(make.system.newId).find(({ type }) => type === 'evidence')
  if (question?.type !== 'evidence') throw new Error('There is no question for evidence')
  const { assignmentId, students } = await classWith([question])
  const [student] = students
  if (!student) throw new Error('There is no student')
  const { ctx, attemptId } = await begin(student, assignmentId)
  const device = makeDevice()
  // Everything, with words that are one word as long as the whole text.
  const all = textStream(testBlocks()).length
  const forged = { level: 'standard' as const, start: 0, end: all, quote: 'x'.repeat(all) }
  expectOk(await saveResponses(ctx, attemptId, [device.answer(1, { type: 'evidence', spans: [forged] })], clock.now()))
  expectOk(await submitAttempt(ctx, attemptId, device.lastSeqs()))
  const { release } = expectOk(await readResult(ctx, assignmentId))
  expect(release.isReleased && release.items[0]?.mark?.state).toBe('wrong')
})
