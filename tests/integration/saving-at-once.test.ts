import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveResponses } from '#db/access/attempts.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { type Factories, makeFactories } from '#db/factories.ts'
import { attempts, responseEvents } from '#db/schema/tables.ts'
import { type PositionState, placeAnswers } from '#domain/quiz/place-answers.ts'
import type { ResponseEvent } from '#domain/quiz/schema.ts'
import { testClock } from '#tests/support/clock.ts'
import { queryCounter } from '#tests/support/count-queries.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { beginAttempt, choose, expectOk, makeDevice, makeQuizClass, someResponses } from '#tests/support/quiz-class.ts'

const clock = testClock()
const minute = 60_000
let database: TestDatabase
let make: Factories
beforeAll(async () => {
  database = await openTestDatabase()
  make = makeFactories(database.db, clock.now)
})
afterAll(() => database.close())

async function storedOf(attemptId: string) {
  const { position, seq, clientEventId, disposition } = responseEvents
  return database.db
    .select({ position, seq, clientEventId, disposition })
    .from(responseEvents)
    .where(eq(responseEvents.attemptId, attemptId))
    .orderBy(asc(position), asc(seq))
}

/** An attempt of ten minutes, and how many statements a saving takes. */
async function countedAttempt(options: Parameters<typeof makeQuizClass>[1] = { timeLimitMinutes: 10 }) {
  const made = await makeQuizClass(make, options)
  const { ctx, attemptId } = await beginAttempt(make, made)
  const counter = queryCounter(database)
  const statements = async (events: ResponseEvent[], receivedAt = clock.now()) => {
    const queries = await counter.queriesOf(async () =>
      expectOk(await saveResponses({ ...ctx, db: counter.db }, attemptId, events, receivedAt)),
    )
    return queries.length
  }
  return { ctx, attemptId, statements }
}

test('answers that count beyond doubt take one statement, any other two', async () => {
  const { attemptId, statements } = await countedAttempt()
  const [device, other] = [makeDevice(), makeDevice()]
  const both = [device.answer(1, choose('a')), device.answer(2, { type: 'multiple-response', choices: ['a'] })]
  expect(await statements(both)).toBe(1)
  expect(await statements([other.answer(1, choose('b'), 0)])).toBe(2)
  expect(await statements([other.answer(1, choose('b'), 1)])).toBe(1)
  expect(await statements([device.answer(1, choose('a')), device.answer(1, choose('b'))])).toBe(2)
  expect((await storedOf(attemptId)).map(({ position, disposition }) => [position, disposition])).toEqual([
    [1, 'current'],
    [1, 'conflict'],
    [1, 'current'],
    [1, 'conflict'],
    [1, 'conflict'],
    [2, 'current'],
  ])
})

test('what comes again, or when the time is over, is never stored at once', async () => {
  const { ctx, attemptId, statements } = await countedAttempt()
  const device = makeDevice()
  const event = device.answer(1, choose('a'))
  expect(await statements([event])).toBe(1)
  expect(await statements([event])).toBe(1)
  expect(await storedOf(attemptId)).toHaveLength(1)
  const over = new Date(clock.now().getTime() + 60 * minute)
  expect(await statements([device.answer(1, choose('b'))], over)).toBe(2)
  expectOk(await submitAttempt(ctx, attemptId, {}))
  expect(await statements([device.answer(1, choose('b'))])).toBe(2)
  expect((await storedOf(attemptId)).map(({ disposition }) => disposition)).toEqual(['current', 'late', 'late'])
})

test('an answer that does not fit its question, or one among others, stores nothing', async () => {
  const { ctx, attemptId } = await countedAttempt()
  const device = makeDevice()
  const events = [device.answer(1, choose('a')), device.answer(2, choose('a'))]
  const refused = await saveResponses(ctx, attemptId, events, clock.now())
  expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid' } })
  expect(await storedOf(attemptId)).toEqual([])
})

const devices = [randomUUID(), randomUUID()]
const eventOf = fc.record({
  position: fc.integer({ min: 1, max: 3 }),
  device: fc.constantFrom(...devices),
  clientSeq: fc.integer({ min: 1, max: 6 }),
  baseSeq: fc.integer({ min: 0, max: 4 }),
})
/** Some before and some after the end, which lies at ten minutes and five seconds of grace. */
const minutesOf = fc.constantFrom(0, 5, 9.99, 10, 10.05, 10.2)
const requestOf = fc.record({ minutes: minutesOf, events: fc.array(eventOf, { minLength: 1, maxLength: 3 }) })

test('whether stored at once or not, every answer becomes what the rule makes of it', async () => {
  const property = fc.asyncProperty(fc.array(requestOf, { maxLength: 6 }), async (requests) => {
    const { ctx, attemptId } = await countedAttempt({ timeLimitMinutes: 10, graceSeconds: 5 })
    const [attempt] = await database.db.select().from(attempts).where(eq(attempts.id, attemptId))
    const startedMs = attempt?.startedAt.getTime() ?? 0
    const deadlineAt = new Date(startedMs + 10 * minute)
    let positions: ReadonlyMap<number, PositionState> = new Map(
      [1, 2, 3, 4, 5].map((position) => [position, { lastSeq: 0, counting: null, isFinal: false }]),
    )
    const expected: { position: number; seq: number; clientEventId: string; disposition: string }[] = []
    for (const { minutes, events: drawn } of requests) {
      const receivedAt = new Date(startedMs + minutes * minute)
      const events = drawn.map((event) => ({
        ...event,
        clientEventId: randomUUID(),
        response: someResponses[event.position - 1] ?? choose('a'),
      }))
      expectOk(await saveResponses(ctx, attemptId, events, receivedAt))
      const state = { positions, deadlineAt, graceSeconds: 5, isHandedIn: false }
      const placement = placeAnswers(events, state, receivedAt)
      positions = placement.positions
      for (const { event, seq, disposition } of placement.placed) {
        expected.push({ position: event.position, seq, clientEventId: event.clientEventId, disposition })
      }
    }
    const inOrder = expected.sort((a, b) => a.position - b.position || a.seq - b.seq)
    expect(await storedOf(attemptId)).toEqual(inOrder)
  })
  await fc.assert(property, { numRuns: 40 })
})
