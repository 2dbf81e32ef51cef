'use client'

import { useEffect, useEffectEvent } from 'react'
import { leftMsAt } from './attempt-clock.ts'
import type { QuizSession } from './quiz-session.tsx'

/** How long after a try that failed the next one comes, in milliseconds. */
const againAfterMs = 5_000

/**
 * Hands in by itself once the time is up, or what was ended elsewhere: what is unsent goes first. The server is asked
 * before, since the teacher may have given more time; without a connection it is tried again until there is one.
 */
export function useTimeUp({ clock, live }: QuizSession, leftMs: number | null, handIn: () => Promise<void>): void {
  const { reading } = clock
  const isOver =
    live !== null && reading !== null && (reading.isHandedIn || (leftMs !== null && leftMs <= 0 && !reading.isPaused))

  const end = useEffectEvent(async () => {
    const now = await clock.ask()
    if (now === null) return
    const left = leftMsAt(now, performance.now())
    if (now.isHandedIn || (left !== null && left <= 0 && !now.isPaused)) await handIn()
  })

  // The end comes by itself. Where it has moved meanwhile, the new reading ends this.
  useEffect(() => {
    if (!isOver) return
    void end()
    const again = () => void end()
    const timer = setInterval(again, againAfterMs)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [isOver])
}
