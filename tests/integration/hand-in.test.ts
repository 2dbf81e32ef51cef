import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveResponses } from '#db/access/attempts.ts'
import { markAnswer } from '#db/access/marking.ts'
import { openAttemptView } from '#db/access/quiz-view.ts'
import { readResult } from '#db/access/results.ts'
import { checkAnswer } from '#db/access/system/check-answer.ts'
import { closeOverdueAttempts } from '#db/access/system/close-overdue-attempts.ts'
import { endSession } from '#db/access/system/sessions.ts'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import type { SessionClaim } from '#db/ctx.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { attempts, auditLog, gradingRuns, scores, studentComments, submissions } from '#db/schema/tables.ts'
import { isReceiptCode } from '#domain/quiz/receipt-code.ts'
import { unauthenticated } from '#domain/result.ts'
import { testClock } from '#tests/support/clock.ts'
import { queryCounter } from '#tests/support/count-queries.ts'
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

type Options = Parameters<typeof makeQuizClass>[1]

/** A student who has answered everything. */
async function answeredQuiz(options: Options = {}) {
  const made = await makeQuizClass(make, options)
  const { ctx, attemptId } = await beginAttempt(make, made)
  const device = makeDevice()
  const events = someResponses.map((response, index) => device.answer(index + 1, response))
  expectOk(await saveResponses(ctx, attemptId, events, clock.now()))
  return { ...made, ctx, attemptId, device }
}

function minutesFromNow(minutes: number): Date {
  return new Date(clock.now().getTime() + minutes * 60_000)
}

test('handing in twice gives the same receipt and grades once', async () => {
  const { ctx, attemptId, device } = await answeredQuiz()
  const first = expectOk(await submitAttempt(ctx, attemptId, device.lastSeqs()))
  clock.advanceMinutes(3)
  expect(expectOk(await submitAttempt(ctx, attemptId, device.lastSeqs()))).toEqual(first)
  expect(first.answers).toEqual({ '1': 1, '2': 1, '3': 1, '4': 1, '5': 1 })
  expect(isReceiptCode(first.receiptCode)).toBe(true)
  expect(await database.db.$count(gradingRuns, eq(gradingRuns.attemptId, attemptId))).toBe(1)
  const graded = await database.db.select().from(scores).where(eq(scores.attemptId, attemptId)).orderBy(scores.position)
  expect(graded.map((score) => [score.state, score.points])).toEqual([
    ['right', '1.000000'],
    ['right', '2.000000'],
    ['right', '1.000000'],
    ['right', '1.000000'],
    ['waits', null],
  ])
})

test('handing in takes three statements', async () => {
  const { ctx, attemptId, device } = await answeredQuiz()
  const counter = queryCounter(database)
  const queries = await counter.queriesOf(async () =>
    expectOk(await submitAttempt({ ...ctx, db: counter.db }, attemptId, device.lastSeqs())),
  )
  expect(queries).toHaveLength(3)
})

test('a claim hands in as its student while its session lasts, and not after', async () => {
  const { ctx, attemptId, device } = await answeredQuiz()
  if (ctx.actor === null) throw new Error('The student is nobody')
  const { schoolId, userId, sessionId } = ctx.actor
  const claim = { schoolId, userId, sessionId }
  const submit = (one: SessionClaim | null) =>
    submitAttempt({ ...make.system, claim: one }, attemptId, device.lastSeqs())
  expect(await submit(null)).toEqual(unauthenticated)
  expect(await submit({ ...claim, sessionId: randomUUID() })).toEqual(unauthenticated)
  expectOk(await submit(claim))
  const isHandIn = and(eq(auditLog.subjectId, attemptId), eq(auditLog.action, 'attempts-handed-in'))
  const [entry] = await database.db.select().from(auditLog).where(isHandIn)
  expect(entry?.actorId).toBe(userId)
  expectOk(await endSession(make.system, claim))
  expect(await submit(claim)).toEqual(unauthenticated)
})

