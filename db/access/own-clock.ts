import { and, eq, isNull } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import { deadlineFor, effectiveTimes, isPaused } from '#domain/quiz/attempt-rules.ts'
import type { AttemptClockView } from '#domain/quiz/view.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { assignmentOverrides, assignments, attempts, memberships } from '../schema/tables.ts'
import { attemptClockColumns, clockOf } from './attempt-clock.ts'
import { withActor } from './with-actor.ts'

/**
 * The clock of the actor's own attempt: an extension, a pause or a close reaches a quiz that is being taken by it. It
 * locks nothing and writes nothing. One query.
 */
export async function readOwnClock(ctx: Ctx, attemptId: string): Promise<Result<AttemptClockView>> {
  return withActor(ctx, async (tx, actor) => {
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
        and(eq(assignments.schoolId, attempts.schoolId), eq(assignments.id, attempts.assignmentId)),
      )
      .innerJoin(
        memberships,
        and(
          eq(memberships.schoolId, attempts.schoolId),
          eq(memberships.classId, assignments.classId),
          eq(memberships.userId, attempts.studentId),
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
      .where(
        and(eq(attempts.schoolId, actor.schoolId), eq(attempts.id, attemptId), eq(attempts.studentId, actor.userId)),
      )
    if (!row) return notFound
    const { attempt, assignment, override, classRole, pauses } = row
    const now = ctx.now()
    const times = effectiveTimes(assignment, override)
    const facts = { classRole, isOpen: times.openAt <= now, isWithdrawn: assignment.withdrawnAt !== null }
    if (!can(actor, 'attempt.take', facts)) return notFound
    return ok({
      serverNow: now.toISOString(),
      deadlineAt: deadlineFor(clockOf(attempt, row), times, now)?.toISOString() ?? null,
      isPaused: isPaused(pauses),
      isHandedIn: attempt.submittedAt !== null,
    })
  })
}
