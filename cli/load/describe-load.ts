import type { LoadResult } from './load-job.ts'

/** Several runs of one and the same load, added up. Throws when a request was answered otherwise than it should be. */
export function addRuns(runs: readonly LoadResult[]): LoadResult {
  const failure = runs.find(({ failed }) => failed > 0)
  if (failure) throw new Error(`A request of the load failed: ${failure.firstFailure}`)
  return {
    done: sum(runs.map(({ done }) => done)),
    answered: sum(runs.map(({ answered }) => answered)),
    tookMs: sum(runs.map(({ tookMs }) => tookMs)),
    latenciesMs: runs.flatMap(({ latenciesMs }) => latenciesMs).sort((a, b) => a - b),
    bodyBytes: runs.at(-1)?.bodyBytes ?? 0,
    failed: 0,
    firstFailure: null,
  }
}

/** The figures of a row. */
export function figuresOf({ done, tookMs, latenciesMs }: LoadResult) {
  return {
    perSecond: rounded(perSecond({ done, tookMs })),
    p50Ms: rounded(percentile(latenciesMs, 0.5)),
    p95Ms: rounded(percentile(latenciesMs, 0.95)),
    p99Ms: rounded(percentile(latenciesMs, 0.99)),
  }
}

export function perSecond({ done, tookMs }: Pick<LoadResult, 'done' | 'tookMs'>): number {
  return tookMs === 0 ? 0 : (done / tookMs) * 1000
}

/** Of values in ascending order; 0 when there are none. */
export function percentile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0
}

export function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
