import { benchBuild } from '../load/bench-build.ts'
import { settle } from '../load/bench-database.ts'
import { BenchServer, benchSecret } from '../load/bench-server.ts'
import { perSecond, rounded } from '../load/describe-load.ts'
import type { LoadWork, ReadingPlace } from '../load/load-job.ts'
import { LoadProcess } from '../load/load-process.ts'
import { MeasuredRuns } from '../load/measured-runs.ts'
import { readingClass } from '../load/reading-school.ts'
import type { BenchResult, PostgresBench } from './bench.ts'

const rounds = 3
const lengthMs = 4_000
const warmUpMs = 1_000
const clientCounts = [1, 4, 16]

/** Pages of 1,000 words with 200 glosses that Moodle's glossary gave per second to 4 clients on two cores; its fastest run. */
const moodlePerSecond = 13

/**
 * The page of a text for somebody signed in: 1,000 words, 200 glossed places, 50 notes of one's own. With the app in one
 * process and in two.
 */
export async function benchRead({ db, url }: PostgresBench): Promise<BenchResult> {
  const secret = benchSecret()
  const distDir = await benchBuild()
  const places = await readingClass(db, { secret, students: 32, notesEach: 50 })
  await settle(url)
  const rows: BenchResult['rows'] = []
  const ratios: BenchResult['ratios'] = {}
  for (const processes of [1, 2]) {
    const runs = await measureAll({ url, secret, distDir, processes }, places)
    for (const { name, clients } of worksOn(places)) {
      rows.push({ work: name, clients, processes, ...runs.figures(name), bytes: runs.of(name).bodyBytes })
    }
    const rate = perSecond(runs.of(nameOf(4, false)))
    ratios[`page, 4 clients, ${processes} process(es), to Moodle at its fastest`] = rounded(rate / moodlePerSecond)
  }
  return { rows, ratios }
}

type Served = { url: string; secret: string; distDir: string; processes: number }

async function measureAll(served: Served, places: readonly ReadingPlace[]): Promise<MeasuredRuns> {
  const server = await BenchServer.start(served)
  const load = await LoadProcess.start()
  const runs = new MeasuredRuns()
  try {
    const { ports, processIds } = server
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, clients, work } of worksOn(places)) {
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
function worksOn(places: readonly ReadingPlace[]) {
  const work = (acceptGzip: boolean): LoadWork => ({ kind: 'read', acceptGzip, places })
  return [
    ...clientCounts.map((clients) => ({ name: nameOf(clients, false), clients, work: work(false) })),
    { name: nameOf(4, true), clients: 4, work: work(true) },
  ]
}

function nameOf(clients: number, acceptGzip: boolean): string {
  return `page${acceptGzip ? ', gzip' : ''}, ${clients} client(s)`
}
