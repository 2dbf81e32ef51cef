import type { Connection } from './answer-states.ts'
import type { QueuedEvent, QueuePorts, SaveOutcome } from './ports.ts'

/** How many answers go in one request at most; the server takes no more. */
const batchSize = 100
/** Between tries: 1 s, 2 s, 4 s … at most 30 s, each shortened at random by up to a half. */
const firstWaitMs = 1_000
const longestWaitMs = 30_000
/** How often to ask again when only the student (by signing in) or the teacher can mend it. */
const signedOutWaitMs = 15_000
const goneWaitMs = 60_000

type Work = {
  /** What waits to be sent, the oldest first. */
  waiting: () => Promise<QueuedEvent[]>
  /** Takes in what became of a batch. */
  settle: (batch: readonly QueuedEvent[], outcome: SaveOutcome) => Promise<void>
  onConnection: (connection: Connection) => void
}

/** Sends what waits, again and again until the server holds it. One run at a time. */
export class AnswerSender {
  private running: Promise<Connection> | null = null
  private cancelTimer: (() => void) | null = null
  private failures = 0
  private limit = batchSize
  private isStopped = false

  constructor(
    private readonly ports: Pick<QueuePorts, 'transport' | 'clock' | 'random' | 'withLock'>,
    private readonly work: Work,
  ) {}

  /** Sends soon. While the server cannot be reached the next try keeps its time, so that typing does not hammer it. */
  soon(delayMs: number): void {
    if (this.isStopped) return
    // The run under way may just have looked for the last time.
    if (this.running !== null) void this.running.then(() => this.soon(delayMs))
    else if (this.cancelTimer === null) this.schedule(delayMs)
  }

  /** Sends now, whatever was planned; gives how the way to the server is afterwards. */
  async now(): Promise<Connection> {
    this.clearTimer()
    this.running ??= this.run().finally(() => {
      this.running = null
    })
    return this.running
  }

  stop(): void {
    this.isStopped = true
    this.clearTimer()
  }

  private schedule(delayMs: number): void {
    this.clearTimer()
    this.cancelTimer = this.ports.clock.after(delayMs, () => {
      this.cancelTimer = null
      void this.now()
    })
  }

  private clearTimer(): void {
    this.cancelTimer?.()
    this.cancelTimer = null
  }

  private async run(): Promise<Connection> {
    for (;;) {
      const outcome = await this.ports.withLock(() => this.sendOnce())
      if (outcome === null) return 'ok'
      const connection = connectionAfter(outcome)
      this.work.onConnection(connection)
      if (connection !== 'ok') {
        if (!this.isStopped) this.schedule(this.waitAfter(outcome))
        return connection
      }
      this.failures = 0
    }
  }

  /** Sends one batch; null when nothing waits. */
  private async sendOnce(): Promise<SaveOutcome | null> {
    const batch = (await this.work.waiting()).slice(0, this.limit)
    if (batch.length === 0) return null
    const outcome = await this.ports.transport.save(batch.map(toEvent), false)
    // One bad answer must not hold up the others: the batch is halved until the bad one stands alone.
    if (outcome.kind === 'invalid' && batch.length > 1) {
      this.limit = Math.ceil(batch.length / 2)
      return outcome
    }
    this.limit = batchSize
    await this.work.settle(batch, outcome)
    return outcome
  }

  private waitAfter(outcome: SaveOutcome): number {
    if (outcome.kind === 'signed-out') return signedOutWaitMs
    if (outcome.kind === 'gone') return goneWaitMs
    if (outcome.kind === 'busy' && outcome.retryAfterMs !== null) return outcome.retryAfterMs
    const longest = Math.min(longestWaitMs, firstWaitMs * 2 ** this.failures)
    this.failures += 1
    return longest * (0.5 + this.ports.random() / 2)
  }
}

/** What goes over the wire of a queued event. */
export function toEvent({ clientEventId, device, clientSeq, position, baseSeq, response }: QueuedEvent) {
  return { clientEventId, device, clientSeq, position, baseSeq, response }
}

function connectionAfter(outcome: SaveOutcome): Connection {
  switch (outcome.kind) {
    case 'unreachable':
    case 'busy':
      return 'unreachable'
    case 'signed-out':
    case 'gone':
      return outcome.kind
    case 'stored':
    case 'invalid':
    case 'reused':
      return 'ok'
  }
}
