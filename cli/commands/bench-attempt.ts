import { benchBuild } from '../load/bench-build.ts'
import { backendProcesses, settle } from '../load/bench-database.ts'
import { BenchServer, benchSecret } from '../load/bench-server.ts'
import { addRuns, figuresOf, perSecond, rounded } from '../load/describe-load.ts'
import { ExamSchool } from '../load/exam-school.ts'
import type { LoadResult, LoadWork } from '../load/load-job.ts'
import { LoadProcess } from '../load/load-process.ts'
import { localPostgres, processorMs } from '../load/process-cost.ts'
import type { BenchResult, PostgresBench } from './bench.ts'

const rounds = 3
const lengthMs = 4_000
const warmUpMs = 1_000

/** What a tuned Moodle 4.5.6 did of the same on a two-core machine like this, per second; the measured range. */
const moodle = { page: [31, 34], save: [99, 123], handIn: [47, 49] } as const

type Measured = { runs: LoadResult[]; appMs: number | null; databaseMs: number | null }

/**
 * The three things that an attempt costs a server: its page with ten questions, saving ten answers in one request, and
 * handing in; with the app in one process and in two, turn by turn.
 */
export async function benchAttempt(database: PostgresBench): Promise<BenchResult> {
  const secret = benchSecret()
  const distDir = await benchBuild()
  const school = await ExamSchool.open(database.db, secret)
  const answering = await school.begunExam(64, { isAnswered: true })
  const load = await LoadProcess.start()
  const rows: BenchResult['rows'] = []
  const ratios: BenchResult['ratios'] = {}
  try {
    for (const processes of [1, 2]) {
      const server = await BenchServer.start({ url: database.url, secret, distDir, processes })
      const measured: Record<string, Measured> = {}
      try {
        for (let round = 0; round < rounds; round += 1) {
          const leaving = await school.begunExam(leavingInOneRound, { isAnswered: true })
          await settle(database.url)
          const works: { name: string; clients: number; work: LoadWork }[] = [
            { name: 'page', clients: 4, work: { kind: 'page', acceptGzip: false, places: answering } },
            { name: 'page, gzip', clients: 4, work: { kind: 'page', acceptGzip: true, places: answering } },
            { name: 'save 10 answers', clients: 16, work: { kind: 'save', answers: 10, places: answering } },
            { name: 'hand in', clients: 16, work: { kind: 'hand-in', places: leaving } },
          ]
          for (const { name, clients, work } of works) {
            const before = await costs(server, database.url)
            const run = await load.load({ work, ports: server.ports, clients, lengthMs, warmUpMs })
            const after = await costs(server, database.url)
            const entry = (measured[name] ??= { runs: [], appMs: 0, databaseMs: 0 })
            entry.runs.push(run)
            entry.appMs = added(entry.appMs, before.app, after.app)
            entry.databaseMs = added(entry.databaseMs, before.database, after.database)
          }
        }
      } finally {
        await server.stop()
      }
      for (const [name, entry] of Object.entries(measured)) rows.push(rowOf(name, processes, entry))
      Object.assign(ratios, ratiosOf(processes, measured))
    }
  } finally {
    load.stop()
  }
  return { rows, ratios }
}

/** More than any server hands in within one round. */
const leavingInOneRound = 1_500

async function costs(server: BenchServer, url: string) {
  return { app: processorMs(server.processIds), database: processorMs(localPostgres(await backendProcesses(url))) }
}

function added(sum: number | null, before: number | null, after: number | null): number | null {
  return sum === null || before === null || after === null ? null : sum + after - before
}

function rowOf(name: string, processes: number, { runs, appMs, databaseMs }: Measured) {
  const all = addRuns(runs)
  const each = (ms: number | null) => (ms === null ? '-' : rounded(ms / all.answered))
  return {
    work: name,
    processes,
    ...figuresOf(all),
    appCpuMs: each(appMs),
    databaseCpuMs: each(databaseMs),
    bytes: all.bodyBytes,
  }
}

function ratiosOf(processes: number, measured: Record<string, Measured>): Record<string, number> {
  const rate = (name: string) => perSecond(addRuns(measured[name]?.runs ?? []))
  const against = (name: string, [low, high]: readonly [number, number]) => ({
    [`${name}, ${processes} process(es), to Moodle at its slowest`]: rounded(rate(name) / low),
    [`${name}, ${processes} process(es), to Moodle at its fastest`]: rounded(rate(name) / high),
  })
  return {
    ...against('page', moodle.page),
    ...against('save 10 answers', moodle.save),
    ...against('hand in', moodle.handIn),
  }
}
