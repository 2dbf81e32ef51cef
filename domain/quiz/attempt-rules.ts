/**
 * Decides when an assignment may be worked on and when an attempt ends. The rules are those of DESIGN: a due time only marks
 * what is late, a close time ends everything, and neither a time limit nor an allowance ever moves the close.
 */
import { assertNever } from '#domain/assert-never.ts'
import { fail, ok, type Result } from '#domain/result.ts'

export type AssignmentTimes = {
  openAt: Date
  /** What is handed in at or after this instant is late; null for no due time. */
  dueAt: Date | null
  /** From this instant on nothing is taken; null for never. */
  closeAt: Date | null
  /** Whole minutes from the start of an attempt; null for no limit. */
  timeLimitMinutes: number | null
}

/** Other times for one student; null leaves the assignment's own. */
export type TimesOverride = { [Field in keyof AssignmentTimes]: AssignmentTimes[Field] | null }

/** A time in which the clock stood still; `endedAt` is null while it lasts. */
export type Pause = { startedAt: Date; endedAt: Date | null }

/** What moves the end of one student's attempt. */
export type AttemptClock = {
  startedAt: Date
  /** The student's standing allowance: the time limit is multiplied by it; 1 for none. */
  factor: number
  pauses: readonly Pause[]
  /** A teacher opened the attempt again, until this instant. */
  reopenedUntil: Date | null
}

/** A clock that nothing has moved. */
export function plainClock(startedAt: Date): AttemptClock {
  return { startedAt, factor: 1, pauses: [], reopenedUntil: null }
}

/** Which of a student's attempts counts, of those handed in. */
export const countingRules = ['best', 'last', 'first'] as const
export type CountingRule = (typeof countingRules)[number]

/** The times that hold for one student. */
export function effectiveTimes(assignment: AssignmentTimes, override: TimesOverride | null): AssignmentTimes {
  return {
    openAt: override?.openAt ?? assignment.openAt,
    dueAt: override?.dueAt ?? assignment.dueAt,
    closeAt: override?.closeAt ?? assignment.closeAt,
    timeLimitMinutes: override?.timeLimitMinutes ?? assignment.timeLimitMinutes,
  }
}

/**
 * When an attempt ends, seen at `now`: the earlier of start + limit × allowance + pauses and close; a reopened one at the
 * time it was given. While a pause lasts its end moves on with the clock. Null when there is no end.
 */
export function deadlineFor(
  clock: AttemptClock,
  times: Pick<AssignmentTimes, 'closeAt' | 'timeLimitMinutes'>,
  now: Date,
): Date | null {
  if (clock.reopenedUntil !== null) return reopenedEnd(clock.reopenedUntil, clock.pauses, now)
  const ends = [times.closeAt, limitEnd(clock, times.timeLimitMinutes, now)].filter((end) => end !== null)
  if (ends.length === 0) return null
  return new Date(Math.min(...ends.map((instant) => instant.getTime())))
}

function limitEnd({ startedAt, factor, pauses }: AttemptClock, limitMinutes: number | null, now: Date): Date | null {
  if (limitMinutes === null) return null
  const limitMs = Math.round(limitMinutes * 60_000 * factor)
  return movedBy(pauses, { startedMs: startedAt.getTime(), endMs: startedAt.getTime() + limitMs }, now)
}

/** Pauses that have ended are in the time it was given (`afterPause`); one that lasts moves it on. */
function reopenedEnd(reopenedUntil: Date, pauses: readonly Pause[], now: Date): Date {
  const present = pauses.filter(({ endedAt }) => endedAt === null)
  return movedBy(present, { startedMs: 0, endMs: reopenedUntil.getTime() }, now)
}

/** An end moved on by the time in which the clock stood still before it. Pauses never overlap. */
function movedBy(
  pauses: readonly Pause[],
  { startedMs, endMs }: { startedMs: number; endMs: number },
  now: Date,
): Date {
  const inOrder = [...pauses].sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime())
  const moved = inOrder.reduce((end, pause) => {
    const from = Math.max(pause.startedAt.getTime(), startedMs)
    // Time that was up before the pause began does not come back.
    if (from >= end) return end
    return end + Math.max(0, (pause.endedAt ?? now).getTime() - from)
  }, endMs)
  return new Date(moved)
}

/** The time given to a reopened attempt, once a pause during it has ended. */
export function afterPause(reopenedUntil: Date, pause: { startedAt: Date; endedAt: Date }): Date {
  return movedBy([pause], { startedMs: 0, endMs: reopenedUntil.getTime() }, pause.endedAt)
}

/** Whether the clock stands still at present. */
export function isPaused(pauses: readonly Pause[]): boolean {
  return pauses.some((pause) => pause.endedAt === null)
}

export type AssignmentPhase = 'not-open' | 'open' | 'past-due' | 'closed'

/** Each phase begins at its instant: at `closeAt` itself the assignment is closed. */
export function assignmentPhase(
  now: Date,
  times: Pick<AssignmentTimes, 'openAt' | 'dueAt' | 'closeAt'>,
): AssignmentPhase {
  if (times.closeAt !== null && now >= times.closeAt) return 'closed'
  if (now < times.openAt) return 'not-open'
  return isLate(now, times.dueAt) ? 'past-due' : 'open'
}

/** Whether something handed in at an instant is late: at or after the due time. */
export function isLate(at: Date, dueAt: Date | null): boolean {
  return dueAt !== null && at >= dueAt
}

/**
 * Whether a further attempt may begin. Late starts are allowed until the close.
 * Errors, kind `closed`: `not-open`, `closed` and `no-attempts-left`.
 */
export function canStart(
  now: Date,
  times: AssignmentTimes,
  attemptsUsed: number,
  attemptsAllowed: number,
): Result<null> {
  const phase = assignmentPhase(now, times)
  if (phase === 'not-open' || phase === 'closed') return fail({ kind: 'closed', detail: phase })
  if (attemptsUsed >= attemptsAllowed) return fail({ kind: 'closed', detail: 'no-attempts-left' })
  return ok(null)
}

/** A handed-in attempt as the choice of the one that counts needs it. */
export type FinishedAttempt = { number: number; total: number }

/** The attempt that counts; of equal ones the later. Null when there is none. */
export function countingAttempt<T extends FinishedAttempt>(rule: CountingRule, finished: readonly T[]): T | null {
  const inOrder = [...finished].sort((a, b) => a.number - b.number)
  switch (rule) {
    case 'first':
      return inOrder[0] ?? null
    case 'last':
      return inOrder.at(-1) ?? null
    case 'best':
      return inOrder.reduce<T | null>((best, one) => (best === null || one.total >= best.total ? one : best), null)
    default:
      return assertNever(rule)
  }
}
