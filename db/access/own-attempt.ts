import { and, eq, isNull } from 'drizzle-orm'
import { type Actor, can } from '#domain/policy.ts'
import { type AssignmentTimes, deadlineFor, effectiveTimes, isPaused } from '#domain/quiz/attempt-rules.ts'
import type { Db } from '../client.ts'
import { assignmentOverrides, assignments, attempts, memberships } from '../schema/tables.ts'
import { attemptClockColumns, clockOf } from './attempt-clock.ts'

export type OwnAttempt = {
  attempt: typeof attempts.$inferSelect
  assignment: typeof assignments.$inferSelect
  /** The times that hold for this student at present. */
  times: AssignmentTimes
  /** When the attempt ends by these times; null for never. A changed close or limit works at once. */
  deadlineAt: Date | null
  /** Whether a teacher has stopped the clock. */
  isPaused: boolean
}

/**
 * The actor's own attempt, if they may still work on its assignment. Locks its row until the end of the transaction:
 * that is what puts saving, checking and handing in one after the other. Null when absent or not to be known.
 */
export async function lockOwnAttempt(tx: Db, actor: Actor, attemptId: string, now: Date): Promise<OwnAttempt | null> {
  const [row] = await tx
    .select({
      attempt: attempts,
      assignment: assignments,
      override: assignmentOverrides,
      classRole: memberships.role,
      ...attemptClockColumns,
    })
    .from(attempts)
    .innerJoin(
      assignments,
      and(
        eq(assignments.schoolId, attempts.schoolId),
        eq(assignments.id, attempts.assignmentId),
        isNull(assignments.withdrawnAt),
      ),
    )
    .innerJoin(
      memberships,
      and(
        eq(memberships.schoolId, attempts.schoolId),
        eq(memberships.classId, assignments.classId),
        eq(memberships.userId, attempts.studentId),
        eq(memberships.role, 'student'),
        isNull(memberships.removedAt),
      ),
    )
    .leftJoin(
      assignmentOverrides,
      and(
        eq(assignmentOverrides.schoolId, attempts.schoolId),
        eq(assignmentOverrides.assignmentId, attempts.assignmentId),
        eq(assignmentOverrides.studentId, attempts.studentId),
      ),
    )
    .where(and(eq(attempts.schoolId, actor.schoolId), eq(attempts.id, attemptId), eq(attempts.studentId, actor.userId)))
    .for('update', { of: attempts })
  if (!row) return null
  const { attempt, assignment, override, classRole } = row
  const times = effectiveTimes(assignment, override)
  const isOpen = times.openAt <= now
  if (!isOpen || !can(actor, 'attempt.take', { classRole, isOpen, isWithdrawn: false })) return null
  const deadlineAt = deadlineFor(clockOf(attempt, row), times, now)
  return { attempt, assignment, times, deadlineAt, isPaused: isPaused(row.pauses) }
}
