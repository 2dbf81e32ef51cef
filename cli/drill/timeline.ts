type Planned = { dueMs: number; work: () => void }

/**
 * The time of one simulated student, in milliseconds. It jumps from one planned moment to the next, so that a minute's
 * delay costs nothing; while real work (a request) is under way it goes on only as far as that work is said to take.
 */
export class Timeline {
  private time = 0
  /** By the moment they fall due, the earliest last. */
  private readonly planned: Planned[] = []
  private readonly holds = new Set<{ untilMs: number }>()
  private wake: (() => void) | null = null

  nowMs = (): number => this.time

  /** Runs `work` once after a delay; gives a function that cancels it. */
  after = (delayMs: number, work: () => void): (() => void) => {
    const entry: Planned = { dueMs: this.time + Math.max(0, delayMs), work }
    const index = this.planned.findLastIndex((other) => other.dueMs > entry.dueMs)
    this.planned.splice(index + 1, 0, entry)
    return () => {
      const at = this.planned.indexOf(entry)
      if (at >= 0) this.planned.splice(at, 1)
    }
  }

  delay(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(delayMs, resolve)
    })
  }

  /** Real work: until it ends, time goes on for `atMostMs` and no further. */
  async hold<T>(atMostMs: number, work: () => Promise<T>): Promise<T> {
    const hold = { untilMs: this.time + atMostMs }
    this.holds.add(hold)
    try {
      return await work()
    } finally {
      this.holds.delete(hold)
      this.wake?.()
    }
  }

  /** Lets time pass until `isDone`, or until `untilMs`, or until nothing is planned any more; gives whether it is done. */
  async pass(isDone: () => boolean, untilMs = Number.POSITIVE_INFINITY): Promise<boolean> {
    for (;;) {
      await idle()
      if (isDone()) return true
      const next = this.planned.at(-1)
      if (next !== undefined && next.dueMs > untilMs) return false
      if (next !== undefined && next.dueMs <= this.horizonMs()) {
        this.planned.pop()
        this.time = Math.max(this.time, next.dueMs)
        next.work()
      } else if (this.holds.size > 0) {
        await new Promise<void>((resolve) => {
          this.wake = resolve
        })
      } else return false
    }
  }

  private horizonMs(): number {
    return Math.min(...[...this.holds].map((hold) => hold.untilMs))
  }
}

/** Lets all promises that wait for nothing else come to their end. */
function idle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
