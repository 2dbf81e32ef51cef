import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownLevels, markOf, markPointsSchema, rubricPoints } from '#domain/quiz/mark.ts'
import type { Criterion } from '#domain/quiz/questions/free-text.ts'

const rubric: Criterion[] = [
  {
    id: 'sources',
    title: 'Sources',
    levels: [
      { id: 'two', text: 'Two', points: 2 },
      { id: 'one', text: 'One', points: 0.7 },
    ],
  },
  {
    id: 'trust',
    title: 'Trust',
    levels: [
      { id: 'said', text: 'Said', points: 0.1 },
      { id: 'not', text: 'Not', points: 0 },
    ],
  },
]

test.each([
  ['2', '2'],
  ['2.50', '2.5'],
  [' 1,25 ', '1.25'],
  ['0,125', '0.125'],
  ['1,125', '1.125'],
  ['0.333333', '0.333333'],
  ['000', '0'],
])('points written as %j are %s', (written, read) => {
  expect(markPointsSchema.parse(written)).toBe(read)
})

test.each(['', '-1', '1.', '.5', '1e3', '1.2345678', 'two', '1 000', '٣'])('%j is no number of points', (written) => {
  expect(markPointsSchema.safeParse(written).success).toBe(false)
})

test('a mark outside of 0 to the full points is none; full points are right, none are wrong', () => {
  expect(markOf('2.01', 2)).toBeNull()
  expect(markOf('-1', 2)).toBeNull()
  expect(markOf('2', 2)).toEqual({ state: 'right', fraction: 1 })
  expect(markOf('0', 2)).toEqual({ state: 'wrong', fraction: 0 })
  expect(markOf('0.5', 2)).toEqual({ state: 'partly', fraction: 0.25 })
})

test('a rubric gives its points exactly, and only when each criterion has its level', () => {
  expect(rubricPoints(rubric, { sources: 'one', trust: 'said' })).toBe('0.8')
  expect(rubricPoints(rubric, { sources: 'one' })).toBeNull()
  expect(rubricPoints(rubric, { sources: 'one', trust: 'gone' })).toBeNull()
  expect(rubricPoints([], {})).toBeNull()
})

test('levels that the rubric does not know are left out', () => {
  expect(knownLevels(rubric, { sources: 'two', trust: 'gone', other: 'two' })).toEqual({ sources: 'two' })
  expect(knownLevels(rubric, JSON.parse('{"__proto__": "two", "constructor": "one"}'))).toEqual({})
})

test('the sum of any levels is the sum of their hundredths', () => {
  const hundredths = fc.integer({ min: 0, max: 10_000 })
  fc.assert(
    fc.property(fc.array(hundredths, { minLength: 1, maxLength: 20 }), (points) => {
      const many = points.map((value, index) => ({
        id: `c${index}`,
        title: 'A criterion',
        levels: [{ id: 'l', text: 'A level', points: value / 100 }],
      }))
      const chosen = Object.fromEntries(many.map(({ id }) => [id, 'l']))
      const sum = points.reduce((total, value) => total + value, 0)
      expect(Number(rubricPoints(many, chosen))).toBe(sum / 100)
    }),
  )
})
