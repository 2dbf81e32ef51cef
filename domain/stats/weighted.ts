/**
 * Decides mean, variance and covariance of values that come with the number of times they occurred, so that equal attempts
 * need not be counted one by one. Values are centred before they are squared (the two-pass algorithm of Chan, Golub and
 * LeVeque, "Algorithms for computing the sample variance", 1983), which keeps the digits that Σx² − n·x̄² would lose.
 */

/** A value and how many attempts have it. */
export type Weighted = { value: number; count: number }
/** Two values of the same attempts. */
export type WeightedPair = { x: number; y: number; count: number }

export function countOf(values: readonly { count: number }[]): number {
  return values.reduce((sum, { count }) => sum + count, 0)
}

/** Arithmetic mean; the caller has seen to it that there is at least one value. */
export function weightedMean(values: readonly Weighted[]): number {
  const first = values[0]?.value ?? 0
  // Shifted by one of the values, so that many equal ones have exactly that mean.
  const shifted = values.reduce((sum, { value, count }) => sum + count * (value - first), 0)
  return first + shifted / countOf(values)
}

/** Sample variance, divisor n − 1; at least two attempts. */
export function weightedVariance(values: readonly Weighted[]): number {
  return weightedCovariance(values.map(({ value, count }) => ({ x: value, y: value, count })))
}

/** Sample covariance, divisor n − 1; at least two attempts. */
export function weightedCovariance(pairs: readonly WeightedPair[]): number {
  const meanX = weightedMean(pairs.map(({ x, count }) => ({ value: x, count })))
  const meanY = weightedMean(pairs.map(({ y, count }) => ({ value: y, count })))
  const sum = pairs.reduce((total, { x, y, count }) => total + count * (x - meanX) * (y - meanY), 0)
  return sum / (countOf(pairs) - 1)
}

/**
 * The greatest covariance that these two sets of values can have: that of the values when each set is put in order, the
 * lowest with the lowest (rearrangement inequality).
 */
export function greatestCovariance(pairs: readonly WeightedPair[]): number {
  const xs = inOrder(pairs.map(({ x, count }) => ({ value: x, count })))
  const ys = inOrder(pairs.map(({ y, count }) => ({ value: y, count })))
  return weightedCovariance(pairedInOrder(xs, ys))
}

/** Equal values put together, the lowest first. */
export function inOrder(values: readonly Weighted[]): Weighted[] {
  const counts = new Map<number, number>()
  for (const { value, count } of values) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value)
}

function pairedInOrder(xs: readonly Weighted[], ys: readonly Weighted[]): WeightedPair[] {
  const pairs: WeightedPair[] = []
  let rest = 0
  let next = 0
  let y = 0
  for (const { value: x, count } of xs) {
    let left = count
    while (left > 0) {
      if (rest === 0) {
        const following = ys[next]
        if (following === undefined) return pairs
        next += 1
        y = following.value
        rest = following.count
        continue
      }
      const taken = Math.min(left, rest)
      pairs.push({ x, y, count: taken })
      left -= taken
      rest -= taken
    }
  }
  return pairs
}

/** The middle value, of an even count the mean of the two middle ones; at least one value. */
export function weightedMedian(values: readonly Weighted[]): number {
  const ordered = inOrder(values)
  const count = countOf(ordered)
  return (valueAtRank(ordered, Math.ceil(count / 2)) + valueAtRank(ordered, Math.floor(count / 2) + 1)) / 2
}

/** The value at a rank, counted from 1 at the lowest, of values in order. */
export function valueAtRank(ordered: readonly Weighted[], rank: number): number {
  let seen = 0
  for (const { value, count } of ordered) {
    seen += count
    if (seen >= rank) return value
  }
  return ordered.at(-1)?.value ?? 0
}

/**
 * Whether values are all the same but for the last digits of floating point: a spread below 10⁻¹¹ of `scale`, which is the
 * size of the numbers that were added and subtracted to come to these values.
 */
export function isFlat(values: readonly { value: number }[], scale: number): boolean {
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (const { value } of values) {
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  return !(greatest - least > 1e-11 * scale)
}
