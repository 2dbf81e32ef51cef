'use client'

import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import type { PresentAnswer } from '#domain/quiz/schema.ts'
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

  const learnFrom = useEffectEvent((queue: AnswerQueue) => queue.learn(heldAnswers(attempt)))

  // Storage, network and the page's end exist only in a browser, and outlive no page.
  useEffect(() => {
    const ports = browserPorts(attempt.id)
    const queue = new AnswerQueue(ports)
    const stop = listen(queue)
    // Before it is shown it knows all that the page shows: an empty queue must never look like empty answers.
    learnFrom(queue)
    let isLeft = false
    void queue.start().then(() => {
      if (!isLeft) setLive({ queue, transport: ports.transport })
    })
    return () => {
      isLeft = true
      stop()
      void queue.sendBeforeLeaving()
      queue.close()
      setLive(null)
    }
  }, [attempt.id])

  // The server's page may come anew and then knows more.
  useEffect(() => live?.queue.learn(heldAnswers(attempt)), [live, attempt])

  const snapshot = useSyncExternalStore(
    live?.queue.subscribe ?? subscribeToNothing,
    live?.queue.snapshot ?? (() => first),
    () => first,
  )
  return { live, snapshot }
}

function heldAnswers({ items }: OpenAttemptView): PresentAnswer[] {
  return items.flatMap(({ position, answer }) => (answer === null ? [] : { position, ...answer }))
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
