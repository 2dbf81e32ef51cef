'use client'

import { useEffect, useState } from 'react'
import type { QuizSession } from './quiz-session.tsx'

/**
 * Milliseconds until the attempt ends, by the server's clock and a monotonic one here: setting the computer's clock
 * changes nothing. Null while there is no end, and before the page is alive. A computer that has slept asks the server.
 */
export function useTimeLeft({ view, snapshot }: Pick<QuizSession, 'view' | 'snapshot'>): number | null {
  const deadlineAt = snapshot.deadlineAt === undefined ? view.attempt.deadlineAt : snapshot.deadlineAt
  const [anchor, setAnchor] = useState<{ serverMs: number; atMs: number } | null>(null)
  const [leftMs, setLeftMs] = useState<number | null>(null)

  // The monotonic clock exists only in the browser; it begins with the server's time that came with the page.
  useEffect(() => {
    setAnchor({ serverMs: Date.parse(view.serverNow), atMs: performance.now() })
  }, [view.serverNow])

  // A monotonic clock may stand still while the computer sleeps.
  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState === 'visible') void askServerTime().then((clock) => clock && setAnchor(clock))
    }
    document.addEventListener('visibilitychange', onVisible)
    return () => document.removeEventListener('visibilitychange', onVisible)
  }, [])

  const clock = newest(anchor, snapshot.serverClock)
  // Time passes without anything else happening in the page.
  useEffect(() => {
    if (deadlineAt === null || clock === null) {
      setLeftMs(null)
      return
    }
    const update = () => setLeftMs(Date.parse(deadlineAt) - (clock.serverMs + performance.now() - clock.atMs))
    update()
    const timer = setInterval(update, 1000)
    return () => clearInterval(timer)
  }, [deadlineAt, clock])
  return leftMs
}

type Clock = { serverMs: number; atMs: number }

function newest(one: Clock | null, other: Clock | null): Clock | null {
  if (one === null || other === null) return one ?? other
  return one.atMs > other.atMs ? one : other
}

/** The server's clock from the Date header (RFC 9110, section 6.6.1), whole seconds; null without a connection. */
async function askServerTime(): Promise<Clock | null> {
  try {
    const response = await fetch('/api/health', { cache: 'no-store' })
    const serverMs = Date.parse(response.headers.get('date') ?? '')
    return Number.isNaN(serverMs) ? null : { serverMs, atMs: performance.now() }
  } catch {
    return null
  }
}
