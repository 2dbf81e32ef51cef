import { isSameResponse } from '#domain/quiz/response.ts'
import type { PresentAnswer, QuizResponse } from '#domain/quiz/schema.ts'
import { AnswerLog } from './answer-log.ts'
import { AnswerSender, toEvent } from './answer-sender.ts'
import type { AnswerState, Connection } from './answer-states.ts'
import type { KnownAnswer, QueuedEvent, QueuePorts, SaveOutcome } from './ports.ts'

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
  private readonly sender: AnswerSender
  private readonly typing = new Map<number, { id: string; startedAtMs: number; cancel: () => void }>()
  private readonly listeners = new Set<() => void>()
  private device = ''
  private connection: Connection = 'ok'
  private isLasting: boolean
  private serverClock: QueueSnapshot['serverClock'] = null
  private deadlineAt: QueueSnapshot['deadlineAt']
  private current: QueueSnapshot | null = null
  /** Writes to the store, one after the other, so that sequences follow the order in which answers were given. */
  private writes: Promise<void>

  constructor(private readonly ports: QueuePorts) {
    this.isLasting = ports.store.isLasting
    this.sender = new AnswerSender(ports, {
      waiting: () => this.waiting(),
      settle: (batch, outcome) => this.settleOutcome(batch, outcome),
      onConnection: (connection) => {
        this.connection = connection
        this.changed()
      },
    })
    this.writes = this.open()
    ports.channel.onTold(() => void this.write(() => this.readStore()))
  }

  /** Resolves when what this browser had kept from before has been read; it is then on its way. */
  get ready(): Promise<void> {
    return this.writes
  }

  /** Learns what the server holds, from the page. */
  learn(answers: readonly PresentAnswer[]): void {
    for (const { position, ...answer } of answers) this.log.learn(position, answer)
    this.changed()
  }

  /** A student has answered, or is typing an answer. */
  answer(position: number, response: QuizResponse, isTyping: boolean): void {
    const typed = this.typing.get(position)
    const open = typed && this.log.event(typed.id)
    if (open) this.log.take({ ...open, response, changedAtMs: this.ports.clock.wallMs() })
    else this.begin(position, response, this.log.baseFor(position), isTyping ? 'open' : 'waiting')
    if (isTyping) this.planEnd(position)
    else this.leave(position)
    if (open) this.keep(open.clientEventId)
    this.changed()
  }

  /** A question was left: what was typed there is an answer now. */
  leave(position: number): void {
    const typed = this.typing.get(position)
    if (typed === undefined) return
    typed.cancel()
    this.typing.delete(position)
    const event = this.log.event(typed.id)
    if (event?.state !== 'open') return
    this.log.take({ ...event, state: 'waiting' })
    this.keep(typed.id)
    this.changed()
  }

  /** Chooses between this browser's answer and the one from another device that counts. */
  decide(position: number, choice: 'mine' | 'other'): void {
    const newest = this.log.of(position).at(-1)
    const known = this.log.knownAt(position)
    if (newest === undefined || known === null) return
    this.log.take({ ...newest, isDecided: true })
    this.keep(newest.clientEventId)
    if (choice === 'mine') this.begin(position, newest.response, known.seq, 'waiting')
    this.changed()
  }

  /** Sends everything now. Gives 'ok' when the server holds all of it. */
  async flush(): Promise<Connection> {
    for (const position of [...this.typing.keys()]) this.leave(position)
    let connection: Connection
    do {
      await this.writes
      connection = await this.sender.now()
    } while (connection === 'ok' && this.log.unsent().some((event) => event.state === 'waiting'))
    return connection
  }

  /** The page may be gone in a moment: sends what waits at once, beside whatever is under way. */
  async sendBeforeLeaving(): Promise<void> {
    for (const position of [...this.typing.keys()]) this.leave(position)
    const batch = this.log.unsent().filter((event) => event.state === 'waiting' && event.clientSeq > 0)
    if (batch.length === 0) return
    const sent = batch.slice(0, 100)
    const outcome = await this.ports.transport.save(sent.map(toEvent), true)
    if (outcome.kind === 'stored') await this.settleOutcome(sent, outcome)
  }

  /** The connection may be back. */
  retry(): void {
    if (this.log.unsent().length > 0) void this.sender.now()
  }

  /** Puts events that the server turned out not to hold back on their way; gives whether all of them are still here. */
  async resend(clientSeqs: readonly number[]): Promise<boolean> {
    const wanted = new Set(clientSeqs)
    const found = this.log.all().filter((event) => wanted.has(event.clientSeq) && event.state !== 'refused')
    for (const event of found) this.log.take({ ...event, state: 'waiting', receipt: null })
    await this.write(() => this.ports.store.put(found.map((event) => ({ ...event, state: 'waiting', receipt: null }))))
    return found.length === wanted.size
  }

  /** The last sequence this browser has used, for the hand-in. */
  lastSeqs(): Record<string, number> {
    const last = Math.max(0, ...this.log.all().map((event) => event.clientSeq))
    return last === 0 ? {} : { [this.device]: last }
  }

  /** The attempt has been handed in: nothing needs to be kept any more, unless something is still unsent. */
  async finish(): Promise<void> {
    if (this.log.unsent().length === 0) await this.write(() => this.ports.store.forget(this.ports.attemptId))
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
      isLasting: this.isLasting,
      serverClock: this.serverClock,
      deadlineAt: this.deadlineAt,
    }
    return this.current
  }

  private changed(): void {
    this.current = null
    for (const listener of this.listeners) listener()
  }

  private async open(): Promise<void> {
    try {
      this.device = await this.ports.store.device()
      await this.readStore()
    } catch {
      this.withoutStore()
    }
  }
}
