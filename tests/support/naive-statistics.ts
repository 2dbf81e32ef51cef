/** The formulas written down as they are read, attempt by attempt: slow, plain, and apart from the code they check. */

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

export function covariance(xs: readonly number[], ys: readonly number[]): number {
  const [meanX, meanY] = [mean(xs), mean(ys)]
  return xs.reduce((sum, x, index) => sum + (x - meanX) * ((ys[index] ?? 0) - meanY), 0) / (xs.length - 1)
}

export function naiveItem(marks: readonly number[], totals: readonly number[], max: number) {
  const rests = totals.map((total, index) => total - (marks[index] ?? 0))
  const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)
  const [varX, varR] = [covariance(marks, marks), covariance(rests, rests)]
  const own = covariance(marks, rests)
  return {
    facility: mean(marks) / max,
    sd: Math.sqrt(varX),
    discriminationIndex: (100 * own) / Math.sqrt(varX * varR),
    discriminativeEfficiency: (100 * own) / covariance(sorted(marks), sorted(rests)),
    withTotal: covariance(marks, totals),
  }
}

export function naiveTest(columns: readonly (readonly number[])[], totals: readonly number[]) {
  const n = totals.length
  const average = mean(totals)
  const moment = (power: number) => mean(totals.map((total) => (total - average) ** power))
  const k2 = covariance(totals, totals)
  const k3 = (n ** 2 * moment(3)) / ((n - 1) * (n - 2))
  const k4 = (n ** 2 * ((n + 1) * moment(4) - 3 * (n - 1) * moment(2) ** 2)) / ((n - 1) * (n - 2) * (n - 3))
  const itemVariances = columns.reduce((sum, column) => sum + covariance(column, column), 0)
  const alpha = (columns.length / (columns.length - 1)) * (1 - itemVariances / k2)
  return { mean: average, sd: Math.sqrt(k2), skewness: k3 / k2 ** 1.5, kurtosis: k4 / k2 ** 2, alpha }
}
