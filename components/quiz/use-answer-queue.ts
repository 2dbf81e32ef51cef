'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { OpenAttemptView } from '#domain/quiz/view.ts'
import { AnswerQueue, type QueueSnapshot } from './queue/answer-queue.ts'
import { answerState } from './queue/answer-states.ts'
import { browserPorts } from './queue/browser-ports.ts'
import type { AnswerTransport } from './queue/ports.ts'

export type LiveQueue = { queue: AnswerQueue; transport: AnswerTransport }

/**
 * The answer queue of this page: null on the server and until the browser has opened it. The snapshot then begins with
 * what the server had put into the page.
 */
export function useAnswerQueue(attempt: OpenAttemptView): { live: LiveQueue | null; snapshot: QueueSnapshot } {
  const [live, setLive] = useState<LiveQueue | null>(null)
  const [first] = useState(() => snapshotOf(attempt))

  // Storage, network and the page's end exist only in a browser, and outlive no page.
  useEffect(() => {
    const ports = browserPorts(attempt.id)
    const queue = new AnswerQueue(ports)
    const stop = listen(queue)
    void queue.start().then(() => setLive({ queue, transport: ports.transport }))
    return () => {
      stop()
      void queue.sendBeforeLeaving()
      queue.close()
      setLive(null)
    }
  }, [attempt.id])

  // The server's page may come anew and then knows more.
  useEffect(() => {
    live?.queue.learn(attempt.items.flatMap(({ position, answer }) => (answer === null ? [] : { position, ...answer })))
  }, [live, attempt])

  const snapshot = useSyncExternalStore(
    live?.queue.subscribe ?? subscribeToNothing,
    live?.queue.snapshot ?? (() => first),
    () => first,
  )
  return { live, snapshot }
}

function subscribeToNothing(): () => void {
  return () => {}
}

/** Sends at the page's end and when the connection or the tab comes back; warns before unsent answers are left. */
function listen(queue: AnswerQueue): () => void {
  const listening = new AbortController()
  const { signal } = listening
  window.addEventListener('pagehide', () => void queue.sendBeforeLeaving(), { signal })
  window.addEventListener('online', () => queue.retry(), { signal })
  window.addEventListener('focus', () => queue.retry(), { signal })
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') void queue.sendBeforeLeaving()
      else queue.retry()
    },
    { signal },
  )
  window.addEventListener(
    'beforeunload',
    (event) => {
      if (queue.snapshot().unsent > 0) event.preventDefault()
    },
    { signal },
  )
  return () => listening.abort()
}

function snapshotOf({ items, deadlineAt }: OpenAttemptView): QueueSnapshot {
  const answers = new Map(items.map(({ position, answer }) => [position, answerState([], answer, 'ok')]))
  return { answers, connection: 'ok', unsent: 0, isLasting: true, serverClock: null, deadlineAt }
}
