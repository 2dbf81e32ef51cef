import { BareApp } from '../load/bare-app.ts'
import { benchBuild } from '../load/bench-build.ts'
import { onServer, settle } from '../load/bench-database.ts'
import { BenchServer, benchSecret } from '../load/bench-server.ts'
import { percentile, perSecond, rounded } from '../load/describe-load.ts'
import { ExamSchool } from '../load/exam-school.ts'
import type { LoadResult, Place } from '../load/load-job.ts'
import { LoadProcess } from '../load/load-process.ts'
import { MeasuredRuns } from '../load/measured-runs.ts'
import type { BenchResult, PostgresBench } from './bench.ts'

const rounds = 4
const lengthMs = 3_000
const warmUpMs = 750
const clientCounts = [1, 16, 64]
const students = 320

const ways = ['the statements alone', 'a bare route', 'Postil'] as const
type Way = (typeof ways)[number]

/**
 * Durable answers saved per second over HTTP by signed-in students, in turn with two limits: the same statements by a
 * loop on the database's driver, and a route handler that does no more than one insert. One process each.
 */
export async function benchSave({ db, url }: PostgresBench): Promise<BenchResult> {
  const secret = benchSecret()
  const distDir = await benchBuild()
  const school = await ExamSchool.open(db, secret)
  const places = await school.begunExam(students, { isAnswered: true })
  await settle(url)
  const bare = await BareApp.start(url)
  const server = await BenchServer.start({ url, secret, distDir, processes: 1 })
  const load = await LoadProcess.start()
  const processIds: Record<Way, readonly number[]> = {
    'the statements alone': [],
    'a bare route': bare.processIds,
    Postil: server.processIds,
  }
  const runs = new MeasuredRuns()
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const clients of clientCounts) {
        for (const way of ways) {
          const running = { load, url, places, clients, ports: { bare: bare.port, postil: server.ports } }
          await runs.measure(nameOf(way, clients), { processIds: processIds[way], url }, () => runWay(way, running))
        }
      }
    }
  } finally {
    load.stop()
    await server.stop()
    await bare.stop()
  }
  await assertNoneLost(url, runs)
  return {
    rows: clientCounts.flatMap((clients) =>
      ways.map((way) => ({ way, clients, ...runs.figures(nameOf(way, clients)) })),
    ),
    ratios: ratiosOf(runs),
  }
}

function nameOf(way: Way, clients: number): string {
  return `${way} ${clients}`
}

type Running = {
  load: LoadProcess
  url: string
  places: readonly Place[]
  clients: number
  ports: { bare: number; postil: readonly number[] }
}

function runWay(way: Way, { load, url, places, clients, ports }: Running): Promise<LoadResult> {
  const times = { clients, lengthMs, warmUpMs }
  switch (way) {
    case 'the statements alone':
      return load.bareSaves({ url, places, ...times })
    case 'a bare route':
      return load.load({ work: { kind: 'bare-route' }, ports: [ports.bare], ...times })
    case 'Postil':
      return load.load({ work: { kind: 'save', answers: 1, places }, ports: ports.postil, ...times })
  }
}

/** Every answer that was acknowledged stands in the database, beside the ten that each student began with. */
async function assertNoneLost(url: string, runs: MeasuredRuns): Promise<void> {
  const acknowledged = clientCounts.flatMap((clients) =>
    (['the statements alone', 'Postil'] as const).map((way) => runs.of(nameOf(way, clients)).answered),
  )
  const expected = acknowledged.reduce((sum, count) => sum + count, students * 10)
  const [row] = await onServer(url, "select count(*)::int as stored from response_events where disposition = 'current'")
  if (row?.['stored'] !== expected)
    throw new Error(`${expected} answers were acknowledged, ${row?.['stored']} are stored`)
}

function ratiosOf(runs: MeasuredRuns): Record<string, number> {
  const ratios: Record<string, number> = {}
  for (const clients of clientCounts) {
    const { latenciesMs } = runs.of(nameOf('Postil', clients))
    const rate = (way: Way) => perSecond(runs.of(nameOf(way, clients)))
    ratios[`Postil to a bare route, ${clients} client(s)`] = rounded(rate('Postil') / rate('a bare route'))
    ratios[`Postil to the statements alone, ${clients} client(s)`] = rounded(
      rate('Postil') / rate('the statements alone'),
    )
    ratios[`p99 to p50, ${clients} client(s)`] = rounded(percentile(latenciesMs, 0.99) / percentile(latenciesMs, 0.5))
  }
  return ratios
}
