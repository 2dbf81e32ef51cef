import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pauseAssignment, resumeAssignment } from '#db/access/assignment-pauses.ts'
import { saveResponses } from '#db/access/attempts.ts'
import { markAnswer } from '#db/access/marking.ts'
import { openAttemptView } from '#db/access/quiz-view.ts'
import { readResult } from '#db/access/results.ts'
import { readStudentWork } from '#db/access/student-work.ts'
import { closeOverdueAttempts } from '#db/access/system/close-overdue-attempts.ts'
import { letAnswerCount } from '#db/access/system/let-answer-count.ts'
import { reopenAttempt } from '#db/access/system/reopen-attempt.ts'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { attempts, auditLog, responseEvents, submissions } from '#db/schema/tables.ts'
import { instantToWallTime } from '#domain/assignment/wall-time.ts'
import { testClock } from '#tests/support/clock.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { beginAttempt, choose, expectOk, makeDevice, makeQuizClass, someResponses } from '#tests/support/quiz-class.ts'

const clock = testClock()
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

/** A time on the clock of the class. */
function wallIn(minutes: number): string {
  return instantToWallTime(new Date(clock.now().getTime() + minutes * 60_000), 'Europe/Berlin')
}

/** A student who has answered everything and handed in, and the teacher. */
async function handedIn(options: Parameters<typeof makeQuizClass>[1] = {}) {
  const made = await makeQuizClass(make, { releaseRule: 'after-hand-in', ...options })
  const { ctx, attemptId } = await beginAttempt(make, made)
  const device = makeDevice()
  const events = someResponses.map((response, index) => device.answer(index + 1, response))
  expectOk(await saveResponses(ctx, attemptId, events, clock.now()))
  expectOk(await submitAttempt(ctx, attemptId, device.lastSeqs()))
  clock.advanceMinutes(1)
  return { ...made, ctx, attemptId, device, teacherCtx: await make.ctxFor(made.teacher) }
}

async function submissionsOf(attemptId: string) {
  return database.db
    .select()
    .from(submissions)
    .where(eq(submissions.attemptId, attemptId))
    .orderBy(asc(submissions.round))
}

test('a reopened attempt goes on with its answers until its time, and the former receipt stays', async () => {
  const { ctx, attemptId, device, teacherCtx, assignmentId, student } = await handedIn({ timeLimitMinutes: 5 })
  const [first] = await submissionsOf(attemptId)
  clock.advanceMinutes(60)
  expectOk(await reopenAttempt(teacherCtx, { attemptId, until: wallIn(30) }))
  const view = expectOk(await openAttemptView(ctx, assignmentId))
  expect(view.attempt?.items.map(({ answer }) => answer?.response)).toEqual(someResponses)
  expect(view.attempt?.deadlineAt).toBe(new Date(clock.now().getTime() + 30 * 60_000).toISOString())
  expect(await readResult(ctx, assignmentId)).toMatchObject({ error: { detail: 'not-handed-in' } })
  const answered = await saveResponses(ctx, attemptId, [device.answer(1, choose('b'), 1)], clock.now())
  expect(expectOk(answered).receipts[0]?.disposition).toBe('current')
  clock.advanceMinutes(29)
  expect(expectOk(await closeOverdueAttempts(teacherCtx, assignmentId))).toBe(0)
  const again = expectOk(await submitAttempt(ctx, attemptId, device.lastSeqs()))
  expect(await submissionsOf(attemptId)).toMatchObject([
    { ...first, round: 1 },
    { round: 2, receiptCode: again.receiptCode, receipt: { '1': 2, '2': 1 } },
  ])
  expect(again.receiptCode).not.toBe(first?.receiptCode)
  expect(expectOk(await readResult(ctx, assignmentId)).receipt.code).toBe(again.receiptCode)
  const work = expectOk(await readStudentWork(teacherCtx, assignmentId, student.userId))
  expect(work.attempt?.receipts.map(({ round }) => round)).toEqual([1, 2])
  expect(work.items[0]).toMatchObject({ response: choose('b'), score: { state: 'wrong' } })
  const log = await database.db.select().from(auditLog).where(eq(auditLog.subjectId, attemptId))
  expect(log.map(({ action }) => action)).toContain('attempt-reopened')
})

