'use client'

import { useCallback, useEffect, useState } from 'react'
import type { AttemptClockView } from '#domain/quiz/view.ts'
import { type ClockReading, clockReading, nextAskMs, withReply } from './attempt-clock.ts'
import type { QueueSnapshot } from './queue/answer-queue.ts'
import type { QuizSession } from './quiz-session.tsx'

/** A question without an answer for this long is given up, in milliseconds. */
const timeoutMs = 10_000

export type AttemptClock = {
  /** The newest that is known; null before the page is alive. */
  reading: ClockReading | null
  /** Asks the server now; gives what it said, or null where no answer came. */
  ask: () => Promise<ClockReading | null>
}

/**
 * The clock of the attempt. While the quiz is seen, the server is asked about every 20 seconds, and when the page or the
 * connection comes back: so an extension, a pause or a close reaches the student without a reload. It touches nothing
 * that is being typed.
 */
export function useAttemptClock(view: QuizSession['view'], snapshot: QueueSnapshot): AttemptClock {
  const [asked, setAsked] = useState<ClockReading | null>(null)
  const { attempt, serverNow, isPaused } = view
  const { id, deadlineAt } = attempt

  // The monotonic clock exists only in the browser; it begins with what came with the page.
  useEffect(() => {
    setAsked(clockReading({ serverNow, deadlineAt, isPaused, isHandedIn: false }, performance.now()))
  }, [serverNow, deadlineAt, isPaused])

  const ask = useCallback(async () => {
    const reading = await askClock(id)
    // An answer that was overtaken by a later one is no news.
    if (reading !== null) setAsked((before) => (before !== null && before.atMs > reading.atMs ? before : reading))
    return reading
  }, [id])

  // Time passes, and teachers act, without anything else happening in the page.
  useEffect(() => keepAsking(ask), [ask])
  return { reading: asked === null ? null : withReply(asked, snapshot), ask }
}

/** Asks again and again while the page is seen. Gives a function that ends it. */
function keepAsking(ask: () => Promise<unknown>): () => void {
  const listening = new AbortController()
  const { signal } = listening
  let timer: ReturnType<typeof setTimeout> | undefined
  const isSeen = () => document.visibilityState === 'visible'
  const plan = () => {
    clearTimeout(timer)
    if (isSeen() && !signal.aborted) timer = setTimeout(askNow, nextAskMs(Math.random()))
  }
  const askNow = () => {
    clearTimeout(timer)
    if (isSeen()) void ask().finally(plan)
  }
  document.addEventListener('visibilitychange', () => (isSeen() ? askNow() : clearTimeout(timer)), { signal })
  window.addEventListener('focus', askNow, { signal })
  window.addEventListener('online', askNow, { signal })
  plan()
  return () => {
    listening.abort()
    clearTimeout(timer)
  }
}

/** The server read its clock somewhere between question and answer: half way is the best guess. */
async function askClock(attemptId: string): Promise<ClockReading | null> {
  const askedAtMs = performance.now()
  try {
    const response = await fetch(`/api/attempts/${attemptId}/clock`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok) return null
    const view: AttemptClockView = await response.json()
    return clockReading(view, (askedAtMs + performance.now()) / 2)
  } catch {
    // No connection: the clock here goes on by itself.
    return null
  }
}
