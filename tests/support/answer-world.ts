import { randomUUID } from 'node:crypto'
import { AnswerQueue } from '#components/quiz/queue/answer-queue.ts'
import { memoryAnswerStore } from '#components/quiz/queue/memory-answer-store.ts'
import type { AnswerStore, TabChannel } from '#components/quiz/queue/ports.ts'
import { type Fate, makeAnswerServer } from './answer-server.ts'
import { manualTimers } from './manual-timers.ts'

export const noOtherTabs: TabChannel = { tell: () => {}, onTold: () => {}, close: () => {} }

/** The channels of two tabs of one browser. */
export function twoTabs(): [TabChannel, TabChannel] {
  const listeners: (() => void)[][] = [[], []]
  const channel = (own: number): TabChannel => ({
    tell: () => {
      for (const listener of listeners[1 - own] ?? []) listener()
    },
    onTold: (listener) => void listeners[own]?.push(listener),
    close: () => {},
  })
  return [channel(0), channel(1)]
}

/** A store whose writes are lost with the page that asked for them, as a browser's are that is closed in the middle. */
export function mortalStore() {
  const inner = memoryAnswerStore(randomUUID(), true)
  let life = { isOver: false }
  const leave = () => {
    life.isOver = true
  }
  function page(): AnswerStore {
    const own = { isOver: false }
    life = own
    const whileAlive = async <T>(work: () => Promise<T>): Promise<T> => {
      await Promise.resolve()
      return own.isOver ? new Promise<T>(() => {}) : work()
    }
    return {
      ...inner,
      add: (event) => whileAlive(() => inner.add(event)),
      put: (events) => whileAlive(() => inner.put(events)),
    }
  }
  return { inner, page, leave }
}

/** A server and browsers before it; each fate given is the lot of one request, afterwards all are delivered. */
export function world(questions = 3) {
  const server = makeAnswerServer(questions)
  const timers = manualTimers()
  const fates: Fate[] = []
  const transport = server.transport(() => fates.shift() ?? 'delivered')

  async function browser(store: AnswerStore = memoryAnswerStore(randomUUID(), true), channel = noOtherTabs) {
    const ports = { attemptId: 'attempt', store, transport, clock: timers.clock, random: () => 0, newId: randomUUID }
    const queue = new AnswerQueue({ ...ports, channel, withLock: (work) => work() })
    await queue.start()
    const state = (position: number) => queue.snapshot().answers.get(position)
    return { queue, store, state }
  }
  return { server, timers, fates, transport, browser }
}