test('a reopened attempt that is forgotten is handed in at its time', async () => {
  const { ctx, attemptId, teacherCtx, assignmentId } = await handedIn()
  expectOk(await reopenAttempt(teacherCtx, { attemptId, until: wallIn(10) }))
  const until = new Date(clock.now().getTime() + 10 * 60_000)
  clock.advanceMinutes(600)
  expect(expectOk(await readResult(ctx, assignmentId)).receipt).toMatchObject({ submittedAt: until.toISOString() })
})

test('a mark by hand survives the next hand-in where its answer still counts, and only there', async () => {
  const { ctx, attemptId, device, teacherCtx, assignmentId, student } = await handedIn()
  const marks = [
    { attemptId, position: 1, points: '0.25', comment: 'Half of it', seenRunId: null },
    { attemptId, position: 5, points: '1.5', comment: 'Nearly: who exactly?', seenRunId: null },
  ]
  for (const mark of marks) expectOk(await markAnswer(teacherCtx, mark))
  expectOk(await reopenAttempt(teacherCtx, { attemptId, until: wallIn(10) }))
  expectOk(await saveResponses(ctx, attemptId, [device.answer(1, choose('b'), 1)], clock.now()))
  expectOk(await submitAttempt(ctx, attemptId, device.lastSeqs()))
  const { items } = expectOk(await readStudentWork(teacherCtx, assignmentId, student.userId))
  expect(items[0]?.score).toMatchObject({ state: 'wrong', points: 0, kind: 'machine', comment: null })
  expect(items[4]?.score).toMatchObject({
    state: 'partly',
    points: 1.5,
    kind: 'manual',
    comment: 'Nearly: who exactly?',
  })
  expectOk(await reopenAttempt(teacherCtx, { attemptId, until: wallIn(10) }))
  const [typed] = [device.answer(5, { type: 'short-answer', text: 'the pilot' }, 1)]
  expectOk(await saveResponses(ctx, attemptId, [typed], clock.now()))
  expectOk(await submitAttempt(ctx, attemptId, device.lastSeqs()))
  const after = expectOk(await readStudentWork(teacherCtx, assignmentId, student.userId))
  expect(after.items[4]?.score).toMatchObject({ state: 'waits', points: null, kind: 'machine' })
})

test('the time given is moved by a pause, and a new time replaces it', async () => {
  const { attemptId, teacherCtx, assignmentId } = await handedIn()
  expectOk(await reopenAttempt(teacherCtx, { attemptId, until: wallIn(30) }))
  clock.advanceMinutes(10)
  expectOk(await pauseAssignment(teacherCtx, assignmentId))
  clock.advanceMinutes(40)
  expect(expectOk(await closeOverdueAttempts(teacherCtx, assignmentId))).toBe(0)
  expectOk(await resumeAssignment(teacherCtx, assignmentId))
  const minutesLeft = async () => {
    const [row] = await database.db.select().from(attempts).where(eq(attempts.id, attemptId))
    return ((row?.deadlineAt?.getTime() ?? 0) - clock.now().getTime()) / 60_000
  }
  expect(await minutesLeft()).toBe(20)
  expectOk(await reopenAttempt(teacherCtx, { attemptId, until: wallIn(5) }))
  expect(await minutesLeft()).toBe(5)
  expect(await database.db.$count(submissions, eq(submissions.attemptId, attemptId))).toBe(1)
})

test('an attempt is not opened again for the past, beside a newer open one, before it is handed in, or for one who left', async () => {
  const { ctx, attemptId, teacherCtx, assignmentId, schoolId, classId, student } = await handedIn({
    attemptsAllowed: 2,
  })
  const reopen = (until: string) => reopenAttempt(teacherCtx, { attemptId, until })
  expect(await reopen(wallIn(-1))).toMatchObject({ error: { fields: { until: 'until-past' } } })
  expect(await reopen('soon')).toMatchObject({ error: { fields: { until: 'time-wrong' } } })
  const second = expectOk(await startAttempt(ctx, assignmentId))
  expect(await reopen(wallIn(9))).toEqual({ ok: false, error: { kind: 'conflict', detail: 'newer-open' } })
  expect(await reopenAttempt(teacherCtx, { attemptId: second.attemptId, until: wallIn(9) })).toEqual({
    ok: false,
    error: { kind: 'closed', detail: 'under-way' },
  })
  expectOk(await submitAttempt(ctx, second.attemptId, {}))
  await make.removeMember(schoolId, classId, student.userId)
  expect(await reopen(wallIn(9))).toEqual({ ok: false, error: { kind: 'not-found' } })
  expect(await submissionsOf(attemptId)).toHaveLength(1)
})

