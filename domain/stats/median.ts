/**
 * Decides the two summary figures that the teacher's page uses. Both are null where there is nothing to summarise: no data is
 * never 0. Source: the sample median (mean of the two middle values of an even count).
 */

/** The median; null for no values. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  if (upper === undefined) return null
  const lower = sorted.length % 2 === 0 ? sorted[middle - 1] : upper
  return lower === undefined ? null : (lower + upper) / 2
}

/** part / whole, 0 to 1; null when the whole is 0. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
