import type { AnswerLog } from './answer-log.ts'
import { memoryAnswerStore } from './memory-answer-store.ts'
import type { AnswerStore, QueuedEvent, QueuePorts } from './ports.ts'

/**
 * Keeps the log in the store, one write after the other, so that sequences follow the order in which answers were
 * given. When the browser refuses to store, it goes on in memory and says so by `isLasting`.
 */
export class EventKeeper {
  private store: AnswerStore
  /** Each event as it was last written. */
  private readonly written = new Map<string, QueuedEvent>()
  private writes: Promise<void>

  constructor(
    private readonly ports: Pick<QueuePorts, 'attemptId' | 'store' | 'newId' | 'channel'>,
    private readonly log: AnswerLog,
    private readonly onRead: () => void,
  ) {
    this.store = ports.store
    this.writes = this.guarded(async () => {
      this.log.device = await this.store.device()
      await this.readStore()
    })
    ports.channel.onTold(() => void this.read())
  }

  get isLasting(): boolean {
    return this.store.isLasting
  }

  /** Resolves when everything asked for so far is written. */
  settled(): Promise<void> {
    return this.writes
  }

  /** Takes in what other tabs, or this page before it was left, have kept. */
  read(): Promise<void> {
    return this.enqueue(() => this.readStore())
  }

  /** Writes an event as it then is; a new one gets its sequence here. */
  keep(clientEventId: string): Promise<void> {
    return this.enqueue(async () => {
      const event = this.log.event(clientEventId)
      if (event === undefined || this.written.get(clientEventId) === event) return
      if (event.clientSeq > 0) await this.store.put([event])
      else await this.addNew(event)
      this.noteWritten(clientEventId)
      this.ports.channel.tell()
    })
  }

  /** Writes down at once what the store may not come to write, in this page's life, of what is not yet sent. */
  noteAtOnce(): void {
    this.store.noteAtOnce(this.log.unsent())
  }

  /** Drops the attempt. */
  forget(): Promise<void> {
    return this.enqueue(() => this.store.forget(this.ports.attemptId))
  }

  private async addNew(event: QueuedEvent): Promise<void> {
    const { clientSeq: _, ...added } = { ...event, device: this.log.device }
    const clientSeq = await this.store.add(added)
    // What has been typed while the store was busy is written by the next call.
    const latest = this.log.event(event.clientEventId) ?? event
    const numbered = { ...latest, device: this.log.device, clientSeq }
    this.log.take(numbered)
    if (latest !== event) await this.store.put([numbered])
  }

  private noteWritten(clientEventId: string): void {
    const event = this.log.event(clientEventId)
    if (event !== undefined) this.written.set(clientEventId, event)
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    this.writes = this.writes.then(() => this.guarded(work))
    return this.writes
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch {
      await this.goOnInMemory()
      await work()
    }
  }

  /** The browser does not store, or no longer. Nothing is lost while the page lives, and the student is told. */
  private async goOnInMemory(): Promise<void> {
    this.log.device = this.ports.newId()
    this.store = memoryAnswerStore(this.log.device)
    await this.store.put(this.log.all().filter((event) => event.clientSeq > 0))
  }

  private async readStore(): Promise<void> {
    for (const stored of await this.store.list(this.ports.attemptId)) {
      const here = this.log.event(stored.clientEventId)
      if (here !== undefined && (here.state === 'held' || stored.state !== 'held')) continue
      this.log.take(stored)
      this.written.set(stored.clientEventId, stored)
    }
    this.onRead()
  }
}
