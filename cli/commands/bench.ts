import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Db, openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { assertNever } from '#domain/assert-never.ts'
import { openBenchDatabase } from '../load/bench-database.ts'
import { benchAnchoring } from './bench-anchoring.ts'
import { benchAnchoringAccuracy } from './bench-anchoring-accuracy.ts'
import { benchAttempt } from './bench-attempt.ts'
import { benchBurst } from './bench-burst.ts'
import { benchGlossary } from './bench-glossary.ts'
import { benchProgress } from './bench-progress.ts'
import { benchRead } from './bench-read.ts'
import { benchReader } from './bench-reader.ts'
import { benchReport } from './bench-report.ts'
import { benchSave } from './bench-save.ts'

/** What a bench prints: rows as measured, and ratios of rows of the same run, which is what can be trusted elsewhere. */
export type BenchResult = {
  rows: Record<string, string | number>[]
  ratios: Record<string, number>
}

/** A database of its own for one bench, migrated and empty. */
export type EmbeddedBench = { db: Db }
export type PostgresBench = { db: Db; url: string }

type Bench =
  | { engine: 'none'; run: () => Promise<BenchResult> }
  | { engine: 'embedded'; run: (database: EmbeddedBench) => Promise<BenchResult> }
  | { engine: 'postgres'; run: (database: PostgresBench) => Promise<BenchResult> }

const benches: Readonly<Record<string, Bench>> = {
  anchoring: { engine: 'none', run: benchAnchoring },
  'anchoring-accuracy': { engine: 'none', run: benchAnchoringAccuracy },
  attempt: { engine: 'postgres', run: benchAttempt },
  burst: { engine: 'postgres', run: benchBurst },
  glossary: { engine: 'embedded', run: ({ db }) => benchGlossary(db) },
  progress: { engine: 'embedded', run: ({ db }) => benchProgress(db) },
  read: { engine: 'postgres', run: benchRead },
  reader: { engine: 'postgres', run: benchReader },
  report: { engine: 'postgres', run: benchReport },
  save: { engine: 'postgres', run: benchSave },
}
export const benchNames = Object.keys(benches)

/** Runs one bench, in a fresh database where it needs one. The table goes to stderr, with `--json` the document to stdout. */
export async function runBench(name: string, asJson: boolean): Promise<number> {
  const bench = Object.entries(benches).find(([known]) => known === name)?.[1]
  if (!bench) {
    process.stderr.write(`There is no bench "${name}". There are: ${benchNames.join(', ')}\n`)
    return 2
  }
  const { rows, ratios } = await resultOf(bench)
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  }
  printTable(rows, ratios)
  if (asJson) process.stdout.write(`${JSON.stringify({ name, machine, rows, ratios })}\n`)
  return 0
}

function resultOf(bench: Bench): Promise<BenchResult> {
  switch (bench.engine) {
    case 'none':
      return bench.run()
    case 'embedded':
      return onEmbedded(bench.run)
    case 'postgres':
      return onPostgres(bench.run)
    default:
      return assertNever(bench)
  }
}

async function onEmbedded<T>(work: (database: EmbeddedBench) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-'))
  const database = await openDatabase({ url: null, dataDir: folder, isServerless: false })
  try {
    await migrate(database.db)
    return await work(database)
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function onPostgres<T>(work: (database: PostgresBench) => Promise<T>): Promise<T> {
  const database = await openBenchDatabase()
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

function printTable(rows: BenchResult['rows'], ratios: BenchResult['ratios']): void {
  for (const row of rows) {
    process.stderr.write(
      `${Object.entries(row)
        .map(([key, value]) => `${key} ${value}`)
        .join('  ')}\n`,
    )
  }
  for (const [key, value] of Object.entries(ratios)) process.stderr.write(`${key}: ${value}\n`)
}
