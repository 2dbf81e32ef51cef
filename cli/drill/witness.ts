import type { QueuedEvent } from '#components/quiz/queue/ports.ts'
import type {
  PresentAnswer,
  QuizResponse,
  ResponseEvent,
  ResponseReceipt,
  SaveReply,
  SubmissionReceipt,
} from '#domain/quiz/schema.ts'

/** What a server said of one answer, and the answer as it was sent then. */
export type Acknowledgement = { event: ResponseEvent; receipt: ResponseReceipt }

/** A moment at which a page called an answer saved; `seq` 0 where it did not know which one counts. */
export type ShownAsSaved = { position: number; seq: number; response: QuizResponse }

/**
 * Remembers, outside of the program under test, what one student's browsers have kept, were told and have shown. The
 * oracle compares it with the database afterwards.
 */
export class Witness {
  /** Every acknowledgement by event id, those that never reached the browser included. */
  readonly acknowledged = new Map<string, Acknowledgement[]>()
  /** Every answer that a browser had in its store, as it was last written there. */
  readonly kept = new Map<string, QueuedEvent>()
  readonly shown = new Map<string, ShownAsSaved>()
  readonly receipts: SubmissionReceipt[] = []
  /** What went wrong beside the answers themselves, in words. */
  readonly faults: string[] = []
  private readonly counting = new Map<number, PresentAnswer>()
  private readonly sent = new Set<string>()
  /** Those that no browser had sent before the server's word of the hand-in was there. */
  private readonly sentAfterHandIn = new Set<string>()
  private isHandInSent = false

  constructor(
    readonly attemptId: string,
    private readonly onAcknowledged: (answers: number) => void,
  ) {}

  keep(events: readonly QueuedEvent[]): void {
    for (const event of events) this.kept.set(event.clientEventId, event)
  }

  /** Answers set out for the server. */
  send(events: readonly ResponseEvent[]): void {
    for (const { clientEventId } of events) {
      if (this.receipts.length > 0 && !this.sent.has(clientEventId)) this.sentAfterHandIn.add(clientEventId)
      this.sent.add(clientEventId)
    }
  }

  /** A hand-in sets out for the server. */
  sendHandIn(): void {
    this.isHandInSent = true
  }

  acknowledge(events: readonly ResponseEvent[], { receipts, present }: SaveReply): void {
    let fresh = 0
    for (const [index, receipt] of receipts.entries()) {
      const event = events[index]
      if (event === undefined || event.clientEventId !== receipt.clientEventId) {
        this.faults.push(`a receipt for ${receipt.clientEventId}, which was not sent in its place`)
        continue
      }
      this.checkOrder(receipt)
      const before = this.acknowledged.get(receipt.clientEventId)
      if (before === undefined) fresh += 1
      this.acknowledged.set(receipt.clientEventId, [...(before ?? []), { event, receipt }])
      const { position, seq, receivedAt } = receipt
      const { device, response } = event
      if (receipt.disposition === 'current') this.learn({ position, seq, device, response, receivedAt })
    }
    for (const answer of present) this.learn(answer)
    if (receipts.length !== events.length) this.faults.push(`${receipts.length} receipts for ${events.length} answers`)
    if (fresh > 0) this.onAcknowledged(fresh)
  }

  /** Every word of the server about the hand-in. */
  hearReceipt(receipt: SubmissionReceipt): void {
    this.receipts.push(receipt)
  }

  show(shown: ShownAsSaved): void {
    this.shown.set(`${shown.position} ${shown.seq} ${JSON.stringify(shown.response)}`, shown)
  }

  /** What a page that is opened now would be given to begin with. */
  presentAnswers(): PresentAnswer[] {
    return [...this.counting.values()]
  }

  /** Late is what came after the hand-in, and nothing that came before it. */
  private checkOrder({ clientEventId, disposition }: ResponseReceipt): void {
    const isLate = disposition === 'late'
    if (isLate && !this.isHandInSent) this.faults.push(`answer ${clientEventId} was late before any hand-in`)
    if (!isLate && this.sentAfterHandIn.has(clientEventId))
      this.faults.push(`answer ${clientEventId} was sent after the hand-in, and is not late`)
  }

  private learn(answer: PresentAnswer): void {
    if (answer.seq > (this.counting.get(answer.position)?.seq ?? 0)) this.counting.set(answer.position, answer)
  }
}
