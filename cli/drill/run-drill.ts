import { migrate } from '#db/migrate.ts'
import { type Break, breakDatabase } from './breaks.ts'
import type { Engine } from './engines.ts'
import { DrillHost } from './host.ts'
import { addUp, type Findings } from './oracle.ts'
import { runSeed, type SeedReport } from './run-seed.ts'

export type DrillOptions = {
  students: number
  /** Answers of each student, at least. */
  answers: number
  seed: number
  /** How many seeds, one after the other, from `seed` on. */
  seeds: number
  engine: Engine
  /** How often server or database is killed in each seed. */
  kills: number
  broken: Break | null
  /** Where the built pages are. */
  distDir: string
}

export type DrillReport = Findings & { durationSeconds: number; seeds: SeedReport[] }

/** Runs the drill on a server and a database of its own; `onSeed` hears of each seed as it ends. */
export async function runDrill(options: DrillOptions, onSeed: (report: SeedReport) => void): Promise<DrillReport> {
  const startMs = performance.now()
  const host = await DrillHost.start(options.engine, options.distDir)
  const stopAtSignal = () => void host.stop().finally(() => process.exit(130))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopAtSignal)
  try {
    await host.withDatabase(async (db) => {
      await migrate(db)
      if (options.broken !== null) await breakDatabase(db, options.broken)
    })
    const reports: SeedReport[] = []
    for (let seed = options.seed; seed < options.seed + options.seeds; seed += 1) {
      const report = await runSeed(host, { ...options, seed })
      onSeed(report)
      reports.push(report)
    }
    const found = addUp(reports)
    const durationSeconds = Math.round(performance.now() - startMs) / 1000
    return { ...found, faults: [...found.faults, ...host.faults], durationSeconds, seeds: reports }
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stopAtSignal)
    await host.stop()
  }
}

/** Answers that are not there as the server has said. */
export function lostAnswers({ missing, altered }: Findings): number {
  return missing + altered
}

/** Whether anything at all is not as it should be. */
export function isRed(report: Findings): boolean {
  return lostAnswers(report) + report.duplicated + report.wrongGrades + report.faults.length > 0
}
