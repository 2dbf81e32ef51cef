import type { LoadResult } from './load-job.ts'
export type BareSaveJob = Record<string, never>
export async function runBareSaves(_job: BareSaveJob): Promise<LoadResult> {
  throw new Error('not yet')
}
