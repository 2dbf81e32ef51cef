import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QuestionBody, QuestionKey } from '#domain/quiz/schema.ts'
import { addMarks, gradeAttempt, pointsFor } from '#domain/quiz/score.ts'

const body: QuestionBody = { type: 'short-answer', stem: 'Who?' }
const key: QuestionKey = {
  type: 'short-answer',
  explanation: '',
  evidence: [],
  accepted: ['Postil'],
  wrong: [{ text: 'Margin', feedback: 'Near.', misconception: null }],
  unmatched: 'teacher',
}

test('an attempt is graded position by position and added up', () => {
  const answer = (text: string) => ({ type: 'short-answer' as const, text })
  const { items, totals } = gradeAttempt([
    { position: 1, points: 1.1, body, key, response: answer('postil') },
    { position: 2, points: 2.2, body, key, response: answer('margin') },
    { position: 3, points: 0.5, body, key, response: answer('who knows') },
    { position: 4, points: 0.25, body, key, response: null },
  ])
  expect(items.map(({ position, state, points, maxPoints }) => [position, state, points, maxPoints])).toEqual([
    [1, 'right', 1.1, 1.1],
    [2, 'wrong', 0, 2.2],
    [3, 'waits', null, 0.5],
    [4, 'unanswered', 0, 0.25],
  ])
  expect(totals).toEqual({ total: 1.1, max: 4.05, waiting: 1 })
})

test('three thirds of a point are one point', () => {
  const third = { fraction: 1 / 3, points: 1 }
  expect(addMarks([third, third, third])).toEqual({ total: 1, max: 3, waiting: 0 })
  expect(pointsFor(1 / 3, 1)).toBe(0.333333)
  expect(pointsFor(null, 1)).toBeNull()
})

test('tenths of points add up without a binary remainder', () => {
  expect(addMarks(Array.from({ length: 3 }, () => ({ fraction: 1, points: 0.1 }))).total).toBe(0.3)
  expect(addMarks([])).toEqual({ total: 0, max: 0, waiting: 0 })
})

test('full marks reach exactly the maximum, and no total exceeds it', () => {
  const hundredths = fc.integer({ min: 1, max: 10_000 })
  fc.assert(
    fc.property(fc.array(fc.tuple(hundredths, fc.double({ min: 0, max: 1, noNaN: true }))), (pairs) => {
      const max = pairs.reduce((sum, [points]) => sum + points, 0) / 100
      expect(addMarks(pairs.map(([points]) => ({ fraction: 1, points: points / 100 })))).toEqual({
        total: max,
        max,
        waiting: 0,
      })
      const some = addMarks(pairs.map(([points, fraction]) => ({ fraction, points: points / 100 })))
      expect(some.total).toBeGreaterThanOrEqual(0)
      expect(some.total).toBeLessThanOrEqual(max)
    }),
  )
})
