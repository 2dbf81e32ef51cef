import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveResponses } from '#db/access/attempts.ts'
import { markAnswer } from '#db/access/marking.ts'
import { closeOverdueAttempts } from '#db/access/system/close-overdue-attempts.ts'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { attempts, gradingRuns, responseEvents, scores, submissions } from '#db/schema/tables.ts'
import { currentScores } from '#db/schema/views.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { inLine } from '#tests/support/in-line.ts'
import { beginAttempt, choose, expectOk, makeDevice, makeQuizClass } from '#tests/support/quiz-class.ts'

/** How often each race is run: the loser must never win anything. */
const rounds = 12

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

test('however many starts arrive at once, there is one attempt', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const made = await makeQuizClass(make, { attemptsAllowed: 3 })
    const ctx = await make.ctxFor(made.student)
    const starts = await Promise.all(Array.from({ length: 6 }, () => startAttempt(ctx, made.assignmentId)))
    expect(new Set(starts.map((start) => expectOk(start).attemptId)).size).toBe(1)
    expect(await database.db.$count(attempts, eq(attempts.assignmentId, made.assignmentId))).toBe(1)
  }
})

test('an answer that races the hand-in is either in the receipt and graded, or kept as late, never neither', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const made = await makeQuizClass(make)
    const { ctx, attemptId } = await beginAttempt(make, made)
    const event = makeDevice().answer(1, choose('a'))
    const [saved, receipt] = await Promise.all([
      saveResponses(ctx, attemptId, [event], clock.now()),
      submitAttempt(ctx, attemptId, {}),
    ])
    const isInTime = expectOk(saved).receipts[0]?.disposition === 'current'
    await expectAnswered(attemptId, expectOk(receipt).answers, isInTime)
  }
})

test('an answer that is first in line is graded, though the hand-in waits behind it', async () => {
  const { ctx, attemptId } = await beginAttempt(make, await makeQuizClass(make))
  const event = makeDevice().answer(1, choose('a'))
  const [saved, receipt] = await inLine(database.url, attemptId, [
    () => saveResponses(ctx, attemptId, [event], clock.now()),
    () => submitAttempt(ctx, attemptId, {}),
  ])
  expect(expectOk(saved).receipts[0]?.disposition).toBe('current')
  await expectAnswered(attemptId, expectOk(receipt).answers, true)
})

test('an answer that stands in line behind the hand-in is kept as late and changes no grade', async () => {
  const { ctx, attemptId } = await beginAttempt(make, await makeQuizClass(make))
  const event = makeDevice().answer(1, choose('a'))
  const [receipt, saved] = await inLine(database.url, attemptId, [
    () => submitAttempt(ctx, attemptId, {}),
    () => saveResponses(ctx, attemptId, [event], clock.now()),
  ])
  expect(expectOk(saved).receipts[0]?.disposition).toBe('late')
  await expectAnswered(attemptId, expectOk(receipt).answers, false)
})

test('an answer that arrived in time and races the closing of its attempt is graded or late, never neither', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const made = await makeQuizClass(make, { timeLimitMinutes: 5 })
    const { ctx, attemptId } = await beginAttempt(make, made)
    const arrivedAt = clock.now()
    clock.advanceMinutes(6)
    const teacher = await make.ctxFor(made.teacher)
    const event = makeDevice().answer(1, choose('a'))
    const save = () => saveResponses(ctx, attemptId, [event], arrivedAt)
    const close = () => closeOverdueAttempts(teacher, made.assignmentId)
    const [saved] = await inTurn(round, save, close)
    // Who closes does not wait for a row that is being written; the next to look finds the attempt.
    expectOk(await close())
    const [submission] = await database.db.select().from(submissions).where(eq(submissions.attemptId, attemptId))
    await expectAnswered(attemptId, submission?.receipt ?? {}, expectOk(saved).receipts[0]?.disposition === 'current')
  }
})

test('however many hand-ins arrive at once, there is one receipt and one grading', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const made = await makeQuizClass(make)
    const { ctx, attemptId } = await beginAttempt(make, made)
    const receipts = await Promise.all(Array.from({ length: 6 }, () => submitAttempt(ctx, attemptId, {})))
    await expectOneHandIn(attemptId, receipts)
  }
})

test('hand-ins that wait for each other give one receipt and one grading', async () => {
  const { ctx, attemptId } = await beginAttempt(make, await makeQuizClass(make))
  const submit = () => submitAttempt(ctx, attemptId, {})
  await expectOneHandIn(attemptId, await inLine(database.url, attemptId, [submit, submit, submit]))
})

