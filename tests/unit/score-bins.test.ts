import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scoreBins } from '#domain/stats/score-bins.ts'

test('whole totals of a short quiz stand each in a bin of their own, the highest too', () => {
  const bins = scoreBins(
    [
      { value: 0, count: 2 },
      { value: 7, count: 3 },
    ],
    7,
  )
  expect(bins.map(({ from, to }) => [from, to])).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((total) => [total, total]))
  expect(bins.map(({ count }) => count)).toEqual([2, 0, 0, 0, 0, 0, 0, 3])
})

test('totals between the steps are counted from step to step', () => {
  const bins = scoreBins(
    [
      { value: 0.999, count: 1 },
      { value: 1, count: 1 },
      { value: 2.5, count: 4 },
    ],
    3,
  )
  expect(bins.slice(0, 2)).toEqual([
    { from: 0, to: 0.25, count: 0 },
    { from: 0.25, to: 0.5, count: 0 },
  ])
  expect(bins.find(({ from }) => from === 0.75)).toEqual({ from: 0.75, to: 1, count: 1 })
  expect(bins.find(({ from }) => from === 1)).toEqual({ from: 1, to: 1.25, count: 1 })
})

test('for any totals there are at most 15 bins, and every attempt is in one', () => {
  const totals = fc.array(
    fc.record({ value: fc.double({ min: 0, max: 1, noNaN: true }), count: fc.integer({ min: 1, max: 9 }) }),
  )
  fc.assert(
    fc.property(totals, fc.double({ min: 0.01, max: 10_000, noNaN: true }), (shares, max) => {
      const given = shares.map(({ value, count }) => ({ value: value * max, count }))
      const bins = scoreBins(given, max)
      expect(bins.length).toBeLessThanOrEqual(15)
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(given.reduce((sum, { count }) => sum + count, 0))
    }),
  )
})
