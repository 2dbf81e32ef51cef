import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grade } from '#domain/quiz/grade.ts'
import type { OrderingScoring } from '#domain/quiz/questions/ordering.ts'
import type { QuestionBody, QuestionKey } from '#domain/quiz/schema.ts'

const plain = { explanation: '', evidence: [] }
const five = ['1', '2', '3', '4', '5']

function order(scoring: OrderingScoring, given: readonly string[], rightOrder = five) {
  const items = rightOrder.map((id) => ({ id, text: `item ${id}` }))
  const key: QuestionKey = { ...plain, type: 'ordering', order: [...rightOrder] }
  return grade({ type: 'ordering', stem: '', items, scoring }, key, { type: 'ordering', order: [...given] })
}

test.each<[string, number, number, number]>([
  ['12345', 1, 1, 1],
  ['54321', 0, 0, 0],
  ['21345', 0, 4 / 5, 2 / 4],
  ['23451', 0, 4 / 5, 3 / 4],
  ['13245', 0, 4 / 5, 1 / 4],
  ['45123', 0, 3 / 5, 3 / 4],
  ['52341', 0, 3 / 5, 2 / 4],
  ['1234', 0, 4 / 5, 3 / 4],
  ['5', 0, 0, 0],
  ['1122345', 1, 1, 1],
  ['12x345', 1, 1, 1],
])('the order %s: exact %d, longest ordered subset %d, adjacent pairs %d', (given, exact, subset, pairs) => {
  expect(order('exact', [...given]).fraction).toBe(exact)
  expect(order('longest-ordered-subset', [...given]).fraction).toBe(subset)
  expect(order('adjacent-pairs', [...given]).fraction).toBe(pairs)
})

test('no order at all, or only items that are not there, is no answer', () => {
  expect(order('exact', []).state).toBe('unanswered')
  expect(order('exact', ['x']).state).toBe('unanswered')
})

const someOrder = fc.shuffledSubarray(five, { minLength: five.length, maxLength: five.length })
const someScoring = fc.constantFrom<OrderingScoring>('exact', 'longest-ordered-subset', 'adjacent-pairs')

test('only the right order gets full marks', () => {
  fc.assert(
    fc.property(someScoring, someOrder, (scoring, given) => {
      expect(order(scoring, given).state === 'right').toBe(given.join('') === five.join(''))
    }),
    { numRuns: 500 },
  )
})

test('exchanging two neighbours into their right order never lowers exact and longest ordered subset', () => {
  fc.assert(
    fc.property(fc.constantFrom('exact', 'longest-ordered-subset'), someOrder, fc.nat(3), (scoring, given, at) => {
      const [left = '', right = ''] = given.slice(at, at + 2)
      if (left < right) return
      const mended = given.toSpliced(at, 2, right, left)
      const before = order(scoring, given).fraction ?? -1
      expect(order(scoring, mended).fraction ?? -1).toBeGreaterThanOrEqual(before)
    }),
    { numRuns: 1000 },
  )
})

test('it may lower adjacent pairs, and an exchange of distant items may lower the longest ordered subset', () => {
  const three = ['1', '2', '3']
  expect(order('adjacent-pairs', [...'231'], three).fraction).toBe(1 / 2)
  expect(order('adjacent-pairs', [...'213'], three).fraction).toBe(0)
  const six = [...'123456']
  expect(order('longest-ordered-subset', [...'456123'], six).fraction).toBe(3 / 6)
  expect(order('longest-ordered-subset', [...'416523'], six).fraction).toBe(3 / 6)
  expect(order('longest-ordered-subset', [...'4561'], six).fraction).toBe(3 / 6)
  expect(order('longest-ordered-subset', [...'4165'], six).fraction).toBe(2 / 6)
})

test('the longest ordered subset is the longest of all subsets that are in order', () => {
  fc.assert(
    fc.property(someOrder, (given) => {
      const subsets = Array.from({ length: 2 ** given.length }, (_, bits) =>
        given.filter((_id, at) => (bits >> at) & 1),
      )
      const longest = Math.max(
        ...subsets
          .filter((ids) => ids.every((id, at) => at === 0 || (ids[at - 1] ?? '') < id))
          .map((ids) => ids.length),
      )
      expect(order('longest-ordered-subset', given).fraction).toBe(longest === 1 ? 0 : longest / five.length)
    }),
    { numRuns: 300 },
  )
})

test('an order whose key does not name every item waits for the teacher', () => {
  const items = five.map((id) => ({ id, text: id }))
  const key: QuestionKey = { ...plain, type: 'ordering', order: ['1', '2'] }
  const body: QuestionBody = { type: 'ordering', stem: '', items, scoring: 'exact' }
  expect(grade(body, key, { type: 'ordering', order: ['2', '1'] })).toMatchObject({ state: 'waits', chosen: ['2>1'] })
})
