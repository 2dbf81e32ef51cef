import { requestTimeoutMs } from '#components/quiz/queue/fetch-transport.ts'
import type { Chance } from './chance.ts'
import type { Timeline } from './timeline.ts'

/** A request as a browser sends it. */
export type SentRequest = { url: string; method: string; body: string }
/** What a server has answered; null when the connection broke or nobody answered. */
export type Reply = { status: number; text: string; retryAfter: string | null } | null
/** The way to the server behind the faulty network; never rejects. `hangUpAfterMs` (real time) cuts it in the middle. */
export type Exchange = (request: SentRequest, hangUpAfterMs?: number) => Promise<Reply>

export type Fault = (typeof faults)[number][0]

/** What becomes of a request, and in which share of cases; the rest arrives as it should. */
const faults = [
  ['cut before the server', 0.03],
  ['cut before the answer', 0.04],
  ['cut within the answer', 0.015],
  ['hung up on', 0.015],
  ['sent twice', 0.03],
  ['late at the server', 0.03],
  ['late with the answer', 0.02],
  ['slow', 0.05],
  ['refused on the way', 0.01],
] as const

const shortDelayMs = { from: 10, to: 180 }
const longestDelayMs = 60_000
/** How long real work may take of a student's time: other requests may set out meanwhile. */
const longestWorkMs = 120
const longestRealHangUpMs = 12

/** The network of one browser, with all its faults. Delays pass in the student's own time. */
export class Network {
  private offlineUntilMs = 0
  readonly seen = new Map<Fault | 'offline', number>()

  constructor(
    private readonly timeline: Timeline,
    private readonly chance: Chance,
    private readonly exchange: Exchange,
  ) {}

  goOffline(forMs: number): void {
    this.offlineUntilMs = Math.max(this.offlineUntilMs, this.timeline.nowMs() + forMs)
  }

  /** Like `fetch`: rejects when no answer comes, or not in the time that a browser waits. */
  send = (url: string, init: RequestInit): Promise<Response> => {
    const request = { url, method: init.method ?? 'GET', body: String(init.body) }
    return new Promise((resolve, reject) => {
      const cancel = this.timeline.after(requestTimeoutMs, () => reject(new Error('No answer in time')))
      void this.carry(request).then((reply) => {
        cancel()
        if (reply === null) reject(new TypeError('Failed to fetch'))
        else resolve(responseOf(reply))
      })
    })
  }

  private async carry(request: SentRequest): Promise<Reply> {
    if (this.timeline.nowMs() < this.offlineUntilMs) {
      this.note('offline')
      await this.timeline.delay(1)
      return null
    }
    const fault = this.drawFault()
    if (fault !== null) this.note(fault)
    const [thereMs, backMs] = [
      this.delayFor(fault === 'late at the server'),
      this.delayFor(fault === 'late with the answer'),
    ]
    const slowMs = fault === 'slow' ? this.chance.between(1_000, 14_000) : 0
    await this.timeline.delay(thereMs + slowMs)
    if (fault === 'cut before the server') return null
    if (fault === 'refused on the way') return this.refusal()
    if (fault === 'sent twice') this.sendAgain(request)
    const reply = await this.deliver(request, fault === 'hung up on')
    await this.timeline.delay(backMs)
    if (fault === 'cut before the answer') return null
    if (fault === 'cut within the answer' && reply !== null)
      return { ...reply, text: reply.text.slice(0, this.chance.whole(0, reply.text.length - 1)) }
    return reply
  }

  private deliver(request: SentRequest, isHungUpOn = false): Promise<Reply> {
    const workMs = this.chance.between(0, longestWorkMs)
    const hangUpAfterMs = isHungUpOn ? this.chance.between(0, longestRealHangUpMs) : undefined
    return this.timeline.hold(workMs, () => this.exchange(request, hangUpAfterMs))
  }

  /** The copy comes at the same moment, or up to a minute later; nobody hears its answer. */
  private sendAgain(request: SentRequest): void {
    const delayMs = this.chance.happens(0.5) ? 0 : this.chance.between(0, longestDelayMs)
    this.timeline.after(delayMs, () => void this.deliver(request))
  }

  private delayFor(isLong: boolean): number {
    if (isLong) return this.chance.between(requestTimeoutMs, longestDelayMs)
    return this.chance.between(shortDelayMs.from, shortDelayMs.to)
  }

  /** What stands between browser and server (a school's proxy, a load balancer) may answer in its place. */
  private refusal(): Reply {
    const status = this.chance.pick([502, 503, 429])
    return { status, text: '<html>Try again later', retryAfter: this.chance.happens(0.5) ? '3' : null }
  }

  private drawFault(): Fault | null {
    let lot = this.chance.fraction()
    for (const [fault, share] of faults) {
      if (lot < share) return fault
      lot -= share
    }
    return null
  }

  private note(fault: Fault | 'offline'): void {
    this.seen.set(fault, (this.seen.get(fault) ?? 0) + 1)
  }
}

function responseOf({ status, text, retryAfter }: NonNullable<Reply>): Response {
  return new Response(text, { status, headers: retryAfter === null ? {} : { 'retry-after': retryAfter } })
}