test('a late answer counts once the teacher lets it, is graded, and gives way again', async () => {
  const { ctx, attemptId, device, teacherCtx, assignmentId, student } = await handedIn()
  const late = expectOk(await saveResponses(ctx, attemptId, [device.answer(1, choose('b'), 1)], clock.now()))
  expect(late.receipts[0]).toMatchObject({ seq: 2, disposition: 'late' })
  const itemNow = async () => {
    const work = expectOk(await readStudentWork(teacherCtx, assignmentId, student.userId))
    return work.items[0]
  }
  expect(await itemNow()).toMatchObject({ response: choose('a'), others: [{ seq: 2, isCounting: false }] })
  expect(expectOk(await readResult(ctx, assignmentId)).receipt.keptAside).toBe(1)
  clock.advanceMinutes(1)
  expectOk(await letAnswerCount(teacherCtx, { attemptId, position: 1, seq: 2 }))
  expectOk(await letAnswerCount(teacherCtx, { attemptId, position: 1, seq: 2 }))
  expect(await itemNow()).toMatchObject({
    response: choose('b'),
    others: [
      { seq: 1, disposition: 'current', isCounting: false },
      { seq: 2, disposition: 'late', isCounting: true },
    ],
    score: { state: 'wrong', points: 0, kind: 'machine' },
  })
  const shown = expectOk(await readResult(ctx, assignmentId))
  expect(shown.receipt.keptAside).toBe(0)
  expect(shown.release.isReleased && shown.release.items[0]).toMatchObject({
    response: choose('b'),
    mark: { points: 0 },
  })
  clock.advanceMinutes(1)
  expectOk(await letAnswerCount(teacherCtx, { attemptId, position: 1, seq: 1 }))
  expect(await itemNow()).toMatchObject({ response: choose('a'), score: { state: 'right', points: 1 } })
  const stored = await database.db.select().from(responseEvents).where(eq(responseEvents.attemptId, attemptId))
  expect(stored.filter(({ position }) => position === 1).map(({ disposition }) => disposition)).toEqual([
    'current',
    'late',
    'current',
    'current',
  ])
  const log = await database.db.select().from(auditLog).where(eq(auditLog.subjectId, attemptId))
  expect(log.filter(({ action }) => action === 'answer-let-count')).toHaveLength(2)
})

test('a mark by hand goes with the answer it was given for', async () => {
  const { ctx, attemptId, device, teacherCtx, assignmentId, student } = await handedIn()
  const text = (words: string) => ({ type: 'short-answer' as const, text: words })
  expectOk(await saveResponses(ctx, attemptId, [device.answer(5, text('the pilot, at noon'), 1)], clock.now()))
  expectOk(await markAnswer(teacherCtx, { attemptId, position: 5, points: '1', comment: 'Half', seenRunId: null }))
  const scoreNow = async () => expectOk(await readStudentWork(teacherCtx, assignmentId, student.userId)).items[4]?.score
  clock.advanceMinutes(1)
  expectOk(await letAnswerCount(teacherCtx, { attemptId, position: 5, seq: 2 }))
  expect(await scoreNow()).toMatchObject({ state: 'waits', points: null, comment: null })
  clock.advanceMinutes(1)
  expectOk(await markAnswer(teacherCtx, { attemptId, position: 5, points: '2', comment: 'Whole', seenRunId: null }))
  clock.advanceMinutes(1)
  expectOk(await letAnswerCount(teacherCtx, { attemptId, position: 5, seq: 1 }))
  expect(await scoreNow()).toMatchObject({ points: 1, kind: 'manual', comment: 'Half' })
  clock.advanceMinutes(1)
  expectOk(await letAnswerCount(teacherCtx, { attemptId, position: 5, seq: 2 }))
  expect(await scoreNow()).toMatchObject({ points: 2, kind: 'manual', comment: 'Whole' })
})

test('nothing is decided about an attempt under way, or about an answer that does not exist', async () => {
  const made = await makeQuizClass(make)
  const { attemptId } = await beginAttempt(make, made)
  const teacherCtx = await make.ctxFor(made.teacher)
  expect(await letAnswerCount(teacherCtx, { attemptId, position: 1, seq: 1 })).toEqual({
    ok: false,
    error: { kind: 'closed', detail: 'under-way' },
  })
  const done = await handedIn()
  expect(await letAnswerCount(done.teacherCtx, { attemptId: done.attemptId, position: 1, seq: 9 })).toEqual({
    ok: false,
    error: { kind: 'not-found' },
  })
})
