import type { QueueClock } from '#components/quiz/queue/ports.ts'

/** Timers that run only when a test lets time pass. */
export function manualTimers() {
  let nowMs = 0
  let planned: { dueMs: number; work: () => void }[] = []

  const clock: QueueClock = {
    nowMs: () => nowMs,
    wallMs: () => Date.parse('2026-03-02T09:00:00.000Z') + nowMs,
    after: (delayMs, work) => {
      const entry = { dueMs: nowMs + delayMs, work }
      planned.push(entry)
      return () => {
        planned = planned.filter((other) => other !== entry)
      }
    },
  }

  /** Lets time pass; everything that falls due runs in order, with all that follows from it. */
  async function pass(ms: number): Promise<void> {
    const endMs = nowMs + ms
    await idle()
    for (;;) {
      const next = planned.filter((entry) => entry.dueMs <= endMs).sort((one, other) => one.dueMs - other.dueMs)[0]
      if (next === undefined) break
      planned = planned.filter((entry) => entry !== next)
      nowMs = Math.max(nowMs, next.dueMs)
      next.work()
      await idle()
    }
    nowMs = endMs
  }

  return { clock, pass, idle }
}

/** Lets promises that wait for nothing else come to their end. */
async function idle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve))
}
