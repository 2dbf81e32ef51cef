import type { SaveReply } from '#domain/quiz/schema.ts'
import { type AnswerState, answerState, type Connection, isConflict } from './answer-states.ts'
import type { KnownAnswer, QueuedEvent } from './ports.ts'

/**
 * What this page knows of the answers of one attempt: this browser's own events and, of each question, the answer that
 * counts. It decides nothing about when to send.
 */
export class AnswerLog {
  /** The id of this browser; it changes when the browser stops storing, so that no sequence is ever used twice. */
  device = ''
  private readonly events = new Map<string, QueuedEvent>()
  private readonly known = new Map<number, KnownAnswer>()

  /** Takes an event in, or over the same event as it was before. */
  take(event: QueuedEvent): void {
    this.events.set(event.clientEventId, event)
    const { receipt, position, device, response } = event
    if (receipt?.disposition === 'current')
      this.learn(position, { device, response, seq: receipt.seq, receivedAt: receipt.receivedAt })
  }

  /** Learns which answer counts; an older one than known is no news. */
  learn(position: number, answer: KnownAnswer): void {
    if (answer.seq >= (this.known.get(position)?.seq ?? 0)) this.known.set(position, answer)
  }

  /** Notes what the server holds. Gives the events that have changed, to be kept. */
  acknowledge(reply: SaveReply): QueuedEvent[] {
    for (const { position, ...answer } of reply.present) this.learn(position, answer)
    return reply.receipts.flatMap(({ clientEventId, seq, disposition, receivedAt }) => {
      const event = this.events.get(clientEventId)
      if (event === undefined) return []
      const held: QueuedEvent = { ...event, state: 'held', receipt: { seq, disposition, receivedAt } }
      this.take(held)
      return [held]
    })
  }

  event(clientEventId: string): QueuedEvent | undefined {
    return this.events.get(clientEventId)
  }

  /** All events in the order in which they were given. */
  all(): QueuedEvent[] {
    return [...this.events.values()].sort(
      (one, other) => this.eraOf(one) - this.eraOf(other) || one.clientSeq - other.clientSeq,
    )
  }

  of(position: number): QueuedEvent[] {
    return this.all().filter((event) => event.position === position)
  }

  knownAt(position: number): KnownAnswer | null {
    return this.known.get(position) ?? null
  }

  /** The sequence that a new answer to a question builds on. While a conflict is open it stays what it was. */
  baseFor(position: number): number {
    const newest = this.of(position).at(-1)
    const known = this.knownAt(position)
    return newest !== undefined && isConflict(newest, known) ? newest.baseSeq : (known?.seq ?? 0)
  }

  /** Events that the server does not hold yet, those being typed included. */
  unsent(): QueuedEvent[] {
    return this.all().filter((event) => event.state === 'open' || event.state === 'waiting')
  }

  states(connection: Connection): Map<number, AnswerState> {
    const positions = new Set([...this.known.keys(), ...[...this.events.values()].map((event) => event.position)])
    return new Map(
      [...positions].map((position) => [position, answerState(this.of(position), this.knownAt(position), connection)]),
    )
  }

  /** What an earlier id of this browser gave comes first, what has no sequence yet last. */
  private eraOf(event: QueuedEvent): number {
    if (event.clientSeq === 0) return 2
    return event.device === this.device ? 1 : 0
  }
}
