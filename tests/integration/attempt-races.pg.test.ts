import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveResponses } from '#db/access/attempts.ts'
import { closeOverdueAttempts } from '#db/access/system/close-overdue-attempts.ts'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { attempts, gradingRuns, responseEvents, submissions } from '#db/schema/tables.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
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

test('an answer that races the hand-in is either in the receipt or kept as late, never neither', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const made = await makeQuizClass(make)
    const { ctx, attemptId } = await beginAttempt(make, made)
    const event = makeDevice().answer(1, choose('a'))
    const [saved, receipt] = await Promise.all([
      saveResponses(ctx, attemptId, [event], clock.now()),
      submitAttempt(ctx, attemptId, {}),
    ])
    const disposition = expectOk(saved).receipts[0]?.disposition
    expect(expectOk(receipt).answers).toEqual(disposition === 'current' ? { '1': 1 } : {})
    expect(['current', 'late']).toContain(disposition)
    expect(await database.db.$count(responseEvents, eq(responseEvents.attemptId, attemptId))).toBe(1)
  }
})

test('however many hand-ins arrive at once, there is one receipt and one grading', async () => {
  for (let round = 0; round < rounds; round += 1) {
    const made = await makeQuizClass(make)
    const { ctx, attemptId } = await beginAttempt(make, made)
    const receipts = await Promise.all(Array.from({ length: 6 }, () => submitAttempt(ctx, attemptId, {})))
    expect(new Set(receipts.map((receipt) => JSON.stringify(expectOk(receipt)))).size).toBe(1)
    expect(await database.db.$count(gradingRuns, eq(gradingRuns.attemptId, attemptId))).toBe(1)
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
