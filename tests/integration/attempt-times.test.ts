import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeAssignment } from '#db/access/assignment-changes.ts'
import { setOverride } from '#db/access/assignment-overrides.ts'
import { pauseAssignment, resumeAssignment } from '#db/access/assignment-pauses.ts'
import { saveResponses } from '#db/access/attempts.ts'
import { readClass } from '#db/access/classes.ts'
import { readOwnClock } from '#db/access/own-clock.ts'
import { openAttemptView } from '#db/access/quiz-view.ts'
import { closeOverdueAttempts } from '#db/access/system/close-overdue-attempts.ts'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { setTimeAllowance } from '#db/access/time-allowances.ts'
import { withActor } from '#db/access/with-actor.ts'
import type { Ctx } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { assignmentPauses, attempts, auditLog, timeAllowances } from '#db/schema/tables.ts'
import { ok } from '#domain/result.ts'
import { noOverride } from '#tests/support/assignment-desk.ts'
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

function inMinutes(minutes: number): Date {
  return new Date(clock.now().getTime() + minutes * 60_000)
}

/** The deadline as it is stored, in minutes from now; null for none. */
async function storedMinutesLeft(attemptId: string): Promise<number | null> {
  const [row] = await database.db.select().from(attempts).where(eq(attempts.id, attemptId))
  return row?.deadlineAt ? (row.deadlineAt.getTime() - clock.now().getTime()) / 60_000 : null
}

/** The same as the student's page hears it. */
async function minutesLeft(ctx: Ctx, attemptId: string): Promise<number | null> {
  const { deadlineAt } = expectOk(await readOwnClock(ctx, attemptId))
  return deadlineAt === null ? null : (Date.parse(deadlineAt) - clock.now().getTime()) / 60_000
}

/** Both students at work on a quiz of 60 minutes that closes in 100. */
async function atWork() {
  const made = await makeQuizClass(make, { timeLimitMinutes: 60, closeAt: inMinutes(100), dueAt: inMinutes(90) })
  const own = await beginAttempt(make, made)
  const other = await beginAttempt(make, { ...made, student: made.classmate })
  return { ...made, ...own, other, teacherCtx: await make.ctxFor(made.teacher) }
}

test('an allowance reaches an attempt under way at once, its student alone, and never moves the close', async () => {
  const { ctx, attemptId, other, teacherCtx, classId, student, assignmentId } = await atWork()
  clock.advanceMinutes(10)
  const studentId = student.userId
  expectOk(await setTimeAllowance(teacherCtx, { classId, studentId, factor: 1.25 }))
  expect([await minutesLeft(ctx, attemptId), await storedMinutesLeft(attemptId)]).toEqual([65, 65])
  expect(await minutesLeft(other.ctx, other.attemptId)).toBe(50)
  expect(expectOk(await openAttemptView(ctx, assignmentId))).toMatchObject({
    timeLimitMinutes: 75,
    isOwnTimeLimit: true,
  })
  expectOk(await setTimeAllowance(teacherCtx, { classId, studentId, factor: 2 }))
  expect([await minutesLeft(ctx, attemptId), await storedMinutesLeft(attemptId)]).toEqual([90, 90])
  expectOk(await setTimeAllowance(teacherCtx, { classId, studentId, factor: 1 }))
  expect([await minutesLeft(ctx, attemptId), await storedMinutesLeft(attemptId)]).toEqual([50, 50])
  expect(expectOk(await openAttemptView(ctx, assignmentId))).toMatchObject({
    timeLimitMinutes: 60,
    isOwnTimeLimit: false,
  })
})

