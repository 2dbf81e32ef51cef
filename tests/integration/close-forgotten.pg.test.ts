import { eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeAttempts } from '#cli/commands/admin.ts'
import { pauseAssignment } from '#db/access/assignment-pauses.ts'
import { saveResponses } from '#db/access/attempts.ts'
import { closeForgottenAttempts } from '#db/access/system/close-forgotten-attempts.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { attempts, gradingRuns, submissions } from '#db/schema/tables.ts'
import { writeAttempt } from '#tests/support/attempt-rows.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { beginAttempt, choose, expectOk, makeDevice, makeQuizClass } from '#tests/support/quiz-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

test('two processes that close at once end every forgotten attempt of all schools, each of them once', async () => {
  const forgotten: string[] = []
  for (let school = 0; school < 2; school += 1) {
    const made = await makeQuizClass(make, { timeLimitMinutes: 10 })
    for (let index = 0; index < 120; index += 1) {
      const student = await make.user({ schoolId: made.schoolId })
      const { assignmentId, quiz } = made
      forgotten.push(await writeAttempt(make, { student, assignmentId, quiz, deadlineAt: clock.now() }))
    }
  }
  clock.advanceMinutes(11)
  const ended = await Promise.all([closeForgottenAttempts(make.system), closeForgottenAttempts(make.system)])
  expect(ended.reduce((sum, result) => sum + expectOk(result), 0)).toBe(forgotten.length)
  expect(await database.db.$count(submissions, inArray(submissions.attemptId, forgotten))).toBe(forgotten.length)
  expect(await database.db.$count(gradingRuns, inArray(gradingRuns.attemptId, forgotten))).toBe(forgotten.length)
  expect(expectOk(await closeForgottenAttempts(make.system))).toBe(0)
})

test('whoever runs the server can close them from the command line', async () => {
  const made = await makeQuizClass(make, { timeLimitMinutes: 10 })
  await beginAttempt(make, made)
  clock.advanceMinutes(11)
  expect(await closeAttempts(make.system)).toEqual({ handedIn: 1 })
  expect(await closeAttempts(make.system)).toEqual({ handedIn: 0 })
})

test('an attempt whose clock stands still, or that has time left, is not ended', async () => {
  const paused = await makeQuizClass(make, { timeLimitMinutes: 10 })
  const { attemptId } = await beginAttempt(make, paused)
  expectOk(await pauseAssignment(await make.ctxFor(paused.teacher), paused.assignmentId))
  const open = await beginAttempt(make, await makeQuizClass(make, { timeLimitMinutes: 90 }))
  const endless = await beginAttempt(make, await makeQuizClass(make))
  clock.advanceMinutes(30)
  expect(expectOk(await closeForgottenAttempts(make.system))).toBe(0)
  const rows = await database.db
    .select()
    .from(attempts)
    .where(inArray(attempts.id, [attemptId, open.attemptId, endless.attemptId]))
  expect(rows.map(({ submittedAt }) => submittedAt)).toEqual([null, null, null])
})

test('closing that races a hand-in and an answer leaves one submission, and the answer is in it or kept as late', async () => {
  for (let round = 0; round < 12; round += 1) {
    const made = await makeQuizClass(make, { timeLimitMinutes: 5 })
    const { ctx, attemptId } = await beginAttempt(make, made)
    clock.advanceMinutes(5)
    const receivedAt = clock.now()
    clock.advanceMinutes(1)
    const event = makeDevice().answer(1, choose('a'))
    const [saved, submitted, ...closed] = await Promise.all([
      saveResponses(ctx, attemptId, [event], receivedAt),
      submitAttempt(ctx, attemptId, {}),
      closeForgottenAttempts(make.system),
      closeForgottenAttempts(make.system),
    ])
    expect([submitted.ok, ...closed.map(({ ok }) => ok)]).toEqual([true, true, true])
    const stored = await database.db.select().from(submissions).where(eq(submissions.attemptId, attemptId))
    const disposition = expectOk(saved).receipts[0]?.disposition
    expect(stored.map(({ receipt }) => receipt)).toEqual([disposition === 'current' ? { '1': 1 } : {}])
    expect(['current', 'late']).toContain(disposition)
  }
})
