import type { AnyJob } from './load-process.ts'
import { runBareSaves } from './run-bare-saves.ts'
import { runBurst } from './run-burst.ts'
import { runLoad } from './run-load.ts'

/** What the process that makes load is asked to do. */
export function runJob(message: AnyJob): Promise<unknown> {
  switch (message.kind) {
    case 'load':
      return runLoad(message.job)
    case 'bare-saves':
      return runBareSaves(message.job)
    case 'burst':
      return runBurst(message.job)
  }
}