test('an allowance is seen by its student and those who teach the class, and by nobody else anywhere', async () => {
  const { schoolId, ctx, teacherCtx, classId, student, classmate, assignmentId, other } = await atWork()
  expectOk(await setTimeAllowance(teacherCtx, { classId, studentId: student.userId, factor: 1.37 }))
  const admin = await make.ctxFor(await make.user({ schoolId, role: 'admin' }))
  const seenBy = async (reader: Ctx) =>
    expectOk(await withActor(reader, async (tx) => ok(await tx.select().from(timeAllowances)))).map(
      ({ factor }) => factor,
    )
  expect(await seenBy(ctx)).toEqual(['1.37'])
  expect(await seenBy(teacherCtx)).toEqual(['1.37'])
  expect(await seenBy(await make.ctxFor(classmate))).toEqual([])
  expect(await seenBy(admin)).toEqual([])
  const factorsIn = async (reader: Ctx) =>
    expectOk(await readClass(reader, classId)).students.map(({ timeFactor }) => timeFactor)
  expect((await factorsIn(teacherCtx)).toSorted()).toEqual([1, 1.37])
  expect(await factorsIn(admin)).toEqual([null, null])
  expect(expectOk(await openAttemptView(other.ctx, assignmentId)).timeLimitMinutes).toBe(60)
  const log = JSON.stringify(await database.db.select().from(auditLog).where(eq(auditLog.action, 'allowance-changed')))
  expect(log).not.toMatch(new RegExp(`1\\.37|${student.userId}`))
})

test('an allowance is set for students of the class alone, by those who teach it, between 1 and 5', async () => {
  const { teacherCtx, classId, student, teacher, ctx } = await atWork()
  const stranger = (await makeQuizClass(make)).student
  const set = (by: Ctx, studentId: string, factor: number) => setTimeAllowance(by, { classId, studentId, factor })
  for (const factor of [0.99, 5.01, Number.NaN])
    expect(await set(teacherCtx, student.userId, factor)).toMatchObject({
      error: { fields: { factor: 'factor-wrong' } },
    })
  for (const nobody of [stranger.userId, teacher.userId])
    expect(await set(teacherCtx, nobody, 2)).toEqual({ ok: false, error: { kind: 'not-found' } })
  expect(await set(ctx, student.userId, 2)).toMatchObject({ ok: false })
  expect(await database.db.$count(timeAllowances, eq(timeAllowances.classId, classId))).toBe(0)
})

test('an override gives one student another limit, close, opening and number of attempts, and can be taken back', async () => {
  const { ctx, attemptId, other, teacherCtx, student, assignmentId } = await atWork()
  const override = { assignmentId, studentId: student.userId, ...noOverride }
  expectOk(await setOverride(teacherCtx, { ...override, timeLimitMinutes: 80, attemptsAllowed: 2 }))
  expect([await minutesLeft(ctx, attemptId), await storedMinutesLeft(attemptId)]).toEqual([80, 80])
  expect(await storedMinutesLeft(other.attemptId)).toBe(60)
  expectOk(await submitAttempt(ctx, attemptId, {}))
  expect(expectOk(await openAttemptView(ctx, assignmentId))).toMatchObject({
    start: 'possible',
    attemptsAllowed: 2,
    timeLimitMinutes: 80,
    isOwnTimeLimit: true,
  })
  const second = expectOk(await startAttempt(ctx, assignmentId))
  expectOk(await setOverride(teacherCtx, override))
  expect(await storedMinutesLeft(second.attemptId)).toBe(60)
  expect(expectOk(await openAttemptView(ctx, assignmentId)).attemptsAllowed).toBe(1)
  expect(
    await setOverride(teacherCtx, { ...override, openAt: '2026-03-09T10:00', dueAt: '2026-03-09T09:00' }),
  ).toMatchObject({
    error: { kind: 'invalid', fields: { dueAt: 'due-before-open' } },
  })
  expectOk(await setOverride(teacherCtx, { ...override, openAt: '2026-03-02T08:00', closeAt: '2026-03-05T09:00' }))
})

