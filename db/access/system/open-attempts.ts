import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import { type AssignmentTimes, deadlineFor, effectiveTimes } from '#domain/quiz/attempt-rules.ts'
import type { Db } from '../../client.ts'
import { assignmentOverrides, assignments, attempts } from '../../schema/tables.ts'
import { attemptClockColumns, clockOf } from '../attempt-clock.ts'

/** An attempt under way with the times that hold for its student at present. */
export type OpenAttempt = {
  attempt: typeof attempts.$inferSelect
  graceSeconds: number
  times: AssignmentTimes
  /** Seen at the present moment; null for none. */
  deadlineAt: Date | null
}

type Options = { now: Date; isSkippingLocked: boolean; limit?: number }

/**
 * Attempts under way, with their rows locked until the end of the transaction; those that somebody else holds are left
 * out where that is asked for. One query, ordered by school and id.
 */
export async function lockOpenAttempts(tx: Db, where: SQL | undefined, options: Options): Promise<OpenAttempt[]> {
  const query = tx
    .select({ attempt: attempts, assignment: assignments, override: assignmentOverrides, ...attemptClockColumns })
    .from(attempts)
    .innerJoin(assignments, and(eq(assignments.schoolId, attempts.schoolId), eq(assignments.id, attempts.assignmentId)))
    .leftJoin(
      assignmentOverrides,
      and(
        eq(assignmentOverrides.schoolId, attempts.schoolId),
        eq(assignmentOverrides.assignmentId, attempts.assignmentId),
        eq(assignmentOverrides.studentId, attempts.studentId),
      ),
    )
    .where(and(isNull(attempts.submittedAt), where))
    .orderBy(asc(attempts.schoolId), asc(attempts.id))
    .limit(options.limit ?? Number.MAX_SAFE_INTEGER)
    .for('update', options.isSkippingLocked ? { of: attempts, skipLocked: true } : { of: attempts })
  return (await query).map(({ attempt, assignment, override, ...clock }) => {
    const times = effectiveTimes(assignment, override)
    const deadlineAt = deadlineFor(clockOf(attempt, clock), times, options.now)
    return { attempt, graceSeconds: assignment.graceSeconds, times, deadlineAt }
  })
}
