import { HttpConnection, type RawResponse } from './http-connection.ts'
import type { LoadJob, LoadResult } from './load-job.ts'
import { type RequestSource, requestSource } from './requests.ts'

type Tally = LoadResult & { fromMs: number; untilMs: number }

/** Runs one load: each client sends its next request as soon as the one before is answered. */
export async function runLoad({ work, ports, clients, lengthMs, warmUpMs }: LoadJob): Promise<LoadResult> {
  const fromMs = performance.now() + warmUpMs
  const tally: Tally = {
    done: 0,
    answered: 0,
    tookMs: 0,
    latenciesMs: [],
    bodyBytes: 0,
    failed: 0,
    firstFailure: null,
    fromMs,
    untilMs: fromMs + lengthMs,
  }
  await Promise.all(
    Array.from({ length: clients }, (_, index) =>
      runClient(new HttpConnection(ports[index % ports.length] ?? 0), requestSource(work, index, clients), tally),
    ),
  )
  const { fromMs: _from, untilMs: _until, ...result } = tally
  result.latenciesMs.sort((a, b) => a - b)
  return result
}

async function runClient(connection: HttpConnection, next: RequestSource, tally: Tally): Promise<void> {
  try {
    for (;;) {
      const message = performance.now() < tally.untilMs ? next() : null
      if (message === null) return
      count(await connection.request(message), tally)
    }
  } finally {
    await connection.close()
  }
}

function count(response: RawResponse, tally: Tally): void {
  if (response.status !== 200) {
    tally.failed += 1
    tally.firstFailure ??= `${response.status} ${response.body.toString('utf8', 0, 300)}`
    return
  }
  tally.answered += 1
  const nowMs = performance.now()
  if (nowMs < tally.fromMs || nowMs > tally.untilMs) return
  tally.done += 1
  tally.tookMs = nowMs - tally.fromMs
  tally.latenciesMs.push(response.tookMs)
  tally.bodyBytes = response.body.length
}
