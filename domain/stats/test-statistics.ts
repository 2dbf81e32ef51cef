/**
 * Decides the figures of a whole test: where the totals lie, how they spread, and how far a total can be trusted. Sources:
 * Moodle, "Quiz statistics calculations" (docs.moodle.org/dev), whose skewness and kurtosis are those of k-statistics
 * (Kenney and Keeping, "Mathematics of Statistics" II); Cronbach, "Coefficient alpha", Psychometrika 16 (1951).
 */
import { absent, type Figure, figure, type MissingReason, mapFigure } from './figure.ts'
import type { ItemTally, TestTally } from './tally.ts'
import { countOf, isFlat, type Weighted, weightedMean, weightedMedian, weightedVariance } from './weighted.ts'

export type TestStatistics = {
  attempts: number
  /** Full points of the test. */
  max: number
  /** In points, as are median, deviation and standard error. */
  mean: Figure
  median: Figure
  /** √k₂, the sample deviation of the totals. */
  sd: Figure
  /** k₃ / k₂^(3/2) */
  skewness: Figure
  /** k₄ / k₂², 0 for a normal distribution. */
  kurtosis: Figure
  /**
   * Cronbach's α = p / (p − 1) · (1 − Σ var(x) / var(T)) of p questions; at most 1, and negative where questions disagree.
   * Where every question is right or wrong and worth the same, it is the Kuder–Richardson formula 20.
   */
  alpha: Figure
  isKr20: boolean
  /** √(1 − α): the share of the deviation that is chance. */
  errorRatio: Figure
  /** sd · √(1 − α), in points. */
  sem: Figure
}

export function testStatistics({ items, max, totals, isComplete }: TestTally): TestStatistics {
  const attempts = countOf(totals)
  const scale = totals.reduce((size, { value }) => Math.max(size, Math.abs(value)), max)
  const isEqual = isFlat(totals, scale)
  const none = attempts === 0 ? absent('no-attempts') : null
  const sd = none ?? (attempts === 1 ? absent('one-attempt') : figure(Math.sqrt(weightedVariance(totals))))
  const alpha = isComplete ? cronbachAlpha(items, totals, isEqual) : absent('questions-drawn')
  const errorRatio = mapFigure(alpha, (value) => Math.sqrt(Math.max(0, 1 - value)))
  return {
    attempts,
    max,
    mean: none ?? figure(weightedMean(totals)),
    median: none ?? figure(weightedMedian(totals)),
    sd,
    skewness: shape(totals, isEqual, 3),
    kurtosis: shape(totals, isEqual, 4),
    alpha,
    isKr20: alpha.value !== null && isDichotomous(items),
    errorRatio,
    sem: sd.value === null ? sd : mapFigure(errorRatio, (ratio) => ratio * (sd.value ?? 0)),
  }
}

/** Skewness (order 3) or kurtosis (order 4), of deviations in units of the greatest one, which neither depends on. */
function shape(totals: readonly Weighted[], isEqual: boolean, order: 3 | 4): Figure {
  const n = countOf(totals)
  const missing = shapeMissing(n, isEqual, order)
  if (missing !== null) return absent(missing)
  const mean = weightedMean(totals)
  const unit = totals.reduce((size, { value }) => Math.max(size, Math.abs(value - mean)), 0)
  const moment = (power: number) =>
    totals.reduce((sum, { value, count }) => sum + count * ((value - mean) / unit) ** power, 0) / n
  const [m2, m3, m4] = [moment(2), moment(3), moment(4)]
  const k2 = (n * m2) / (n - 1)
  if (order === 3) return figure((n * n * m3) / ((n - 1) * (n - 2)) / k2 ** 1.5)
  const k4 = (n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2)) / ((n - 1) * (n - 2) * (n - 3))
  return figure(k4 / (k2 * k2))
}

function shapeMissing(n: number, isEqual: boolean, order: 3 | 4): MissingReason | null {
  if (n === 0) return 'no-attempts'
  if (n < order) return order === 3 ? 'fewer-than-three' : 'fewer-than-four'
  return isEqual ? 'totals-equal' : null
}

function cronbachAlpha(items: readonly ItemTally[], totals: readonly Weighted[], isEqual: boolean): Figure {
  const n = countOf(totals)
  if (n === 0) return absent('no-attempts')
  if (n === 1) return absent('one-attempt')
  if (items.length < 2) return absent('one-question')
  if (isEqual) return absent('totals-equal')
  const variances = items.reduce(
    (sum, { cells }) => sum + weightedVariance(cells.map(({ mark, count }) => ({ value: mark, count }))),
    0,
  )
  return figure((items.length / (items.length - 1)) * (1 - variances / weightedVariance(totals)))
}

function isDichotomous(items: readonly ItemTally[]): boolean {
  return items.every(({ max, cells }) => max === items[0]?.max && cells.every(({ mark }) => mark === 0 || mark === max))
}
