import pg from 'pg'
import { newId, now } from '#cli/open-context.ts'
import type { LoadResult, Place } from './load-job.ts'
import { answerEvent } from './requests.ts'

export type BareSaveJob = {
  url: string
  clients: number
  places: readonly Place[]
  lengthMs: number
  warmUpMs: number
}

/** As many connections as a process of Postil has. */
const connections = 10

const saveText = 'select postil_save_answers($1, $2, $3, $4, $5, $6, $7, $8, $9)::text as told'

/** Saves answers by the statement of the program and nothing around it: no HTTP, no rule, no answer to anybody. */
export async function runBareSaves({ url, clients, places, lengthMs, warmUpMs }: BareSaveJob): Promise<LoadResult> {
  const pool = new pg.Pool({ connectionString: url, max: connections })
  const fromMs = performance.now() + warmUpMs
  const untilMs = fromMs + lengthMs
  const latenciesMs: number[] = []
  let answered = 0
  const runClient = async (index: number) => {
    const own = places.filter((_, place) => place % clients === index)
    const device = newId()
    for (let turn = 0; performance.now() < untilMs; turn += 1) {
      const place = own[turn % own.length]
      if (place === undefined) return
      const startedMs = performance.now()
      await saveOne(pool, place, device, turn + 1)
      answered += 1
      const endedMs = performance.now()
      if (endedMs >= fromMs && endedMs <= untilMs) latenciesMs.push(endedMs - startedMs)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, index) => runClient(index)))
  await pool.end()
  latenciesMs.sort((a, b) => a - b)
  const done = latenciesMs.length
  return { done, answered, tookMs: lengthMs, latenciesMs, bodyBytes: 0, failed: 0, firstFailure: null }
}

async function saveOne(pool: pg.Pool, place: Place, device: string, clientSeq: number) {
  const { schoolId, userId, sessionId } = place.claim
  const at = now().toISOString()
  const event = answerEvent(device, clientSeq, ((clientSeq - 1) % 10) + 1)
  const { position } = event
  const answers = JSON.stringify([event])
  const values = [schoolId, userId, sessionId, at, place.attemptId, String(position), event.clientEventId, at, answers]
  const { rows } = await pool.query<{ told: string }>({ name: 'save', text: saveText, values })
  const { isStored }: { isStored: boolean } = JSON.parse(rows[0]?.told ?? '')
  if (!isStored) throw new Error('An answer of the bench was not stored at once')
}
