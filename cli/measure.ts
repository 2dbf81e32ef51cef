/** Median and 95th percentile of `times` runs, in milliseconds, after one run that does not count. */
export async function measure(
  times: number,
  work: () => Promise<unknown> | unknown,
): Promise<{ medianMs: number; p95Ms: number }> {
  await work()
  const taken: number[] = []
  for (let run = 0; run < times; run += 1) {
    const start = performance.now()
    await work()
    taken.push(performance.now() - start)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number) =>
    Math.round((taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0) * 100) / 100
  return { medianMs: at(0.5), p95Ms: at(0.95) }
}
