import type { BurstJob, BurstResult } from './burst-job.ts'
export async function runBurst(_job: BurstJob): Promise<BurstResult> {
  return {}
}