test('a hand-in that would leave answers behind is refused and names them', async () => {
  const { ctx, attemptId, device } = await answeredQuiz()
  const [sixth, seventh, eighth] = [
    device.answer(1, choose('b'), 1),
    device.answer(1, choose('a'), 1),
    device.answer(1, choose('b'), 1),
  ]
  expectOk(await saveResponses(ctx, attemptId, [seventh], clock.now()))
  expect(await submitAttempt(ctx, attemptId, device.lastSeqs())).toEqual({
    ok: false,
    error: { kind: 'conflict', detail: 'answers-missing', data: { [device.id]: [6, 8] } },
  })
  expect(await database.db.$count(submissions, eq(submissions.attemptId, attemptId))).toBe(0)
  expectOk(await saveResponses(ctx, attemptId, [sixth, eighth], clock.now()))
  const receipt = expectOk(await submitAttempt(ctx, attemptId, device.lastSeqs()))
  expect(receipt.answers['1']).toBe(4)
})

test('the receipt says whether the hand-in was late', async () => {
  const inTime = await answeredQuiz({ dueAt: minutesFromNow(5) })
  expect(expectOk(await submitAttempt(inTime.ctx, inTime.attemptId, {})).isLate).toBe(false)
  const late = await answeredQuiz({ dueAt: clock.now() })
  expect(expectOk(await submitAttempt(late.ctx, late.attemptId, {})).isLate).toBe(true)
})

test('before release the result holds the receipt, when the rest comes, and no key', async () => {
  const dueAt = minutesFromNow(60)
  const { ctx, attemptId, assignmentId } = await answeredQuiz({ dueAt, releaseRule: 'after-due' })
  const receipt = expectOk(await submitAttempt(ctx, attemptId, {}))
  const view = expectOk(await readResult(ctx, assignmentId))
  expect(view.receipt).toMatchObject({
    code: receipt.receiptCode,
    isLate: false,
    questions: 5,
    answered: 5,
    keptAside: 0,
  })
  const comes = { isOut: false, at: dueAt.toISOString() }
  expect(view.release).toEqual({ isReleased: false, comes: { score: comes, answers: comes, explanations: comes } })
  expect(JSON.stringify([view, await openAttemptView(ctx, assignmentId)])).not.toMatch(/KEY-|correct|rightIds|fraction/)
})

test('after release the student sees points, right answers, feedback on their choice, and evidence', async () => {
  const { ctx, attemptId, assignmentId, device } = await answeredQuiz({
    dueAt: minutesFromNow(60),
    releaseRule: 'after-due',
  })
  expectOk(await saveResponses(ctx, attemptId, [device.answer(1, choose('b'), 1)], clock.now()))
  expectOk(await submitAttempt(ctx, attemptId, device.lastSeqs()))
  clock.advanceMinutes(60)
  const { release } = expectOk(await readResult(ctx, assignmentId))
  if (!release.isReleased) throw new Error('The result is not released')
  expect(release.totals).toEqual({ total: 4, max: 7, waiting: 1 })
  expect(release.items[0]).toMatchObject({
    mark: { state: 'wrong', points: 0 },
    response: choose('b'),
    reveal: { right: { rightIds: ['a'] }, words: { feedback: ['KEY-FEEDBACK wrong'] } },
    evidence: [{ start: 15, end: 47, blockId: 'p1', paragraph: 1, number: 1 }],
  })
  expect(JSON.stringify(release)).not.toContain('KEY-MISCONCEPTION')
  expect(JSON.stringify(release)).not.toContain('KEY-FEEDBACK right')
})

