import { setTimeout as wait } from 'node:timers/promises'
import { benchBuild } from '../load/bench-build.ts'
import { onServer, settle } from '../load/bench-database.ts'
import { BenchServer, benchSecret } from '../load/bench-server.ts'
import type { BurstResult } from '../load/burst-job.ts'
import { percentile, rounded } from '../load/describe-load.ts'
import { ExamSchool } from '../load/exam-school.ts'
import { LoadProcess } from '../load/load-process.ts'
import { residentMib } from '../load/process-cost.ts'
import type { BenchResult, PostgresBench } from './bench.ts'

const size = 1_000
const timing = { startingMs: 60_000, lengthMs: 240_000, everyMs: 15_000, leavingMs: 30_000 }
const lookEveryMs = 10_000

/**
 * An examination of 1,000 students: they start within a minute, answer every 15 seconds, and half of them hand in during
 * the last 30. One process of the app. What was acknowledged is looked up in the database afterwards, each by its id.
 */
export async function benchBurst({ db, url }: PostgresBench): Promise<BenchResult> {
  const secret = benchSecret()
  const distDir = await benchBuild()
  const school = await ExamSchool.open(db, secret)
  const { assignmentId, students } = await school.exam(size)
  const cookies: string[] = []
  for (const student of students) cookies.push(await school.cookieOf(student))
  await settle(url)
  const server = await BenchServer.start({ url, secret, distDir, processes: 1 })
  const load = await LoadProcess.start()
  try {
    const ending = new AbortController()
    const memory = watchMemory(server.processIds, ending.signal)
    const job = { ...timing, ports: server.ports, students: cookies.map((cookie) => ({ cookie, assignmentId })) }
    const result = await load.burst(job)
    ending.abort()
    if (result.failures.length > 0)
      throw new Error(`${result.failures.length} requests failed, the first: ${result.failures[0]}`)
    const held = await lostOf(url, result)
    if (held.lost > 0 || held.submissions !== held.handedIn)
      throw new Error(`Not everything that was acknowledged is there: ${JSON.stringify(held)}`)
    return describe(result, await memory, held)
  } finally {
    load.stop()
    await server.stop()
  }
}

/** How many acknowledged answers the database does not hold under the sequence that was told, and how many it holds more. */
async function lostOf(url: string, { acknowledged, handedIn }: BurstResult) {
  const rows = await onServer(url, 'select client_event_id::text as id, seq from response_events')
  const stored = new Map(rows.map((row) => [String(row['id']), Number(row['seq'])]))
  const lost = acknowledged.filter(([id, seq]) => stored.get(id) !== seq).length
  const [row] = await onServer(url, 'select count(*)::int as n from submissions')
  return { acknowledged: acknowledged.length, stored: rows.length, lost, handedIn, submissions: Number(row?.['n']) }
}

type Look = { second: number; mib: number }

async function watchMemory(ids: readonly number[], signal: AbortSignal): Promise<Look[]> {
  const looks: Look[] = []
  for (let second = 0; !signal.aborted; second += lookEveryMs / 1000) {
    looks.push({ second, mib: residentMib(ids) ?? 0 })
    await wait(lookEveryMs, undefined, { signal }).catch(() => undefined)
  }
  return looks
}

function describe(result: BurstResult, memory: readonly Look[], held: Awaited<ReturnType<typeof lostOf>>): BenchResult {
  const row = (work: string, tookMs: readonly number[]) => ({
    work,
    requests: tookMs.length,
    p50Ms: rounded(percentile(tookMs, 0.5)),
    p95Ms: rounded(percentile(tookMs, 0.95)),
    p99Ms: rounded(percentile(tookMs, 0.99)),
    longestMs: rounded(tookMs.at(-1) ?? 0),
  })
  // Once everybody has started nothing new comes in: from then on memory should stay where it is.
  const settled = memory.filter(({ second }) => second * 1000 >= timing.startingMs).map(({ mib }) => mib)
  const halves = [settled.slice(0, settled.length / 2), settled.slice(settled.length / 2)].map(mean)
  return {
    rows: [
      row('start, three requests', result.startMs),
      row('save', result.saveMs),
      row('hand in', result.handInMs),
      { work: 'answers', ...held },
      ...memory.map(({ second, mib }) => ({ work: 'memory', second, mib })),
    ],
    ratios: {
      'p95 of a save to 300 ms': rounded(percentile(result.saveMs, 0.95) / 300),
      'memory after the starts, second half to first': rounded((halves[1] ?? 0) / (halves[0] ?? 1)),
    },
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
