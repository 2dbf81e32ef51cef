'use client'

import { useEffect, useState } from 'react'
import { leftMsAt } from './attempt-clock.ts'
import type { QuizSession } from './quiz-session.tsx'

/** Milliseconds until the attempt ends, once a second. Null while there is no end, and before the page is alive. */
export function useTimeLeft({ clock }: Pick<QuizSession, 'clock'>): number | null {
  const [leftMs, setLeftMs] = useState<number | null>(null)
  const { reading } = clock
  // Time passes without anything else happening in the page.
  useEffect(() => {
    if (reading === null) return
    const update = () => setLeftMs(leftMsAt(reading, performance.now()))
    update()
    const timer = setInterval(update, 1000)
    return () => clearInterval(timer)
  }, [reading])
  return leftMs
}