test('a mark by hand that races the grading is refused or counts, and the machine’s mark is kept beside it', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const made = await makeQuizClass(make)
    const { ctx, attemptId } = await beginAttempt(make, made)
    const teacher = await make.ctxFor(made.teacher)
    expectOk(await saveResponses(ctx, attemptId, [makeDevice().answer(1, choose('a'))], clock.now()))
    const submit = () => submitAttempt(ctx, attemptId, {})
    const mark = () => markAnswer(teacher, { attemptId, position: 1, points: '0.5', comment: null, seenRunId: null })
    const [, marked] = await inTurn(round, submit, mark)
    const [counting] = await database.db
      .select()
      .from(currentScores)
      .where(and(eq(currentScores.attemptId, attemptId), eq(currentScores.position, 1)))
    expect(counting).toMatchObject(marked.ok ? { kind: 'manual', fraction: 0.5 } : { kind: 'machine', fraction: 1 })
    expect((await firstScores(attemptId)).map(({ fraction }) => fraction).sort()).toEqual(marked.ok ? [0.5, 1] : [1])
  }
})

test('the same event sent twice at once is stored once and gets one receipt', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const made = await makeQuizClass(make)
    const { ctx, attemptId } = await beginAttempt(make, made)
    const event = makeDevice().answer(1, choose('a'))
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => saveResponses(ctx, attemptId, [event], clock.now())),
    )
    expect(new Set(replies.map((reply) => JSON.stringify(expectOk(reply).receipts))).size).toBe(1)
    expect(await database.db.$count(responseEvents, eq(responseEvents.attemptId, attemptId))).toBe(1)
  }
})

test('two devices that answer at once get two sequences, one of them a conflict', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const made = await makeQuizClass(make)
    const { ctx, attemptId } = await beginAttempt(make, made)
    const devices = [makeDevice(), makeDevice()]
    const replies = await Promise.all(
      devices.map((device) => saveResponses(ctx, attemptId, [device.answer(1, choose('a'))], clock.now())),
    )
    const receipts = replies.map((reply) => expectOk(reply).receipts[0])
    expect(receipts.map((receipt) => receipt?.seq).sort()).toEqual([1, 2])
    expect(receipts.map((receipt) => receipt?.disposition).sort()).toEqual(['conflict', 'current'])
  }
})

test('a hand-in that races the closing of forgotten attempts leaves one submission', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const made = await makeQuizClass(make, { timeLimitMinutes: 5 })
    const { ctx, attemptId } = await beginAttempt(make, made)
    clock.advanceMinutes(6)
    const teacher = await make.ctxFor(made.teacher)
    const [submitted, ...closed] = await Promise.all([
      submitAttempt(ctx, attemptId, {}),
      closeOverdueAttempts(ctx, made.assignmentId),
      closeOverdueAttempts(teacher, made.assignmentId),
    ])
    expect(submitted.ok).toBe(true)
    expect(closed.every((result) => result.ok)).toBe(true)
    expect(await database.db.$count(submissions, eq(submissions.attemptId, attemptId))).toBe(1)
    expect(await database.db.$count(gradingRuns, eq(gradingRuns.attemptId, attemptId))).toBe(1)
  }
})

/** Begins two works at once; which of them is begun first changes from round to round. */
async function inTurn<A, B>(round: number, one: () => Promise<A>, other: () => Promise<B>): Promise<[A, B]> {
  if (round % 2 === 0) return Promise.all([one(), other()])
  const [second, first] = await Promise.all([other(), one()])
  return [first, second]
}

/** What the receipt, the stored answers and the grade of the first question say of its one answer. */
async function expectAnswered(attemptId: string, receipt: Record<string, number>, isInTime: boolean): Promise<void> {
  const stored = await database.db.select().from(responseEvents).where(eq(responseEvents.attemptId, attemptId))
  expect(stored.map((event) => event.disposition)).toEqual([isInTime ? 'current' : 'late'])
  expect(receipt).toEqual(isInTime ? { '1': 1 } : {})
  expect(await firstScores(attemptId)).toMatchObject([{ state: isInTime ? 'right' : 'unanswered' }])
}

function firstScores(attemptId: string) {
  return database.db
    .select()
    .from(scores)
    .where(and(eq(scores.attemptId, attemptId), eq(scores.position, 1)))
}

async function expectOneHandIn(attemptId: string, receipts: readonly Awaited<ReturnType<typeof submitAttempt>>[]) {
  expect(new Set(receipts.map((receipt) => JSON.stringify(expectOk(receipt)))).size).toBe(1)
  expect(await database.db.$count(submissions, eq(submissions.attemptId, attemptId))).toBe(1)
  expect(await database.db.$count(gradingRuns, eq(gradingRuns.attemptId, attemptId))).toBe(1)
}