test('a changed limit or close moves the deadlines of attempts under way in the same step', async () => {
  const { attemptId, other, teacherCtx, classId, student, assignmentId, quiz } = await atWork()
  expectOk(await setTimeAllowance(teacherCtx, { classId, studentId: student.userId, factor: 1.5 }))
  const change = {
    assignmentId,
    quizVersionId: quiz.quizVersionId,
    openAt: '2026-03-01T08:00',
    dueAt: null,
    closeAt: null,
    timeLimitMinutes: 40,
    attemptsAllowed: 1,
    countingRule: 'last' as const,
    graceSeconds: 10,
    releaseScore: 'on-release' as const,
    releaseAnswers: 'on-release' as const,
    releaseExplanations: 'on-release' as const,
    plainLevel: false,
    notesAfterOwn: false,
  }
  expectOk(await changeAssignment(teacherCtx, { ...change, isConfirmed: true }))
  expect([await storedMinutesLeft(attemptId), await storedMinutesLeft(other.attemptId)]).toEqual([60, 40])
  expectOk(await changeAssignment(teacherCtx, { ...change, timeLimitMinutes: null, isConfirmed: true }))
  expect([await storedMinutesLeft(attemptId), await storedMinutesLeft(other.attemptId)]).toEqual([null, null])
})

test('while the teacher has paused the quiz the time left stays, for everybody and by their own allowance', async () => {
  const { ctx, attemptId, other, teacherCtx, classId, student, assignmentId } = await atWork()
  expectOk(await setTimeAllowance(teacherCtx, { classId, studentId: student.userId, factor: 1.5 }))
  clock.advanceMinutes(20)
  expectOk(await pauseAssignment(teacherCtx, assignmentId))
  expectOk(await pauseAssignment(teacherCtx, assignmentId))
  clock.advanceMinutes(5)
  expect(expectOk(await readOwnClock(ctx, attemptId))).toMatchObject({ isPaused: true, isHandedIn: false })
  expect(await minutesLeft(ctx, attemptId)).toBe(70)
  const answered = await saveResponses(other.ctx, other.attemptId, [makeDevice().answer(1, choose('a'))], clock.now())
  expect(expectOk(answered).receipts[0]?.disposition).toBe('current')
  expectOk(await resumeAssignment(teacherCtx, assignmentId))
  expectOk(await resumeAssignment(teacherCtx, assignmentId))
  expect(expectOk(await readOwnClock(ctx, attemptId)).isPaused).toBe(false)
  expect([await storedMinutesLeft(attemptId), await storedMinutesLeft(other.attemptId)]).toEqual([70, 40])
  clock.advanceMinutes(39)
  expect(expectOk(await closeOverdueAttempts(teacherCtx, assignmentId))).toBe(0)
  clock.advanceMinutes(2)
  expect(expectOk(await closeOverdueAttempts(teacherCtx, assignmentId))).toBe(1)
  expect(expectOk(await readOwnClock(other.ctx, other.attemptId)).isHandedIn).toBe(true)
  const pauses = await database.db
    .select()
    .from(assignmentPauses)
    .where(eq(assignmentPauses.assignmentId, assignmentId))
  expect(pauses).toMatchObject([{ startedBy: teacherCtx.actor?.userId, endedAt: expect.any(Date) }])
})

test('a pause is told to everybody of the class and moves no close', async () => {
  const { ctx, attemptId, teacherCtx, assignmentId } = await atWork()
  expectOk(await pauseAssignment(teacherCtx, assignmentId))
  clock.advanceMinutes(70)
  expect(expectOk(await openAttemptView(ctx, assignmentId))).toMatchObject({
    isPaused: true,
    attempt: { id: attemptId },
  })
  expect(await minutesLeft(ctx, attemptId)).toBe(30)
  clock.advanceMinutes(31)
  expect(expectOk(await closeOverdueAttempts(teacherCtx, assignmentId))).toBe(2)
})

test('nobody but the student of an attempt is told its clock', async () => {
  const { attemptId, teacherCtx, other, schoolId, classId, student, ctx } = await atWork()
  const notHere = { ok: false, error: { kind: 'not-found' } }
  for (const reader of [teacherCtx, other.ctx]) expect(await readOwnClock(reader, attemptId)).toEqual(notHere)
  await make.removeMember(schoolId, classId, student.userId)
  expect(await readOwnClock(ctx, attemptId)).toEqual(notHere)
})
