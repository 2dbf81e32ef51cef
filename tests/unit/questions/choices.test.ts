import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grade } from '#domain/quiz/grade.ts'
import type { MultipleResponseScoring } from '#domain/quiz/schema.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const options = ids.map((id) => ({ id, text: id }))
const notes = Object.fromEntries(ids.map((id) => [id, { feedback: `on ${id}`, misconception: `idea ${id}` }]))

function ticked(
  scoring: MultipleResponseScoring,
  correct: string[],
  choices: string[],
  fractions?: Record<string, number>,
) {
  return grade(
    { type: 'multiple-response', stem: 'Which?', options, scoring },
    {
      type: 'multiple-response',
      explanation: '',
      evidence: [],
      correct,
      options: notes,
      ...(fractions && { fractions }),
    },
    { type: 'multiple-response', choices },
  )
}

test.each([
  [['a', 'b'], 1],
  [['a'], 0.8],
  [['a', 'b', 'c'], 0.8],
  [['c'], 0.4],
  [['c', 'd', 'e'], 0],
  [['a', 'c', 'd', 'e'], 0.2],
  [ids, 0.4],
])('each option counts: of right a, b among five, %j is worth %d', (choices, fraction) => {
  const result = ticked('each-option', ['a', 'b'], choices)
  expect(result.fraction).toBe(fraction)
  expect(result.parts.map(({ id }) => id)).toEqual(ids)
  expect(result.parts.filter((part) => part.fraction === 1).length / ids.length).toBe(fraction)
})

test('nothing ticked is no answer under any rule, though under "each option" some would stand as they should', () => {
  expect(ticked('each-option', ['a'], [])).toMatchObject({ state: 'unanswered', fraction: 0, parts: [] })
})

const halves = { a: 0.5, b: 0.5, c: -0.5, d: -1, e: 0 }

test.each([
  [['a', 'b'], 1, 100],
  [['a'], 0.5, 50],
  [['a', 'b', 'c'], 0.5, 50],
  [['a', 'd'], 0, -50],
  [['c', 'd'], 0, -150],
  [['e'], 0, 0],
  [['a', 'b', 'e'], 1, 100],
])("the author's fractions: %j is worth %d, clamped from %d %%", (choices, fraction, percent) => {
  const result = ticked('author-fractions', ['a', 'b'], choices, halves)
  expect(result).toMatchObject({ fraction, explanation: { numbers: { percent } } })
})

test('thirds that do not quite add up are whole for exactly the right ones', () => {
  const thirds = { a: 0.3333, b: 0.3333, c: 0.3333, d: -0.5, e: -0.5 }
  expect(ticked('author-fractions', ['a', 'b', 'c'], ['c', 'b', 'a'], thirds)).toMatchObject({ state: 'right' })
  expect(ticked('author-fractions', ['a', 'b', 'c'], ['a', 'b'], thirds)).toMatchObject({ state: 'partly' })
})

test('a key without the fractions that its rule needs waits for the teacher', () => {
  expect(ticked('author-fractions', ['a'], ['b'])).toMatchObject({ state: 'waits', chosen: ['b'] })
})

const rightSet = fc.subarray(ids, { minLength: 1 })
const ticks = fc.subarray(ids)
const rule = fc.constantFrom<MultipleResponseScoring>('right-minus-wrong', 'each-option', 'author-fractions')

function fractionsFor(correct: readonly string[], loss: number): Record<string, number> {
  return Object.fromEntries(ids.map((id) => [id, correct.includes(id) ? 1 / correct.length : loss]))
}

test('one right tick more never lowers a score, and one wrong tick more never raises it', () => {
  fc.assert(
    fc.property(
      rule,
      rightSet,
      ticks,
      fc.constantFrom(...ids),
      fc.constantFrom(0, -0.3, -1),
      (by, right, set, more, loss) => {
        // The first tick of all makes an answer of nothing: "each option counts" may then give a wrong one something.
        if (set.length === 0 && !right.includes(more)) return
        const fractions = fractionsFor(right, loss)
        const before = ticked(by, right, set, fractions).fraction ?? -1
        const after = ticked(by, right, [...set, more], fractions).fraction ?? -1
        if (right.includes(more)) expect(after).toBeGreaterThanOrEqual(before)
        else expect(after).toBeLessThanOrEqual(before)
      },
    ),
    { numRuns: 1000 },
  )
})

test('full marks need exactly the right ticks, but for an option whose fraction is 0', () => {
  fc.assert(
    fc.property(rule, rightSet, ticks, fc.constantFrom(-0.3, -1), (by, right, set, loss) => {
      const isExact = set.length === right.length && set.every((id) => right.includes(id))
      expect(ticked(by, right, set, fractionsFor(right, loss)).state === 'right').toBe(isExact)
    }),
    { numRuns: 1000 },
  )
})

test('a single choice whose key names no option of it waits for the teacher', () => {
  const key = { type: 'single-choice' as const, explanation: '', evidence: [], correct: 'zz', options: {} }
  const body = { type: 'single-choice' as const, stem: '', options }
  expect(grade(body, key, { type: 'single-choice', choice: 'a' })).toMatchObject({ state: 'waits', chosen: ['a'] })
})
