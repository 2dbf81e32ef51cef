import type { PresentAnswer, QuizResponse } from '#domain/quiz/schema.ts'
import { AnswerLog } from './answer-log.ts'
import { AnswerSender, toEvent } from './answer-sender.ts'
import type { AnswerState, Connection } from './answer-states.ts'
import { EventKeeper } from './event-keeper.ts'
import type { QueuedEvent, QueuePorts, SaveOutcome } from './ports.ts'

/** Typing becomes an answer after this pause, in milliseconds … */
const typingPauseMs = 800
/** … or this long after its first keystroke, however fast it goes on. */
const longestTypingMs = 1_500
/** Answers given within this time go in one request. */
const gatherMs = 100
/** A tab that has not finished an answer for this long is gone; another tab then sends what it left. */
const abandonedAfterMs = 10_000

/** What the page shows; a new object whenever anything changed. */
export type QueueSnapshot = {
  answers: ReadonlyMap<number, AnswerState>
  connection: Connection
  /** How many answers the server does not hold yet. */
  unsent: number
  /** Whether answers outlast the page while they wait. */
  isLasting: boolean
  /** The server's clock at a moment of the monotonic clock, both in milliseconds; null before the first reply. */
  serverClock: { serverMs: number; atMs: number } | null
  /** ISO 8601; undefined before the first reply, null for no end. */
  deadlineAt: string | null | undefined
}

/**
 * Keeps what a student answers in this browser and sends it until the server holds it. Every change is an event that is
 * stored before it is sent; events are sent in their order and stay here until the attempt has been handed in.
 */
export class AnswerQueue {
  private readonly log = new AnswerLog()
  private readonly keeper: EventKeeper
  private readonly sender: AnswerSender
  /** The event that is being typed, by question. */
  private readonly typing = new Map<number, { id: string; startedAtMs: number; cancel: () => void }>()
  private readonly listeners = new Set<() => void>()
  private connection: Connection = 'ok'
  private serverClock: QueueSnapshot['serverClock'] = null
  private deadlineAt: QueueSnapshot['deadlineAt']
  private current: QueueSnapshot | null = null

  constructor(private readonly ports: QueuePorts) {
    this.keeper = new EventKeeper(ports, this.log, () => this.changed())
    this.sender = new AnswerSender(ports, {
      waiting: () => this.waiting(),
      settle: (batch, outcome) => this.settle(batch, outcome),
      onConnection: (connection) => {
        this.connection = connection
        this.changed()
      },
    })
  }

  /** Reads what this browser has kept from before, and sends it. */
  async start(): Promise<void> {
    await this.keeper.settled()
    this.changed()
    if (this.log.unsent().length === 0) return
    this.sender.soon(0)
    // What another page had not finished is taken over once that page is surely gone.
    this.ports.clock.after(abandonedAfterMs + gatherMs, () => this.sender.soon(0))
  }

  /** Learns what the server holds, from the page. */
  learn(answers: readonly PresentAnswer[]): void {
    for (const { position, ...answer } of answers) this.log.learn(position, answer)
    this.changed()
  }

  /** A student has answered, or is typing an answer. */
  answer(position: number, response: QuizResponse, isTyping: boolean): void {
    const id = this.typing.get(position)?.id ?? this.begin(position, response, this.log.baseFor(position))
    this.change(id, { response, changedAtMs: this.ports.clock.wallMs() })
    this.planEnd(position, id)
    if (!isTyping) this.leave(position)
  }

  /** A question was left: what was typed there is an answer now. */
  leave(position: number): void {
    const typed = this.typing.get(position)
    if (typed === undefined) return
    typed.cancel()
    this.typing.delete(position)
    if (this.log.event(typed.id)?.state === 'open') this.change(typed.id, { state: 'waiting' })
    this.sender.soon(gatherMs)
  }

  /** Chooses between this browser's answer and the one from another device that counts. */
  decide(position: number, choice: 'mine' | 'other'): void {
    const newest = this.log.of(position).at(-1)
    const known = this.log.knownAt(position)
    if (newest === undefined || known === null) return
    this.change(newest.clientEventId, { isDecided: true })
    if (choice === 'mine') this.give(position, newest.response, known.seq)
  }

  /** Sends everything now. Gives 'ok' when the server holds all of it. */
  async flush(): Promise<Connection> {
    this.leaveAll()
    for (;;) {
      await this.keeper.settled()
      const connection = await this.sender.now()
      if (connection !== 'ok' || !this.log.unsent().some((event) => event.state === 'waiting')) return connection
    }
  }

  /** The page may be gone in a moment: sends what waits at once, beside whatever is under way. */
  async sendBeforeLeaving(): Promise<void> {
    this.leaveAll()
    this.keeper.noteAtOnce()
    const batch = this.log.unsent().filter((event) => event.state === 'waiting' && event.clientSeq > 0)
    if (batch.length === 0) return
    const sent = batch.slice(0, 100)
    const outcome = await this.ports.transport.save(sent.map(toEvent), true)
    if (outcome.kind === 'stored') await this.settle(sent, outcome)
  }

