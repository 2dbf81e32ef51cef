import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PositionState, placeAnswers } from '#domain/quiz/place-answers.ts'
import type { ResponseEvent } from '#domain/quiz/schema.ts'

const now = new Date('2026-03-02T10:00:00.000Z')
const [phone, laptop] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b']

function event(changes: Partial<ResponseEvent> = {}): ResponseEvent {
  const response = { type: 'single-choice' as const, choice: 'a' }
  return { clientEventId: randomUUID(), device: phone, clientSeq: 1, position: 1, baseSeq: 0, response, ...changes }
}

function attempt(changes: Partial<PositionState> = {}, deadlineAt: Date | null = null, isHandedIn = false) {
  const fresh: PositionState = { lastSeq: 0, counting: null, isFinal: false }
  return {
    positions: new Map([
      [1, { ...fresh, ...changes }],
      [2, fresh],
    ]),
    deadlineAt,
    graceSeconds: 10,
    isHandedIn,
  }
}

function dispositionsOf(events: readonly ResponseEvent[], state = attempt(), receivedAt = now) {
  return placeAnswers(events, state, receivedAt).placed.map(({ seq, disposition }) => [seq, disposition])
}

test('answers get sequences from 1 within their question', () => {
  const events = [event(), event({ position: 2, clientSeq: 2 }), event({ clientSeq: 3 })]
  expect(dispositionsOf(events)).toEqual([
    [1, 'current'],
    [1, 'current'],
    [2, 'current'],
  ])
})

test('an answer that had seen the counting one of another device replaces it; one that had not is a conflict', () => {
  expect(dispositionsOf([event(), event({ device: laptop, baseSeq: 1 })])).toEqual([
    [1, 'current'],
    [2, 'current'],
  ])
  expect(dispositionsOf([event(), event({ device: laptop })])).toEqual([
    [1, 'current'],
    [2, 'conflict'],
  ])
})

test('an answer up to the end of the grace counts, one after it is late', () => {
  const deadlineAt = new Date(now.getTime() - 10_000)
  expect(dispositionsOf([event()], attempt({}, deadlineAt))).toEqual([[1, 'current']])
  expect(dispositionsOf([event()], attempt({}, deadlineAt), new Date(now.getTime() + 1))).toEqual([[1, 'late']])
})

test('after the hand-in and on a checked question every answer is late', () => {
  expect(dispositionsOf([event()], attempt({}, null, true))).toEqual([[1, 'late']])
  expect(dispositionsOf([event()], attempt({ isFinal: true, lastSeq: 4 }))).toEqual([[5, 'late']])
})

test('an answer to a question that the attempt does not have is a mistake of the caller', () => {
  expect(() => placeAnswers([event({ position: 7 })], attempt(), now)).toThrow(RangeError)
})

const anyEvent = fc.record({
  device: fc.constantFrom(phone, laptop),
  clientSeq: fc.integer({ min: 1, max: 30 }),
  position: fc.constantFrom(1, 2),
  baseSeq: fc.integer({ min: 0, max: 12 }),
})

test('every answer is kept with a sequence of its own, and sequences have no gap', () => {
  fc.assert(
    fc.property(fc.array(anyEvent), (changes) => {
      const { placed, positions } = placeAnswers(changes.map(event), attempt(), now)
      expect(placed).toHaveLength(changes.length)
      for (const position of [1, 2]) {
        const seqs = placed.filter((answer) => answer.event.position === position).map(({ seq }) => seq)
        expect(seqs).toEqual(seqs.map((_, index) => index + 1))
        expect(positions.get(position)?.lastSeq).toBe(seqs.length)
      }
    }),
  )
})

test('one device alone: the answer it gave last counts, in whatever order its answers arrive', () => {
  const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 1 })
  fc.assert(
    fc.property(order, (clientSeqs) => {
      const { positions } = placeAnswers(
        clientSeqs.map((clientSeq) => event({ clientSeq })),
        attempt(),
        now,
      )
      expect(positions.get(1)?.counting?.clientSeq).toBe(Math.max(...clientSeqs))
    }),
  )
})

test('answers that come one by one are placed as when they come together', () => {
  fc.assert(
    fc.property(fc.array(anyEvent), (changes) => {
      const events = changes.map(event)
      const together = placeAnswers(events, attempt(), now).placed
      let state = attempt()
      const oneByOne = events.flatMap((single) => {
        const { placed, positions } = placeAnswers([single], state, now)
        state = { ...state, positions: new Map(positions) }
        return placed
      })
      expect(oneByOne).toEqual(together)
    }),
  )
})
