import { randomId } from '#components/ui/browser-random-id.ts'
import { browserAnswerStore } from './browser-answer-store.ts'
import { fetchTransport } from './fetch-transport.ts'
import type { QueueClock, QueuePorts, SendLock, TabChannel } from './ports.ts'

/** How long a tab waits for another to finish sending, in milliseconds; a sleeping tab must not hold the others up. */
const longestLockWaitMs = 5_000

/** What the queue needs, from this browser. */
export function browserPorts(attemptId: string): QueuePorts {
  return {
    attemptId,
    store: browserAnswerStore(),
    transport: fetchTransport(attemptId),
    clock: browserClock,
    channel: tabChannel(`postil-answers ${attemptId}`),
    withLock: sendLock(`postil-answers ${attemptId}`),
    random: Math.random,
    newId: randomId,
  }
}

export const browserClock: QueueClock = {
  nowMs: () => performance.now(),
  wallMs: () => Date.now(),
  after: (delayMs, work) => {
    const timer = setTimeout(work, delayMs)
    return () => clearTimeout(timer)
  },
}

/** Web Locks exist only on https and localhost; without them, or when the lock does not come, tabs send side by side. */
function sendLock(name: string): SendLock {
  return async (work) => {
    if (!('locks' in navigator)) return work()
    const waiting = AbortSignal.timeout(longestLockWaitMs)
    let isHeld = false
    try {
      return await navigator.locks.request(name, { signal: waiting }, () => {
        isHeld = true
        return work()
      })
    } catch (error) {
      if (isHeld) throw error
      return work()
    }
  }
}

function tabChannel(name: string): TabChannel {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, onTold: () => {}, close: () => {} }
  const channel = new BroadcastChannel(name)
  let isOpen = true
  return {
    tell: () => {
      if (isOpen) channel.postMessage('changed')
    },
    onTold: (listener) => {
      channel.onmessage = listener
    },
    close: () => {
      isOpen = false
      channel.close()
    },
  }
}