test('a classmate who has handed in sees nothing of another’s result', async () => {
  const made = await answeredQuiz({ releaseRule: 'after-hand-in' })
  expectOk(await submitAttempt(made.ctx, made.attemptId, {}))
  const refused = { ok: false, error: { kind: 'closed', detail: 'not-handed-in' } }
  expect(await readResult(await make.ctxFor(made.classmate), made.assignmentId)).toEqual(refused)
  const elsewhere = await makeQuizClass(make)
  expect(await readResult(await make.ctxFor(elsewhere.student), made.assignmentId)).toEqual({
    ok: false,
    error: { kind: 'not-found' },
  })
  expect(await readResult(await make.ctxFor(made.teacher), made.assignmentId)).toEqual({
    ok: false,
    error: { kind: 'forbidden' },
  })
})

test('a mark by hand and the teacher’s words reach the student', async () => {
  const made = await answeredQuiz({ releaseRule: 'after-hand-in' })
  expectOk(await submitAttempt(made.ctx, made.attemptId, {}))
  const words = 'Nearly: who exactly?'
  const mark = { attemptId: made.attemptId, position: 5, points: '1.5', comment: words, seenRunId: null }
  expectOk(await markAnswer(await make.ctxFor(made.teacher), mark))
  await make.insert((tx) =>
    tx.insert(studentComments).values({
      schoolId: made.schoolId,
      assignmentId: made.assignmentId,
      studentId: made.student.userId,
      authorId: made.teacher.userId,
      body: 'Well read.',
      updatedAt: clock.now(),
    }),
  )
  const view = expectOk(await readResult(made.ctx, made.assignmentId))
  expect(view.teacherComment).toEqual({ body: 'Well read.', author: made.teacher.displayName })
  if (!view.release.isReleased) throw new Error('The result is not released')
  expect(view.release.items[4]).toMatchObject({
    mark: { state: 'partly', points: 1.5, isByHand: true, comment: 'Nearly: who exactly?' },
  })
  expect(view.release.totals).toEqual({ total: 6.5, max: 7, waiting: 0 })
})

test('an attempt past its deadline is handed in with what was stored, as of the deadline, when anyone looks', async () => {
  const dueAt = minutesFromNow(30)
  const made = await answeredQuiz({ timeLimitMinutes: 10, dueAt, releaseRule: 'after-due' })
  const deadline = minutesFromNow(10)
  clock.advanceMinutes(40)
  const view = expectOk(await openAttemptView(made.ctx, made.assignmentId))
  expect(view).toMatchObject({ attempt: null, hasResult: true })
  const result = expectOk(await readResult(made.ctx, made.assignmentId))
  expect(result.receipt).toMatchObject({ submittedAt: deadline.toISOString(), isLate: false, answered: 5 })
  expect(result.release.isReleased).toBe(true)
})

test('a student ends only their own forgotten attempt, a teacher those of the class, a stranger none', async () => {
  const made = await makeQuizClass(make, { timeLimitMinutes: 10 })
  await beginAttempt(make, made)
  const other = expectOk(await startAttempt(await make.ctxFor(made.classmate), made.assignmentId))
  clock.advanceMinutes(11)
  const elsewhere = await makeQuizClass(make)
  expect(await closeOverdueAttempts(await make.ctxFor(elsewhere.teacher), made.assignmentId)).toMatchObject({
    ok: false,
  })
  expect(await closeOverdueAttempts(await make.ctxFor(made.student), made.assignmentId)).toEqual({ ok: true, value: 1 })
  const [open] = await database.db.select().from(attempts).where(eq(attempts.id, other.attemptId))
  expect(open?.submittedAt).toBeNull()
  expect(await closeOverdueAttempts(await make.ctxFor(made.teacher), made.assignmentId)).toEqual({ ok: true, value: 1 })
  expect(await closeOverdueAttempts(await make.ctxFor(made.teacher), made.assignmentId)).toEqual({ ok: true, value: 0 })
})

