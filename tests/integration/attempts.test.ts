import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveResponses } from '#db/access/attempts.ts'
import { openAttemptView } from '#db/access/quiz-view.ts'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { attempts, responseEvents } from '#db/schema/tables.ts'
import type { ResponseEvent } from '#domain/quiz/schema.ts'
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

async function storedOf(attemptId: string) {
  return database.db
    .select()
    .from(responseEvents)
    .where(eq(responseEvents.attemptId, attemptId))
    .orderBy(asc(responseEvents.position), asc(responseEvents.seq))
}

async function answerShown(ctx: Parameters<typeof openAttemptView>[0], assignmentId: string, position: number) {
  const view = expectOk(await openAttemptView(ctx, assignmentId))
  return view.attempt?.items.find((item) => item.position === position)?.answer ?? null
}

test('starting twice gives the same attempt, with the questions in their order', async () => {
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  expect(expectOk(await startAttempt(ctx, made.assignmentId))).toEqual({ attemptId })
  const view = expectOk(await openAttemptView(ctx, made.assignmentId))
  expect(view.attempt?.items.map((item) => [item.position, item.points, item.body.type])).toEqual([
    [1, 1, 'single-choice'],
    [2, 2, 'multiple-response'],
    [3, 1, 'true-false-not-stated'],
    [4, 1, 'number'],
    [5, 2, 'short-answer'],
  ])
  expect(view).toMatchObject({ questions: 5, points: 7, attemptsUsed: 1, start: 'no-attempts-left' })
})

test('the deadline is the earlier of start and limit, and close', async () => {
  const closeAt = new Date(clock.now().getTime() + 20 * 60_000)
  const limited = await makeQuizClass(make, { timeLimitMinutes: 10, closeAt })
  const first = await beginAttempt(make, limited)
  const view = expectOk(await openAttemptView(first.ctx, limited.assignmentId))
  expect(view.attempt?.deadlineAt).toBe(new Date(clock.now().getTime() + 10 * 60_000).toISOString())
  const closing = await makeQuizClass(make, { timeLimitMinutes: 60, closeAt })
  const second = await beginAttempt(make, closing)
  const [row] = await database.db.select().from(attempts).where(eq(attempts.id, second.attemptId))
  expect(row?.deadlineAt).toEqual(closeAt)
})

test('an attempt cannot begin before the opening, after the close, or once the allowed ones are used', async () => {
  const hourMs = 60 * 60_000
  const early = await makeQuizClass(make, { openAt: new Date(clock.now().getTime() + hourMs) })
  expect(await startAttempt(await make.ctxFor(early.student), early.assignmentId)).toEqual({
    ok: false,
    error: { kind: 'closed', detail: 'not-open' },
  })
  const over = await makeQuizClass(make, { closeAt: clock.now() })
  expect(await startAttempt(await make.ctxFor(over.student), over.assignmentId)).toEqual({
    ok: false,
    error: { kind: 'closed', detail: 'closed' },
  })
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  expectOk(await submitAttempt(ctx, attemptId, {}))
  expect(await startAttempt(ctx, made.assignmentId)).toEqual({
    ok: false,
    error: { kind: 'closed', detail: 'no-attempts-left' },
  })
})

test('an answer sent again gets its first receipt and is stored once', async () => {
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  const device = makeDevice()
  const event = device.answer(1, choose('a'))
  const first = expectOk(await saveResponses(ctx, attemptId, [event], clock.now()))
  clock.advanceMinutes(1)
  const again = expectOk(await saveResponses(ctx, attemptId, [event, device.answer(1, choose('b'), 1)], clock.now()))
  expect(again.receipts[0]).toEqual(first.receipts[0])
  expect(again.receipts[1]).toMatchObject({ seq: 2, disposition: 'current' })
  expect(await storedOf(attemptId)).toHaveLength(2)
  expect(await answerShown(ctx, made.assignmentId, 1)).toMatchObject({ seq: 2, response: choose('b') })
})

