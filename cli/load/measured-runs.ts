import { backendProcesses } from './bench-database.ts'
import { addRuns, figuresOf, rounded } from './describe-load.ts'
import type { LoadResult } from './load-job.ts'
import { localPostgres, processorMs } from './process-cost.ts'

/** Where the work is done: the processes of the server (none for a load that asks the database itself), the database. */
export type WorkPlace = { processIds: readonly number[]; url: string }

type Measured = { runs: LoadResult[]; serverMs: number | null; databaseMs: number | null }

/** The runs of several loads that are measured in turn, by name, with the processor time that each took. */
export class MeasuredRuns {
  private readonly byName = new Map<string, Measured>()

  async measure(name: string, place: WorkPlace, load: () => Promise<LoadResult>): Promise<void> {
    const before = await costOf(place)
    const run = await load()
    const after = await costOf(place)
    const so = this.byName.get(name) ?? { runs: [], serverMs: 0, databaseMs: 0 }
    this.byName.set(name, {
      runs: [...so.runs, run],
      serverMs: added(so.serverMs, before.server, after.server),
      databaseMs: added(so.databaseMs, before.database, after.database),
    })
  }

  /** All runs of one load as one. Throws when a request was not answered as it should be. */
  of(name: string): LoadResult {
    return addRuns(this.byName.get(name)?.runs ?? [])
  }

  /** Throughput, latency, and the processor time of server and database for each request, in milliseconds. */
  figures(name: string) {
    const all = this.of(name)
    const each = (ms: number | null | undefined) => (typeof ms === 'number' ? rounded(ms / all.answered) : '-')
    const measured = this.byName.get(name)
    return { ...figuresOf(all), serverCpuMs: each(measured?.serverMs), databaseCpuMs: each(measured?.databaseMs) }
  }
}

async function costOf({ processIds, url }: WorkPlace) {
  return { server: processorMs(processIds), database: processorMs(localPostgres(await backendProcesses(url))) }
}

function added(sum: number | null, before: number | null, after: number | null): number | null {
  return sum === null || before === null || after === null ? null : sum + after - before
}
