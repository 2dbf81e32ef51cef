/**
 * Decides into which steps the totals of a test are counted for a picture of them: whole steps of 1, 2 or 5 times a power of
 * ten (or a quarter), as axes are commonly divided, and at most 15 of them.
 */
import type { Weighted } from './weighted.ts'

/** Totals from `from` to below `to`; of a bin of one single value the two are the same. */
export type ScoreBin = { from: number; to: number; count: number }

const mostBins = 15

/** The steps from 0 to `max`. Where every total falls on a step, each bin is that one total. */
export function scoreBins(totals: readonly Weighted[], max: number): ScoreBin[] {
  const areWhole = totals.every(({ value }) => Number.isInteger(value))
  const step = areWhole && max >= 2 ? Math.max(1, stepFor(max)) : stepFor(max)
  const place = (value: number) => Math.floor(value / step + 1e-9)
  const areSingle = totals.every(({ value }) => Math.abs(value / step - Math.round(value / step)) < 1e-9)
  const bins = Array.from({ length: place(max) + 1 }, (_, index): ScoreBin => {
    const from = index * step
    return { from, to: areSingle ? from : from + step, count: 0 }
  })
  for (const { value, count } of totals) {
    const bin = bins[Math.max(0, Math.min(place(value), bins.length - 1))]
    if (bin !== undefined) bin.count += count
  }
  return bins
}

function stepFor(max: number): number {
  for (let power = 0.01; ; power *= 10) {
    const step = [1, 2.5, 5]
      .map((times) => Number((times * power).toPrecision(2)))
      .find((size) => max / size < mostBins)
    if (step !== undefined) return step
  }
}