  /** The connection may be back. */
  retry(): void {
    if (this.log.unsent().length > 0) void this.sender.now()
  }

  /** Puts answers that the server does not hold back on their way; gives whether all of them are still here. */
  resend(missing: Readonly<Record<string, readonly number[]>>): boolean {
    const wanted = Object.entries(missing).flatMap(([device, clientSeqs]) =>
      clientSeqs.map((seq) => `${device} ${seq}`),
    )
    const found = this.log
      .all()
      .filter((event) => event.state !== 'refused' && wanted.includes(`${event.device} ${event.clientSeq}`))
    for (const event of found) this.change(event.clientEventId, { state: 'waiting', receipt: null })
    return found.length === wanted.length
  }

  /** The last sequence that this browser has used, for the hand-in. */
  lastSeqs(): Record<string, number> {
    const last: Record<string, number> = {}
    for (const { device, clientSeq } of this.log.all())
      if (clientSeq > 0) last[device] = Math.max(last[device] ?? 0, clientSeq)
    return last
  }

  /** The attempt has been handed in: nothing needs to be kept any more, unless something is still unsent. */
  async finish(): Promise<void> {
    if (this.log.unsent().length === 0) await this.keeper.forget()
    this.close()
  }

  close(): void {
    for (const typed of this.typing.values()) typed.cancel()
    this.sender.stop()
    this.ports.channel.close()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  snapshot = (): QueueSnapshot => {
    this.current ??= {
      answers: this.log.states(this.connection),
      connection: this.connection,
      unsent: this.log.unsent().length,
      isLasting: this.keeper.isLasting,
      serverClock: this.serverClock,
      deadlineAt: this.deadlineAt,
    }
    return this.current
  }

  private changed(): void {
    this.current = null
    for (const listener of this.listeners) listener()
  }

  private begin(position: number, response: QuizResponse, baseSeq: number): string {
    const clientEventId = this.ports.newId()
    const { attemptId, clock } = this.ports
    const unsent = { attemptId, clientEventId, device: this.log.device, clientSeq: 0, changedAtMs: clock.wallMs() }
    this.log.take({ ...unsent, position, baseSeq, response, state: 'open', receipt: null, isDecided: false })
    return clientEventId
  }

  /** An answer that is complete at once. */
  private give(position: number, response: QuizResponse, baseSeq: number): void {
    this.change(this.begin(position, response, baseSeq), { state: 'waiting' })
    this.sender.soon(gatherMs)
  }

  private change(clientEventId: string, changes: Partial<QueuedEvent>): void {
    const event = this.log.event(clientEventId)
    if (event === undefined) return
    this.log.take({ ...event, ...changes })
    void this.keeper.keep(clientEventId)
    this.changed()
  }

  private leaveAll(): void {
    for (const position of [...this.typing.keys()]) this.leave(position)
  }

  private planEnd(position: number, id: string): void {
    const nowMs = this.ports.clock.nowMs()
    const before = this.typing.get(position)
    before?.cancel()
    const startedAtMs = before?.startedAtMs ?? nowMs
    const delayMs = Math.max(0, Math.min(typingPauseMs, startedAtMs + longestTypingMs - nowMs))
    this.typing.set(position, { id, startedAtMs, cancel: this.ports.clock.after(delayMs, () => this.leave(position)) })
  }

  /** What waits, other tabs' included; what an abandoned page was typing is an answer like any other. */
  private async waiting(): Promise<QueuedEvent[]> {
    await this.keeper.read()
    const nowMs = this.ports.clock.wallMs()
    const own = new Set([...this.typing.values()].map((typed) => typed.id))
    for (const event of this.log.unsent()) {
      const isAbandoned = Math.abs(nowMs - event.changedAtMs) > abandonedAfterMs && !own.has(event.clientEventId)
      if (event.state === 'open' && isAbandoned) this.change(event.clientEventId, { state: 'waiting' })
    }
    await this.keeper.settled()
    return this.log.unsent().filter((event) => event.state === 'waiting' && event.clientSeq > 0)
  }

  private async settle(batch: readonly QueuedEvent[], outcome: SaveOutcome): Promise<void> {
    if (outcome.kind === 'stored') {
      this.serverClock = { serverMs: Date.parse(outcome.reply.serverNow), atMs: this.ports.clock.nowMs() }
      this.deadlineAt = outcome.reply.deadlineAt
      for (const event of this.log.acknowledge(outcome.reply)) void this.keeper.keep(event.clientEventId)
    }
    if (outcome.kind === 'invalid') for (const event of batch) this.change(event.clientEventId, { state: 'refused' })
    if (outcome.kind === 'reused') for (const id of outcome.clientEventIds) this.reissue(id)
    await this.keeper.settled()
    this.changed()
  }

  /** The server holds this event with other words (two tabs have sent it at different times): these words go as a new one. */
  private reissue(clientEventId: string): void {
    const event = this.log.event(clientEventId)
    if (event === undefined) return
    const isNewest = this.log.of(event.position).at(-1) === event
    this.change(clientEventId, { state: 'held' })
    if (isNewest) this.give(event.position, event.response, event.baseSeq)
  }
}
