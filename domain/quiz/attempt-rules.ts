/**
 * Decides when an assignment may be worked on and when its results are told. The rules are those of DESIGN: a due time
 * only marks what is late, a close time ends everything, and a time limit never moves the close.
 */
import { assertNever } from '#domain/assert-never.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { ReleaseRule } from './schema.ts'

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

/** The times that hold for one student. */
export function effectiveTimes(assignment: AssignmentTimes, override: TimesOverride | null): AssignmentTimes {
  return {
    openAt: override?.openAt ?? assignment.openAt,
    dueAt: override?.dueAt ?? assignment.dueAt,
    closeAt: override?.closeAt ?? assignment.closeAt,
    timeLimitMinutes: override?.timeLimitMinutes ?? assignment.timeLimitMinutes,
  }
}

/** The earlier of start + limit and close; null when there is neither. */
export function deadlineFor(
  startedAt: Date,
  times: Pick<AssignmentTimes, 'closeAt' | 'timeLimitMinutes'>,
): Date | null {
  const { closeAt, timeLimitMinutes } = times
  if (timeLimitMinutes === null) return closeAt
  const limit = new Date(startedAt.getTime() + timeLimitMinutes * 60_000)
  return closeAt !== null && closeAt < limit ? closeAt : limit
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
 * Whether a further attempt may begin; gives its deadline. Late starts are allowed until the close.
 * Errors, kind `closed`: `not-open`, `closed` and `no-attempts-left`.
 */
export function canStart(
  now: Date,
  times: AssignmentTimes,
  attemptsUsed: number,
  attemptsAllowed: number,
): Result<{ deadlineAt: Date | null }> {
  const phase = assignmentPhase(now, times)
  if (phase === 'not-open' || phase === 'closed') return fail({ kind: 'closed', detail: phase })
  if (attemptsUsed >= attemptsAllowed) return fail({ kind: 'closed', detail: 'no-attempts-left' })
  return ok({ deadlineAt: deadlineFor(now, times) })
}

/**
 * Whether a student may see score, right answers and explanations of a whole attempt: never before it was handed in,
 * and under `after-due` not before the due time. An assignment without due time releases at hand-in.
 */
export function isReleased(
  rule: ReleaseRule,
  { now, submittedAt, dueAt }: { now: Date; submittedAt: Date | null; dueAt: Date | null },
): boolean {
  if (submittedAt === null) return false
  switch (rule) {
    case 'at-once':
    case 'after-hand-in':
      return true
    case 'after-due':
      return dueAt === null || now >= dueAt
    default:
      return assertNever(rule)
  }
}
