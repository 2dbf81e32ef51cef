'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { handIn } from './queue/hand-in.ts'
import type { QuizSession } from './quiz-session.tsx'

/** How long after a try without connection the next one comes, in milliseconds. */
const againAfterMs = 5_000

export type HandInStep = 'idle' | 'working' | 'done' | 'unreachable' | 'signed-out' | 'gone'

/** Hands in once it is asked to, and goes on trying while the server cannot be reached and the page is open. */
export function useHandIn({ live, view, isHandInOpen }: QuizSession): { step: HandInStep; start: () => Promise<void> } {
  const [step, setStep] = useState<HandInStep>('idle')
  const isRunning = useRef(false)

  const start = useCallback(async () => {
    if (live === null || isRunning.current) return
    isRunning.current = true
    setStep('working')
    const outcome = await handIn(live.queue, live.transport)
    if (outcome.kind === 'handed-in') {
      setStep('done')
      // A whole new page: nothing of the attempt stays in memory.
      window.location.assign(`/read/${view.assignmentId}/result`)
      return
    }
    isRunning.current = false
    setStep(outcome.kind)
  }, [live, view.assignmentId])

  // The student has asked for it once; only closing the question takes it back.
  useEffect(() => {
    if (step !== 'unreachable' && step !== 'signed-out') return
    if (!isHandInOpen) {
      setStep('idle')
      return
    }
    const again = () => void start()
    const timer = setTimeout(again, againAfterMs)
    window.addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', again)
    }
  }, [step, isHandInOpen, start])
  return { step, start }
}
