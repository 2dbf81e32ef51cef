import type { ResponseEvent, SaveReply, SubmissionReceipt } from '#domain/quiz/schema.ts'
import type { AnswerTransport, SaveOutcome, SubmitOutcome } from './ports.ts'

/** A request without an answer for this long is given up, in milliseconds; sending again is harmless. */
export const requestTimeoutMs = 15_000
/** Browsers refuse to finish larger requests after the page is gone, in UTF-16 units to stay below 64 KiB. */
const largestKeptAlive = 20_000

type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Talks to the server over HTTP. `base` is empty in a page, and the server's address elsewhere. */
export function fetchTransport(
  attemptId: string,
  { base = '', send = globalFetch }: { base?: string; send?: Fetch } = {},
): AnswerTransport {
  const address = `${base}/api/attempts/${attemptId}`

  async function request(path: string, method: string, body: unknown, isLeaving: boolean): Promise<Response | null> {
    const text = JSON.stringify(body)
    try {
      return await send(`${address}/${path}`, {
        method,
        body: text,
        headers: { 'content-type': 'application/json' },
        keepalive: isLeaving && text.length < largestKeptAlive,
        signal: AbortSignal.timeout(requestTimeoutMs),
      })
    } catch {
      // No answer came, whatever the reason: the outcome says so and the answers stay.
      return null
    }
  }

  return {
    save: async (events: readonly ResponseEvent[], isLeaving) =>
      readSave(await request('responses', 'PUT', { events }, isLeaving)),
    submit: async (lastSeqs) => readSubmit(await request('submit', 'POST', { lastSeqs }, false)),
  }
}

function globalFetch(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, init)
}

async function readSave(response: Response | null): Promise<SaveOutcome> {
  if (response?.ok) {
    const reply = await readJson<SaveReply>(response)
    return reply === null || !Array.isArray(reply.receipts) ? { kind: 'unreachable' } : { kind: 'stored', reply }
  }
  if (response?.status === 422 || response?.status === 413) return { kind: 'invalid' }
  if (response?.status === 409) {
    const clientEventIds = ((await readConflict(response))['clientEventIds'] ?? []).map(String)
    // Without a name there is nothing to give a new id to: sending again at once would go on for ever.
    return clientEventIds.length === 0 ? { kind: 'unreachable' } : { kind: 'reused', clientEventIds }
  }
  return readFailure(response)
}

async function readSubmit(response: Response | null): Promise<SubmitOutcome> {
  if (response?.ok) {
    const receipt = await readJson<SubmissionReceipt>(response)
    return receipt === null ? { kind: 'unreachable' } : { kind: 'handed-in', receipt }
  }
  if (response?.status === 409) {
    const data = Object.entries(await readConflict(response))
    return { kind: 'missing', missing: Object.fromEntries(data.map(([device, seqs]) => [device, seqs.map(Number)])) }
  }
  return readFailure(response)
}

function readFailure(
  response: Response | null,
): Extract<SubmitOutcome, { kind: 'unreachable' | 'busy' | 'signed-out' | 'gone' }> {
  switch (response?.status) {
    case 401:
      return { kind: 'signed-out' }
    case 403:
    case 404:
    case 410:
      return { kind: 'gone' }
    case 429:
    case 503: {
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
      return { kind: 'busy', retryAfterMs: seconds >= 0 ? seconds * 1000 : null }
    }
    default:
      return { kind: 'unreachable' }
  }
}

/** The body that our own routes send with this status; null when the connection broke in the middle of it. */
async function readJson<T>(response: Response): Promise<T | null> {
  try {
    return (await response.json()) as T
  } catch {
    return null
  }
}

async function readConflict(response: Response): Promise<Record<string, readonly (string | number)[]>> {
  const body = await readJson<{ error?: { data?: Record<string, readonly (string | number)[]> } }>(response)
  return body?.error?.data ?? {}
}
