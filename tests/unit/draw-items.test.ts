import { createHash, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyType } from '#db/every-type.ts'
import { drawItems } from '#domain/quiz/draw-items.ts'
import { opaqueId, opaqueIds } from '#domain/quiz/opaque-id.ts'
import { optionIds, orderBody } from '#domain/quiz/order-body.ts'
import { shuffled } from '#domain/quiz/shuffled.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import { sha256 } from '#domain/sha256.ts'

/** Chance from a list of numbers, read in turn. */
function chanceFrom(numbers: readonly number[]) {
  let next = 0
  return (n: number) => {
    const number = numbers[next % numbers.length] ?? 0
    next += 1
    return number % n
  }
}

const chance = fc.array(fc.nat(), { minLength: 1, maxLength: 20 }).map(chanceFrom)

function drawn(sections: { draw: number | null; isShuffled: boolean }[], of: number[], numbers: number[] = [0]) {
  const items = of.map((section, index) => ({ quizPosition: index + 1, section }))
  return drawItems(sections, items, chanceFrom(numbers)).map(({ quizPosition }) => quizPosition)
}

test('questions without a section come first, then section by section, each in the order of the quiz', () => {
  const all = { draw: null, isShuffled: false }
  expect(drawn([all, all], [2, 1, 0, 2, 1, 0, 7])).toEqual([3, 6, 7, 2, 5, 1, 4])
  expect(drawn([], [0, 0, 0])).toEqual([1, 2, 3])
  expect(drawn([all], [])).toEqual([])
})

test('a pool gives as many as it draws, in the order of the quiz or in one of chance', () => {
  expect(drawn([{ draw: 2, isShuffled: false }], [1, 1, 1, 1], [3, 0])).toEqual([1, 4])
  expect(drawn([{ draw: 2, isShuffled: true }], [1, 1, 1, 1], [3, 0])).toEqual([4, 1])
  expect(drawn([{ draw: 9, isShuffled: false }], [1, 1])).toEqual([1, 2])
})

const sections = fc.array(fc.record({ draw: fc.option(fc.integer({ min: 1, max: 6 })), isShuffled: fc.boolean() }), {
  maxLength: 4,
})

test('each question is drawn at most once, none of a section is lost that draws all, and no chance touches the others', () => {
  fc.assert(
    fc.property(sections, fc.array(fc.nat(5), { maxLength: 20 }), chance, (some, of, randomInt) => {
      const items = of.map((section, index) => ({ quizPosition: index + 1, section }))
      const shown = drawItems(some, items, randomInt)
      expect(new Set(shown).size).toBe(shown.length)
      for (const [index, { draw }] of some.entries()) {
        const own = items.filter(({ section }) => section === index + 1)
        const count = shown.filter(({ section }) => section === index + 1).length
        expect(count).toBe(Math.min(own.length, draw ?? own.length))
      }
      const loose = items.filter(({ section }) => section === 0 || section > some.length)
      expect(shown.slice(0, loose.length)).toEqual(loose)
    }),
    { numRuns: 500 },
  )
})

test('shuffling reaches every order, each from exactly one run of chance', () => {
  const orders = new Map<string, number>()
  for (let a = 0; a < 4; a += 1) {
    for (let b = 0; b < 3; b += 1) {
      for (let c = 0; c < 2; c += 1) {
        const order = shuffled(['w', 'x', 'y', 'z'], chanceFrom([a, b, c, 0])).join('')
        orders.set(order, (orders.get(order) ?? 0) + 1)
      }
    }
  }
  expect(orders.size).toBe(24)
})

const bodies = everyType(randomUUID).map((question) => splitQuestion(question).body)

test('orders, things to match with, things to sort and options of gaps are always shuffled, those of a choice on demand', () => {
  const counts = bodies.map((body) => [body.type, optionIds(body).length])
  expect(Object.fromEntries(counts)).toEqual({
    'single-choice': 0,
    'multiple-response': 0,
    'true-false-not-stated': 0,
    number: 0,
    'short-answer': 0,
    cloze: 2,
    ordering: 4,
    matching: 3,
    categories: 3,
    evidence: 0,
    repair: 0,
    'free-text': 0,
  })
  const choice = bodies.find(({ type }) => type === 'single-choice')
  expect(choice?.type === 'single-choice' && optionIds({ ...choice, isShuffled: true })).toEqual(['a', 'b'])
})

test('a body in the order drawn holds the same parts, those drawn first, the others behind as they were', () => {
  fc.assert(
    fc.property(fc.constantFrom(...bodies), chance, fc.nat(5), (body, randomInt, left) => {
      const ids = optionIds(body)
      const order = shuffled(ids, randomInt)
      expect(optionIds(orderBody(body, order))).toEqual(order)
      expect(orderBody(orderBody(body, order), ids)).toEqual(body)
      const some = order.slice(left)
      expect(optionIds(orderBody(body, some))).toEqual([...some, ...ids.filter((id) => !some.includes(id))])
      expect(orderBody(body, ['not-there'])).toEqual(body)
    }),
    { numRuns: 500 },
  )
})

test('the digest of a text is SHA-256', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const digest = [...sha256(text)].map((word) => word.toString(16).padStart(8, '0')).join('')
      expect(digest).toBe(createHash('sha256').update(text).digest('hex'))
    }),
    { numRuns: 300 },
  )
})

test('an opaque id is the same each time, is eight signs long, and differs between parts and between questions', () => {
  const [one, other] = [randomUUID(), randomUUID()]
  expect(opaqueId(one, 'a')).toBe(opaqueId(one, 'a'))
  expect(opaqueId(one, 'a')).toMatch(/^[0-9a-z]{8}$/)
  expect(new Set([opaqueId(one, 'a'), opaqueId(one, 'b'), opaqueId(other, 'a')]).size).toBe(3)
})

test('parts that would have the same id get longer ones', () => {
  const parts = Array.from({ length: 40 }, (_, index) => `p${index}`)
  // Forty parts do not fit into the thirty-six ids of one sign.
  const ids = [...opaqueIds('q', parts, 1).values()]
  expect(new Set(ids).size).toBe(parts.length)
  expect(Math.min(...ids.map((id) => id.length))).toBeGreaterThan(1)
  expect(opaqueIds('q', ['a', 'b']).get('a')).toBe(opaqueId('q', 'a'))
})
