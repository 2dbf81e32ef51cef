import { newId } from '#cli/open-context.ts'
import type { QuizResponse, ResponseEvent } from '#domain/quiz/schema.ts'
import type { LoadWork, Place, ReadingPlace } from './load-job.ts'

/** Makes the next request of one client, as bytes on the wire; null when there is nothing left to do. */
export type RequestSource = () => string | null

/**
 * The requests of one client of a load. Places are dealt out: client `index` of `clients` uses every so-manieth, so no
 * two clients ever work on one attempt.
 */
export function requestSource(work: LoadWork, index: number, clients: number): RequestSource {
  const own = <T>(places: readonly T[]) => places.filter((_, place) => place % clients === index)
  switch (work.kind) {
    case 'bare-route':
      return bareRequests()
    case 'save':
      return saveRequests(own(work.places), work.answers)
    case 'page':
      return inTurn(own(work.places).map((place) => pageRequest(place, work.acceptGzip)))
    case 'read':
      return inTurn(own(work.places).map((place) => readRequest(place, work.acceptGzip)))
    case 'hand-in': {
      const left = own(work.places).map((place) =>
        jsonRequest('POST', `/api/attempts/${place.attemptId}/submit`, place, lastSeqs),
      )
      return () => left.pop() ?? null
    }
  }
}

/** Every place was filled by one device, which has told how far it came. */
export const seededDevice = '00000000-0000-4000-8000-0000000000de'
const lastSeqs = JSON.stringify({ lastSeqs: { [seededDevice]: 10 } })

function inTurn(messages: readonly string[]): RequestSource {
  let next = 0
  return () => {
    const message = messages[next % messages.length]
    next += 1
    return message ?? null
  }
}

/** One device for each place, which answers its questions in turn. */
function saveRequests(places: readonly Place[], answers: number): RequestSource {
  const devices = places.map((place) => ({ place, device: newId(), clientSeq: 0 }))
  let next = 0
  return () => {
    const one = devices[next % devices.length]
    next += 1
    if (one === undefined) return null
    const events = Array.from({ length: answers }, () => {
      one.clientSeq += 1
      return answerEvent(one.device, one.clientSeq, ((one.clientSeq - 1) % 10) + 1)
    })
    return saveRequest(one.place, events)
  }
}

type Sitting = Pick<Place, 'cookie' | 'attemptId'>

export function saveRequest(place: Sitting, events: readonly ResponseEvent[]): string {
  return jsonRequest('PUT', `/api/attempts/${place.attemptId}/responses`, place, JSON.stringify({ events }))
}

/** An answer that counts whatever stood there before: its device has seen everything. */
export function answerEvent(device: string, clientSeq: number, position: number): ResponseEvent {
  return {
    clientEventId: newId(),
    device,
    clientSeq,
    position,
    baseSeq: 1_000_000,
    response: answerTo(position, clientSeq),
  }
}

/** The questions are the five test questions twice over. */
export function answerTo(position: number, seed: number): QuizResponse {
  switch ((position - 1) % 5) {
    case 0:
      return { type: 'single-choice', choice: seed % 2 === 0 ? 'a' : 'b' }
    case 1:
      return { type: 'multiple-response', choices: seed % 2 === 0 ? ['a', 'b'] : ['c'] }
    case 2:
      return { type: 'true-false-not-stated', choice: seed % 2 === 0 ? 'true' : 'not-stated' }
    case 3:
      return { type: 'number', text: String(seed % 7) }
    default:
      return { type: 'short-answer', text: `The harbour master, ${seed}` }
  }
}

export function handInRequest(place: Sitting, device: string, clientSeq: number): string {
  const body = JSON.stringify({ lastSeqs: { [device]: clientSeq } })
  return jsonRequest('POST', `/api/attempts/${place.attemptId}/submit`, place, body)
}

export function pageRequest({ assignmentId, cookie }: ReadingPlace, acceptGzip: boolean): string {
  return getPage(`/read/${assignmentId}/quiz`, cookie, acceptGzip)
}

function readRequest({ assignmentId, cookie }: ReadingPlace, acceptGzip: boolean): string {
  return getPage(`/read/${assignmentId}`, cookie, acceptGzip)
}

function getPage(path: string, cookie: string, acceptGzip: boolean): string {
  return request('GET', path, [
    `cookie: ${cookie}`,
    'accept: text/html',
    ...(acceptGzip ? ['accept-encoding: gzip'] : []),
  ])
}

function bareRequests(): RequestSource {
  const device = newId()
  let clientSeq = 0
  return () => {
    clientSeq += 1
    const body = JSON.stringify({ events: [answerEvent(device, clientSeq, ((clientSeq - 1) % 10) + 1)] })
    return request('PUT', '/answer', ['content-type: application/json'], body)
  }
}

function jsonRequest(method: string, path: string, { cookie }: Sitting, body: string): string {
  return request(
    method,
    path,
    [`cookie: ${cookie}`, `origin: ${loadOrigin}`, 'content-type: application/json', 'accept: */*'],
    body,
  )
}

/** What a load says it is; the servers are told by NEXTAUTH_URL that it is their own address. */
export const loadHost = 'postil.test'
export const loadOrigin = `http://${loadHost}`

export function request(method: string, path: string, headers: readonly string[], body: string = ''): string {
  const length = method === 'GET' ? [] : [`content-length: ${Buffer.byteLength(body)}`]
  const head = [`${method} ${path} HTTP/1.1`, `host: ${loadHost}`, ...headers, ...length]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}