test('closing many forgotten attempts costs as many queries as closing one', async () => {
  const queriesFor = async (students: number) => {
    const made = await makeQuizClass(make, { timeLimitMinutes: 10 })
    await beginAttempt(make, made)
    if (students === 2) expectOk(await startAttempt(await make.ctxFor(made.classmate), made.assignmentId))
    clock.advanceMinutes(11)
    const counter = queryCounter(database)
    const ctx = { ...(await make.ctxFor(made.teacher)), db: counter.db }
    return counter.queriesOf(async () =>
      expect(expectOk(await closeOverdueAttempts(ctx, made.assignmentId))).toBe(students),
    )
  }
  expect((await queriesFor(2)).length).toBe((await queriesFor(1)).length)
})

test('a further attempt may begin once one has run out, and both results can be read', async () => {
  const made = await makeQuizClass(make, { timeLimitMinutes: 10, attemptsAllowed: 2, releaseRule: 'after-hand-in' })
  const first = await beginAttempt(make, made)
  clock.advanceMinutes(11)
  const second = expectOk(await startAttempt(first.ctx, made.assignmentId))
  expect(second.attemptId).not.toBe(first.attemptId)
  expectOk(await submitAttempt(first.ctx, second.attemptId, {}))
  const view = expectOk(await readResult(first.ctx, made.assignmentId))
  expect(view).toMatchObject({ attempts: [2, 1], number: 2, mayStartAgain: false })
  expect(expectOk(await readResult(first.ctx, made.assignmentId, { number: 1 })).number).toBe(1)
})

test('under the rule “at once” a checked answer is final, and only its own feedback is shown', async () => {
  const made = await answeredQuiz({ releaseRule: 'at-once' })
  const { ctx, attemptId, assignmentId, device } = made
  expect(await checkAnswer(ctx, attemptId, { position: 1, seq: 9 })).toMatchObject({
    error: { kind: 'conflict', detail: 'answer-changed' },
  })
  const reveal = expectOk(await checkAnswer(ctx, attemptId, { position: 1, seq: 1 }))
  expect(reveal).toMatchObject({
    score: { state: 'right' },
    right: { rightIds: ['a'] },
    words: { feedback: ['KEY-FEEDBACK right'] },
  })
  expect(expectOk(await checkAnswer(ctx, attemptId, { position: 1, seq: 1 }))).toEqual(reveal)
  const after = expectOk(await saveResponses(ctx, attemptId, [device.answer(1, choose('b'), 1)], clock.now()))
  expect(after.receipts[0]?.disposition).toBe('late')
  const view = expectOk(await openAttemptView(ctx, assignmentId))
  expect(view.attempt?.items.map((item) => item.checked !== null)).toEqual([true, false, false, false, false])
  expect(view.attempt?.items[0]).toMatchObject({
    answer: { response: choose('a') },
    checked: { score: { state: 'right' } },
  })
  expect(JSON.stringify(view.attempt?.items.slice(1))).not.toContain('KEY-')
  expectOk(await submitAttempt(ctx, attemptId, device.lastSeqs()))
  const counted = await database.db
    .select()
    .from(scores)
    .where(and(eq(scores.attemptId, attemptId), eq(scores.position, 1)))
  expect(counted.map((score) => score.state)).toEqual(['right', 'right'])
})

test('an answer is not checked under another rule, unanswered, or by anyone else', async () => {
  const made = await answeredQuiz({ releaseRule: 'after-hand-in' })
  const first = { position: 1, seq: 1 }
  expect(await checkAnswer(made.ctx, made.attemptId, first)).toMatchObject({
    error: { kind: 'closed', detail: 'not-at-once' },
  })
  const open = await makeQuizClass(make, { releaseRule: 'at-once' })
  const { ctx, attemptId } = await beginAttempt(make, open)
  expect(await checkAnswer(ctx, attemptId, first)).toMatchObject({
    error: { kind: 'invalid', fields: { position: 'not-answered' } },
  })
  for (const user of [open.classmate, open.teacher]) {
    expect(await checkAnswer(await make.ctxFor(user), attemptId, first)).toEqual({
      ok: false,
      error: { kind: 'not-found' },
    })
  }
})
