import { setTimeout as wait } from 'node:timers/promises'
import type { ResponseEvent, SaveReply, SubmissionReceipt } from '#domain/quiz/schema.ts'
import type { DrillHost } from './host.ts'
import type { Exchange, Reply, SentRequest } from './network.ts'
import type { Witness } from './witness.ts'

export type ExchangeCounts = { requests: number; broken: number; serverErrors: number }

/**
 * The way to the server over real HTTP, as a signed-in student. While the drill has server or database killed, a request
 * fails once and then waits for their return: a student's hours would otherwise pass in the second that a restart takes.
 */
export function httpExchange(host: DrillHost, cookie: string, counts: ExchangeCounts): Exchange {
  return async ({ url, method, body }, hangUpAfterMs) => {
    counts.requests += 1
    const aborter = new AbortController()
    if (hangUpAfterMs !== undefined) void wait(hangUpAfterMs).then(() => aborter.abort())
    try {
      const headers = { 'content-type': 'application/json', origin: host.url, cookie }
      const response = await fetch(url, { method, body, headers, signal: aborter.signal })
      const reply = {
        status: response.status,
        text: await response.text(),
        retryAfter: response.headers.get('retry-after'),
      }
      if (reply.status < 500) return reply
      if (host.isUp()) counts.serverErrors += 1
      await host.untilUp()
      return reply
    } catch {
      // Whether the server has worked on it nobody knows: that is what the drill is about.
      counts.broken += 1
      await host.untilUp()
      return null
    }
  }
}

/** Lets the witness hear every word of the server, also what the network then keeps from the browser. */
export function witnessed(exchange: Exchange, witness: Witness): Exchange {
  return async (request, hangUpAfterMs) => {
    if (isSave(request)) witness.send(eventsOf(request))
    else witness.sendHandIn()
    const reply = await exchange(request, hangUpAfterMs)
    if (reply?.status === 200) hear(witness, request, reply)
    else if (reply?.status === 422) witness.faults.push(`the server refused as invalid: ${reply.text}`)
    return reply
  }
}

function hear(witness: Witness, request: SentRequest, { text }: NonNullable<Reply>): void {
  if (isSave(request)) witness.acknowledge(eventsOf(request), readSaveReply(text))
  else witness.hearReceipt(readReceipt(text))
}

function isSave({ url }: SentRequest): boolean {
  return url.endsWith('/responses')
}

/** What the queue has written itself. */
function eventsOf({ body }: SentRequest): ResponseEvent[] {
  return JSON.parse(body).events
}

/** The server under test speaks our own types; the oracle checks what they say. */
function readSaveReply(text: string): SaveReply {
  return JSON.parse(text)
}

function readReceipt(text: string): SubmissionReceipt {
  return JSON.parse(text)
}
