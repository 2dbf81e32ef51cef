import { expect, test } from 'vitest'
import { drawnTotals } from '#domain/quiz/drawn-totals.ts'

test('of a pool only what each student gets counts', () => {
  const items = [1, 1, 1].map((section) => ({ section, points: 2.5 }))
  expect(drawnTotals([{ draw: 2 }], [{ section: 0, points: 0.1 }, ...items])).toEqual({ questions: 3, points: 5.1 })
  expect(drawnTotals([{ draw: null }], items)).toEqual({ questions: 3, points: 7.5 })
  expect(drawnTotals([{ draw: 9 }], items)).toEqual({ questions: 3, points: 7.5 })
  expect(drawnTotals([], [])).toEqual({ questions: 0, points: 0 })
})
