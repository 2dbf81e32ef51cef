import type { BenchResult, PostgresBench } from './bench.ts'
export async function benchBurst(_database: PostgresBench): Promise<BenchResult> {
  throw new Error('not yet')
}
