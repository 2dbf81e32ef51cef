/**
 * Decides the figures of one question: how hard it was, and how well it tells those who know from those who do not. Source:
 * Moodle, "Quiz statistics calculations" (docs.moodle.org/dev), after classical test theory; x is a mark on the question,
 * T the attempt's total, R = T − x the rest; variance and covariance are those of a sample (n − 1).
 */
import { absent, type Figure, figure, type MissingReason } from './figure.ts'
import type { ItemTally, MarkCell, TestTally } from './tally.ts'
import {
  countOf,
  greatestCovariance,
  isFlat,
  type WeightedPair,
  weightedCovariance,
  weightedMean,
  weightedVariance,
} from './weighted.ts'

export type ItemStatistics = {
  /** How many attempts had the question. */
  attempts: number
  /** mean(x) / max; as a fraction. */
  facility: Figure
  /** √var(x), in points. */
  sd: Figure
  /** var(x) */
  markVariance: Figure
  /** var(R) */
  restVariance: Figure
  /** cov(x, R) */
  covariance: Figure
  /** The covariance of x and R when each is put in order: the greatest these marks could have. */
  greatestCovariance: Figure
  /** 100 · corr(x, R), in percent: the corrected item-total correlation. */
  discriminationIndex: Figure
  /** 100 · cov(x, R) / greatest covariance, in percent. */
  discriminativeEfficiency: Figure
  /** Its full points as a share of all, in percent. */
  intendedWeight: Figure
  /** 100 · √cov(x, T) / Σ √cov(x, T) over the questions where the root exists, in percent. */
  effectiveWeight: Figure
}

type OwnStatistics = Omit<ItemStatistics, 'intendedWeight' | 'effectiveWeight'>

/**
 * The figures of every question, in the order given. Effective weights are absent where `isComplete` is false: of drawn
 * questions there are more than an attempt has, and their shares would not add up to one test.
 */
export function itemStatistics({ items, max, isComplete }: TestTally): ItemStatistics[] {
  const withTotal = items.map(covarianceWithTotal)
  const roots = withTotal.reduce((sum, { value }) => sum + Math.sqrt(Math.max(0, value ?? 0)), 0)
  return items.map((item, index) => ({
    ...ownStatistics(item),
    intendedWeight: figure((100 * item.max) / max),
    effectiveWeight: isComplete
      ? effectiveWeight(withTotal[index] ?? absent('no-attempts'), roots)
      : absent('questions-drawn'),
  }))
}

function covarianceWithTotal({ cells }: ItemTally): Figure {
  const few = tooFew(cells)
  if (few !== null) return absent(few)
  const covariance = weightedCovariance(cells.map(({ mark, total, count }) => ({ x: mark, y: total, count })))
  // A covariance of 0 comes out as a few last digits on either side.
  return figure(Math.abs(covariance) <= 1e-11 * restScale(cells) ** 2 ? 0 : covariance)
}

function effectiveWeight(covariance: Figure, roots: number): Figure {
  if (covariance.value === null) return covariance
  if (covariance.value < 0) return absent('negative-covariance')
  if (roots === 0) return absent('no-common-variance')
  return figure((100 * Math.sqrt(covariance.value)) / roots)
}

function ownStatistics({ max, cells }: ItemTally): OwnStatistics {
  const attempts = countOf(cells)
  const facility =
    attempts === 0
      ? absent('no-attempts')
      : figure(weightedMean(cells.map(({ mark, count }) => ({ value: mark, count }))) / max)
  const few = tooFew(cells)
  if (few !== null) {
    const none = absent(few)
    const spread = { sd: none, markVariance: none, restVariance: none, covariance: none, greatestCovariance: none }
    return { attempts, facility, ...spread, discriminationIndex: none, discriminativeEfficiency: none }
  }
  const pairs = withRest(cells)
  const markVariance = weightedVariance(pairs.map(({ x, count }) => ({ value: x, count })))
  const restVariance = weightedVariance(pairs.map(({ y, count }) => ({ value: y, count })))
  const covariance = weightedCovariance(pairs)
  const greatest = greatestCovariance(pairs)
  const flat = flatness(cells, pairs, max)
  return {
    attempts,
    facility,
    sd: figure(Math.sqrt(markVariance)),
    markVariance: figure(markVariance),
    restVariance: figure(restVariance),
    covariance: figure(covariance),
    greatestCovariance: figure(greatest),
    discriminationIndex:
      flat === null ? figure(percentOf(covariance, Math.sqrt(markVariance) * Math.sqrt(restVariance))) : absent(flat),
    discriminativeEfficiency: flat === null ? figure(Math.min(100, (100 * covariance) / greatest)) : absent(flat),
  }
}

/** Each mark with the rest of the test. */
export function withRest(cells: readonly MarkCell[]): WeightedPair[] {
  return cells.map(({ mark, total, count }) => ({ x: mark, y: total - mark, count }))
}

/** The size of the numbers of which rests are made: below its last digits a difference is none. */
export function restScale(cells: readonly MarkCell[]): number {
  return cells.reduce((scale, { mark, total }) => Math.max(scale, Math.abs(mark), Math.abs(total)), 0)
}

/** 100 · covariance / product of deviations, kept within ±100 against rounding. */
export function percentOf(covariance: number, deviations: number): number {
  return Math.max(-100, Math.min(100, (100 * covariance) / deviations))
}

function tooFew(cells: readonly MarkCell[]): MissingReason | null {
  const attempts = countOf(cells)
  return attempts === 0 ? 'no-attempts' : attempts === 1 ? 'one-attempt' : null
}

/** What has no spread, so that nothing can vary with it. */
function flatness(cells: readonly MarkCell[], pairs: readonly WeightedPair[], max: number): MissingReason | null {
  const scale = Math.max(max, restScale(cells))
  if (
    isFlat(
      pairs.map(({ x }) => ({ value: x })),
      scale,
    )
  )
    return 'marks-equal'
  return isFlat(
    pairs.map(({ y }) => ({ value: y })),
    scale,
  )
    ? 'rest-equal'
    : null
}
