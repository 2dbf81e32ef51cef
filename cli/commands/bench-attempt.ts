import { benchBuild } from '../load/bench-build.ts'
import { settle } from '../load/bench-database.ts'
import { BenchServer, benchSecret } from '../load/bench-server.ts'
import { perSecond, rounded } from '../load/describe-load.ts'
import { ExamSchool } from '../load/exam-school.ts'
import type { LoadWork, Place } from '../load/load-job.ts'
import { LoadProcess } from '../load/load-process.ts'
import { MeasuredRuns } from '../load/measured-runs.ts'
import type { BenchResult, PostgresBench } from './bench.ts'

const rounds = 3
const lengthMs = 4_000
const warmUpMs = 1_000
/** More than any server hands in within one round. */
const leavingInOneRound = 2_500

/** What a tuned Moodle 4.5.6 did of the same on a two-core machine, per second; the range over several runs. */
const moodle = { page: [31, 34], 'save 10 answers': [99, 123], 'hand in': [47, 49] } as const

/**
 * The three things that an attempt costs a server: its page with ten questions, saving ten answers in one request, and
 * handing in; with the app in one process and in two.
 */
export async function benchAttempt({ db, url }: PostgresBench): Promise<BenchResult> {
  const secret = benchSecret()
  const distDir = await benchBuild()
  const school = await ExamSchool.open(db, secret)
  const answering = await school.begunExam(64, { isAnswered: true })
  const rows: BenchResult['rows'] = []
  const ratios: BenchResult['ratios'] = {}
  for (const processes of [1, 2]) {
    const leaving: Place[][] = []
    for (let round = 0; round < rounds; round += 1)
      leaving.push(await school.begunExam(leavingInOneRound, { isAnswered: true }))
    await settle(url)
    const runs = await measureAll({ url, secret, distDir, processes }, answering, leaving)
    for (const { name, clients } of works(answering, [])) {
      rows.push({ work: name, clients, processes, ...runs.figures(name), bytes: runs.of(name).bodyBytes })
    }
    for (const [name, [slowest, fastest]] of Object.entries(moodle)) {
      const rate = perSecond(runs.of(name))
      ratios[`${name}, ${processes} process(es), to Moodle at its slowest`] = rounded(rate / slowest)
      ratios[`${name}, ${processes} process(es), to Moodle at its fastest`] = rounded(rate / fastest)
    }
  }
  return { rows, ratios }
}

type Served = { url: string; secret: string; distDir: string; processes: number }

async function measureAll(served: Served, answering: readonly Place[], leaving: readonly Place[][]) {
  const server = await BenchServer.start(served)
  const load = await LoadProcess.start()
  const runs = new MeasuredRuns()
  try {
    const { ports, processIds } = server
    for (const places of leaving) {
      for (const { name, clients, work } of works(answering, places)) {
        await runs.measure(name, { processIds, url: served.url }, () =>
          load.load({ work, ports, clients, lengthMs, warmUpMs }),
        )
      }
    }
  } finally {
    load.stop()
    await server.stop()
  }
  return runs
}

/** In the order in which they are measured, again and again. */
function works(answering: readonly Place[], leaving: readonly Place[]) {
  const all: { name: string; clients: number; work: LoadWork }[] = [
    { name: 'page', clients: 4, work: { kind: 'page', acceptGzip: false, places: answering } },
    { name: 'page, gzip', clients: 4, work: { kind: 'page', acceptGzip: true, places: answering } },
    { name: 'save 10 answers', clients: 16, work: { kind: 'save', answers: 10, places: answering } },
    { name: 'hand in', clients: 16, work: { kind: 'hand-in', places: leaving } },
  ]
  return all
}