test('the same event id with another body is refused, and nothing of that request is stored', async () => {
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  const device = makeDevice()
  const event = device.answer(1, choose('a'))
  expectOk(await saveResponses(ctx, attemptId, [event], clock.now()))
  const changed: ResponseEvent = { ...event, response: choose('b') }
  const refusal = { kind: 'conflict', detail: 'event-reused', data: { clientEventIds: [event.clientEventId] } }
  expect(
    await saveResponses(ctx, attemptId, [device.answer(4, { type: 'number', text: '9' }), changed], clock.now()),
  ).toEqual({
    ok: false,
    error: refusal,
  })
  const twice = device.answer(2, { type: 'multiple-response', choices: ['a'] })
  const inOneRequest = [twice, { ...twice, baseSeq: 7 }]
  expect(await saveResponses(ctx, attemptId, inOneRequest, clock.now())).toMatchObject({
    ok: false,
    error: { detail: 'event-reused' },
  })
  expect(await storedOf(attemptId)).toHaveLength(1)
})

test('ticks in another order are the same answer, not a reused event', async () => {
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  const event = makeDevice().answer(2, { type: 'multiple-response', choices: ['a', 'b'] })
  expectOk(await saveResponses(ctx, attemptId, [event], clock.now()))
  const turned: ResponseEvent = { ...event, response: { type: 'multiple-response', choices: ['b', 'a'] } }
  expect((await saveResponses(ctx, attemptId, [turned], clock.now())).ok).toBe(true)
})

test('an answer of a device that had not seen a newer one is kept as a conflict, and the newer one counts', async () => {
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  const [phone, laptop] = [makeDevice(), makeDevice()]
  expectOk(await saveResponses(ctx, attemptId, [phone.answer(1, choose('a'))], clock.now()))
  const stale = expectOk(await saveResponses(ctx, attemptId, [laptop.answer(1, choose('b'))], clock.now()))
  expect(stale.receipts[0]).toMatchObject({ seq: 2, disposition: 'conflict' })
  expect(stale.present).toEqual([
    expect.objectContaining({ position: 1, seq: 1, device: phone.id, response: choose('a') }),
  ])
  expect(await answerShown(ctx, made.assignmentId, 1)).toMatchObject({ response: choose('a') })
  const decided = expectOk(await saveResponses(ctx, attemptId, [laptop.answer(1, choose('b'), 1)], clock.now()))
  expect(decided.receipts[0]).toMatchObject({ seq: 3, disposition: 'current' })
  expect(decided.present).toEqual([])
})

test('of one device’s answers the last given counts, in whatever order they arrive', async () => {
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  const device = makeDevice()
  const [older, newer] = [device.answer(1, choose('a')), device.answer(1, choose('b'))]
  expectOk(await saveResponses(ctx, attemptId, [newer], clock.now()))
  const overtaken = expectOk(await saveResponses(ctx, attemptId, [older], clock.now()))
  expect(overtaken.receipts[0]?.disposition).toBe('superseded')
  expect(await answerShown(ctx, made.assignmentId, 1)).toMatchObject({ response: choose('b') })
})

test('an answer after the deadline is kept as late and does not count; one on its way at the deadline does', async () => {
  const made = await makeQuizClass(make, { timeLimitMinutes: 10 })
  const { ctx, attemptId } = await beginAttempt(make, made)
  const deadlineMs = clock.now().getTime() + 10 * 60_000
  const device = makeDevice()
  const onTheWay = expectOk(
    await saveResponses(ctx, attemptId, [device.answer(1, choose('a'))], new Date(deadlineMs + 9_000)),
  )
  expect(onTheWay.receipts[0]?.disposition).toBe('current')
  const late = expectOk(
    await saveResponses(ctx, attemptId, [device.answer(1, choose('b'), 1)], new Date(deadlineMs + 11_000)),
  )
  expect(late.receipts[0]).toMatchObject({ seq: 2, disposition: 'late' })
  expect(await answerShown(ctx, made.assignmentId, 1)).toMatchObject({ response: choose('a') })
})

test('an answer after the hand-in is kept as late', async () => {
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  const device = makeDevice()
  expectOk(await submitAttempt(ctx, attemptId, {}))
  const late = expectOk(await saveResponses(ctx, attemptId, [device.answer(1, choose('a'))], clock.now()))
  expect(late.receipts[0]?.disposition).toBe('late')
  expect(await storedOf(attemptId)).toHaveLength(1)
})

