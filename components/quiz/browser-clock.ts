import type { AttemptClockView } from '#domain/quiz/view.ts'
import { type ClockReading, clockReading, nextAskMs } from './attempt-clock.ts'

/** A question without an answer for this long is given up, in milliseconds. */
const timeoutMs = 10_000

/** Asks again and again while the page is seen. Gives a function that ends it. */
export function keepAsking(ask: () => Promise<unknown>): () => void {
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
export async function askClock(attemptId: string): Promise<ClockReading | null> {
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
