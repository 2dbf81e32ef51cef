import type { AttemptClockView } from '#domain/quiz/view.ts'

/** What the server said of an attempt's clock, at a moment of the monotonic clock here. */
export type ClockReading = {
  /** The server's clock, in milliseconds since 1970. */
  serverMs: number
  /** The monotonic clock of this page at that moment, in milliseconds. */
  atMs: number
  /** Milliseconds since 1970; null for no end. */
  deadlineMs: number | null
  isPaused: boolean
  isHandedIn: boolean
}

/** A reading of what came from the server at `atMs`. */
export function clockReading(view: AttemptClockView, atMs: number): ClockReading {
  return {
    serverMs: Date.parse(view.serverNow),
    atMs,
    deadlineMs: view.deadlineAt === null ? null : Date.parse(view.deadlineAt),
    isPaused: view.isPaused,
    isHandedIn: view.isHandedIn,
  }
}

/**
 * Milliseconds until the attempt ends, by the server's clock and a monotonic one here: setting the computer's clock
 * changes nothing. While the teacher has stopped the clock it stands still here too. Null for no end.
 */
export function leftMsAt({ serverMs, atMs, deadlineMs, isPaused }: ClockReading, nowMs: number): number | null {
  if (deadlineMs === null) return null
  return deadlineMs - serverMs - (isPaused ? 0 : nowMs - atMs)
}

/** A reply to saved answers tells the clock too, but for pause and hand-in; an older one is no news. */
export function withReply(
  reading: ClockReading,
  reply: { serverClock: { serverMs: number; atMs: number } | null; deadlineAt: string | null | undefined },
): ClockReading {
  const { serverClock, deadlineAt } = reply
  if (serverClock === null || deadlineAt === undefined || serverClock.atMs <= reading.atMs) return reading
  return { ...reading, ...serverClock, deadlineMs: deadlineAt === null ? null : Date.parse(deadlineAt) }
}

/** Between two questions for the clock, in milliseconds: about 20 s, at random, so that a class does not ask all at once. */
export function nextAskMs(random: number): number {
  return 15_000 + random * 10_000
}