test('an answer of another type than its question, or to no question, is refused with everything beside it', async () => {
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  const device = makeDevice()
  const wrong = [device.answer(1, choose('a')), device.answer(4, choose('a')), device.answer(9, choose('a'))]
  expect(await saveResponses(ctx, attemptId, wrong, clock.now())).toEqual({
    ok: false,
    error: { kind: 'invalid', fields: { 'events.1.response': 'wrong-type', 'events.2.response': 'wrong-type' } },
  })
  expect(await storedOf(attemptId)).toEqual([])
})

test('one answer costs one query, and a hundred two', async () => {
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  const counter = queryCounter(database)
  const counted = { ...ctx, db: counter.db }
  const device = makeDevice()
  const one = await counter.queriesOf(() =>
    saveResponses(counted, attemptId, [device.answer(1, choose('a'))], clock.now()),
  )
  const many = Array.from({ length: 100 }, (_, index) => {
    const position = (index % 5) + 1
    return device.answer(position, someResponses[position - 1] ?? choose('a'))
  })
  const hundred = await counter.queriesOf(() => saveResponses(counted, attemptId, many, clock.now()))
  expect(hundred).toHaveLength(2)
  expect(one).toHaveLength(1)
  expect(await storedOf(attemptId)).toHaveLength(101)
})

test('nobody but the student, while a member of the class, saves to or reads an attempt', async () => {
  const made = await makeQuizClass(make)
  const { ctx, attemptId } = await beginAttempt(make, made)
  const event = makeDevice().answer(1, choose('a'))
  const elsewhere = await makeQuizClass(make)
  const notHere = { ok: false, error: { kind: 'not-found' } }
  for (const user of [made.classmate, made.teacher, elsewhere.student, elsewhere.teacher]) {
    expect(await saveResponses(await make.ctxFor(user), attemptId, [event], clock.now())).toEqual(notHere)
    expect(await submitAttempt(await make.ctxFor(user), attemptId, {})).toEqual(notHere)
  }
  expect(await openAttemptView(await make.ctxFor(elsewhere.student), made.assignmentId)).toEqual(notHere)
  expect(await openAttemptView(await make.ctxFor(made.teacher), made.assignmentId)).toEqual({
    ok: false,
    error: { kind: 'forbidden' },
  })
  const classmates = expectOk(await openAttemptView(await make.ctxFor(made.classmate), made.assignmentId))
  expect(classmates.attempt).toBeNull()
  expect(await saveResponses({ ...ctx, actor: null }, attemptId, [event], clock.now())).toMatchObject({
    error: { kind: 'unauthenticated' },
  })
  await make.removeMember(made.schoolId, made.classId, made.student.userId)
  expect(await saveResponses(ctx, attemptId, [event], clock.now())).toEqual(notHere)
  expect(await submitAttempt(ctx, attemptId, {})).toEqual(notHere)
  expect(await openAttemptView(ctx, made.assignmentId)).toEqual(notHere)
  expect(await startAttempt(ctx, made.assignmentId)).toEqual(notHere)
  expect(await storedOf(attemptId)).toEqual([])
})

test('a withdrawn assignment takes no answers, and an unknown attempt looks the same', async () => {
  const made = await makeQuizClass(make, { withdrawnAt: clock.now() })
  const ctx = await make.ctxFor(made.student)
  expect(await startAttempt(ctx, made.assignmentId)).toEqual({ ok: false, error: { kind: 'not-found' } })
  expect(await saveResponses(ctx, randomUUID(), [makeDevice().answer(1, choose('a'))], clock.now())).toEqual({
    ok: false,
    error: { kind: 'not-found' },
  })
})

test('a student sees no key before handing in, whatever they have answered', async () => {
  const made = await makeQuizClass(make, { releaseRule: 'after-hand-in' })
  const { ctx, attemptId } = await beginAttempt(make, made)
  const device = makeDevice()
  const events = someResponses.map((response, index) => device.answer(index + 1, response))
  const reply = expectOk(await saveResponses(ctx, attemptId, events, clock.now()))
  const view = expectOk(await openAttemptView(ctx, made.assignmentId))
  const seen = JSON.stringify({ reply, view })
  expect(seen).toContain('At dusk')
  expect(seen).not.toMatch(/KEY-|correct|tolerance|accepted|evidence/)
  expect(
    await database.db.$count(
      responseEvents,
      and(eq(responseEvents.attemptId, attemptId), eq(responseEvents.disposition, 'current')),
    ),
  ).toBe(5)
})
