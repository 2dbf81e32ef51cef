import { and, asc, eq, isNull } from 'drizzle-orm'
import { deadlineFor, effectiveTimes } from '#domain/quiz/attempt-rules.ts'
import { isPastGrace } from '#domain/quiz/place-answers.ts'
import { fail, notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../../ctx.ts'
import { assignmentOverrides, assignments, attempts } from '../../schema/tables.ts'
import { attemptClockColumns, clockOf } from '../attempt-clock.ts'
import { classRoleOf } from '../facts.ts'
import { withSystem } from '../with-actor.ts'
import { handInAttempts } from './hand-in-attempts.ts'

/**
 * Hands in what was forgotten: the open attempts at one assignment whose deadline has passed, with what was stored. A
 * student ends only their own, a teacher of the class all of them. Several processes may run it at once; each attempt
 * is ended by one. Gives how many were ended.
 */
export async function closeOverdueAttempts(ctx: Ctx, assignmentId: string): Promise<Result<number>> {
  const { actor } = ctx
  if (actor === null) return fail({ kind: 'unauthenticated' })
  return withSystem(ctx, async (tx) => {
    const [assignment] = await tx
      .select()
      .from(assignments)
      .where(and(eq(assignments.schoolId, actor.schoolId), eq(assignments.id, assignmentId)))
    const classRole = assignment ? await classRoleOf(tx, actor, assignment.classId) : null
    if (!assignment || classRole === null) return notFound
    const open = await tx
      .select({ attempt: attempts, override: assignmentOverrides, ...attemptClockColumns })
      .from(attempts)
      .innerJoin(
        assignments,
        and(eq(assignments.schoolId, attempts.schoolId), eq(assignments.id, attempts.assignmentId)),
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
        and(
          eq(attempts.schoolId, actor.schoolId),
          eq(attempts.assignmentId, assignmentId),
          isNull(attempts.submittedAt),
          classRole === 'student' ? eq(attempts.studentId, actor.userId) : undefined,
        ),
      )
      .orderBy(asc(attempts.id))
      .for('update', { of: attempts, skipLocked: true })
    const overdue = open.flatMap(({ attempt, override, ...clock }) => {
      const times = effectiveTimes(assignment, override)
      const deadlineAt = deadlineFor(clockOf(attempt, clock), times, ctx.now())
      const { id, round } = attempt
      return isPastGrace(ctx.now(), deadlineAt, assignment.graceSeconds)
        ? [{ id, round, deadlineAt, dueAt: times.dueAt }]
        : []
    })
    await handInAttempts(tx, ctx, actor.schoolId, overdue)
    return ok(overdue.length)
  })
}
