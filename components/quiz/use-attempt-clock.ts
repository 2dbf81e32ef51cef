'use client'

import { useCallback, useEffect, useState } from 'react'
import { type ClockReading, clockReading, withReply } from './attempt-clock.ts'
import { askClock, keepAsking } from './browser-clock.ts'
import type { QueueSnapshot } from './queue/answer-queue.ts'
import type { QuizSession } from './quiz-session.tsx'

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
