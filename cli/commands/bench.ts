import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { benchGlossary } from './bench-glossary.ts'
import { benchProgress } from './bench-progress.ts'

/** What a bench prints: rows as measured, and ratios of rows of the same run, which is what can be trusted elsewhere. */
export type BenchResult = {
  rows: Record<string, string | number>[]
  ratios: Record<string, number>
}

const benches = { glossary: benchGlossary, progress: benchProgress }
export const benchNames = Object.keys(benches)

/** Runs one bench in a fresh embedded database. The table goes to stderr, with `--json` the document to stdout. */
export async function runBench(name: string, asJson: boolean): Promise<number> {
  const bench = Object.entries(benches).find(([known]) => known === name)?.[1]
  if (!bench) {
    process.stderr.write(`There is no bench "${name}". There are: ${benchNames.join(', ')}\n`)
    return 2
  }
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-'))
  const database = await openDatabase({ url: null, dataDir: folder, isServerless: false })
  try {
    await migrate(database.db)
    const { rows, ratios } = await bench(database.db)
    const machine = {
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGib: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    }
    printTable(rows, ratios)
    if (asJson) process.stdout.write(`${JSON.stringify({ name, machine, rows, ratios })}\n`)
    return 0
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
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
