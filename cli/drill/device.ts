import { AnswerQueue } from '#components/quiz/queue/answer-queue.ts'
import { fetchTransport } from '#components/quiz/queue/fetch-transport.ts'
import { memoryAnswerStore } from '#components/quiz/queue/memory-answer-store.ts'
import type { AnswerStore, AnswerTransport, QueueClock } from '#components/quiz/queue/ports.ts'
import type { Chance } from './chance.ts'
import type { Network } from './network.ts'
import type { Timeline } from './timeline.ts'
import type { Witness } from './witness.ts'

/** How far a browser's clock may be wrong, in milliseconds. */
const longestClockErrorMs = 10 * 60_000
/** When the simulated day begins. */
const dayBeginsMs = Date.parse('2026-03-02T09:00:00.000Z')
const longestWriteMs = 6

export type DeviceWorld = { timeline: Timeline; chance: Chance; network: Network; witness: Witness; serverUrl: string }

/** A page of the quiz in a browser. Once it is gone nothing of it goes on, and nothing it waits for comes back to it. */
export type Page = { queue: AnswerQueue; transport: AnswerTransport; isAlive: () => boolean }

/** One browser of a student: what it stores outlasts its pages, whether they are left or crash. */
export class Device {
  private readonly stored: AnswerStore
  private clockErrorMs: number
  private life = { isAlive: false }
  private openPage: Page | null = null

  constructor(
    private readonly world: DeviceWorld,
    /** Called when a page shows a conflict that the student has still to decide. */
    private readonly onConflict: (page: Page, position: number) => void,
  ) {
    this.stored = memoryAnswerStore(world.chance.uuid(), true)
    this.clockErrorMs = this.drawClockError()
  }

  /** The page that is open; null after a crash. */
  get page(): Page | null {
    return this.openPage
  }

  /** Opens the quiz, most often with what the server then knows, as a page is delivered. */
  async open(): Promise<Page> {
    const { timeline, chance, network, witness, serverUrl } = this.world
    const life = { isAlive: true }
    this.life = life
    const { attemptId } = witness
    const transport = fetchTransport(attemptId, {
      base: serverUrl,
      send: (url, init) => whileAlive(life, network.send(url, init)),
    })
    const watched = this.watch(transport)
    const queue = new AnswerQueue({
      attemptId,
      store: this.storeOf(life),
      transport: watched.transport,
      clock: this.clockOf(life),
      channel: { tell: () => {}, onTold: () => {}, close: () => {} },
      withLock: (work) => work(),
      random: chance.fraction,
      newId: chance.uuid,
    })
    const page = { queue, transport: watched.transport, isAlive: () => life.isAlive }
    this.openPage = page
    if (chance.happens(0.8)) queue.learn(witness.presentAnswers())
    queue.subscribe(() => {
      if (watched.takeNews()) timeline.after(1, () => this.look(page))
    })
    await whileAlive(life, queue.start())
    return page
  }

  /** The browser ends in the middle of whatever it does. */
  crash(): void {
    this.life.isAlive = false
    this.openPage = null
  }

  /** The page is left in order; what it still sends is not waited for. */
  leave(): void {
    const page = this.openPage
    if (page === null) return
    void page.queue.sendBeforeLeaving()
    page.queue.close()
    this.crash()
  }

  /** Somebody sets the clock. */
  setClock(): void {
    this.clockErrorMs = this.drawClockError()
  }

  /** Notes what the page shows as saved, and the conflicts it shows. */
  private look(page: Page): void {
    if (!page.isAlive()) return
    for (const [position, { status, seq, response }] of page.queue.snapshot().answers) {
      if (status === 'saved' && response !== null) this.world.witness.show({ position, seq, response })
      if (status === 'conflict') this.onConflict(page, position)
    }
  }

  private watch(inner: AnswerTransport) {
    let hasNews = false
    const transport: AnswerTransport = {
      save: async (events, isLeaving) => {
        const outcome = await inner.save(events, isLeaving)
        hasNews = true
        return outcome
      },
      submit: inner.submit,
    }
    const takeNews = () => {
      const had = hasNews
      hasNews = false
      return had
    }
    return { transport, takeNews }
  }

  private clockOf(life: { isAlive: boolean }): QueueClock {
    const { timeline } = this.world
    return {
      nowMs: timeline.nowMs,
      wallMs: () => dayBeginsMs + timeline.nowMs() + this.clockErrorMs,
      after: (delayMs, work) =>
        timeline.after(delayMs, () => {
          if (life.isAlive) work()
        }),
    }
  }

  /** The store as one page has it: it takes its time, and a crash may come before, or after, it has written. */
  private storeOf(life: { isAlive: boolean }): AnswerStore {
    const { stored } = this
    const { timeline, chance, witness } = this.world
    const slowly = async <T>(work: () => Promise<T>): Promise<T> => {
      await whileAlive(life, timeline.delay(chance.between(0, longestWriteMs)))
      const done = await work()
      await whileAlive(life, timeline.delay(chance.between(0, longestWriteMs)))
      return done
    }
    return {
      isLasting: true,
      device: stored.device,
      add: (event) => {
        const copy = structuredClone(event)
        return slowly(async () => {
          const clientSeq = await stored.add(copy)
          witness.keep([{ ...copy, clientSeq }])
          return clientSeq
        })
      },
      put: (events) => {
        const copies = structuredClone(events)
        return slowly(async () => {
          await stored.put(copies)
          witness.keep(copies)
        })
      },
      noteAtOnce: (events) => {
        stored.noteAtOnce(structuredClone(events))
        // This store numbers what is noted at once.
        void stored.list(witness.attemptId).then((kept) => witness.keep(kept))
      },
      list: stored.list,
      forget: (attemptId) => slowly(() => stored.forget(attemptId)),
    }
  }

  private drawClockError(): number {
    return this.world.chance.between(-longestClockErrorMs, longestClockErrorMs)
  }
}

/** Resolves with what is waited for, and never once the page is gone. */
function whileAlive<T>(life: { isAlive: boolean }, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(
      (value) => {
        if (life.isAlive) resolve(value)
      },
      (error: unknown) => {
        if (life.isAlive) reject(error)
      },
    )
  })
}
