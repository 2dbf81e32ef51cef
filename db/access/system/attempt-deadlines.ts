import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import { notFound, ok, type Result, unauthenticated } from '#domain/result.ts'
import type { Ctx } from '../../ctx.ts'
import { assignmentOverrides, assignments, attempts, memberships } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'

/**
 * Brings the deadlines of the attempts under way to the present times of an assignment and its overrides: the earlier of
 * start + limit and close, as `deadlineFor` in domain/quiz/attempt-rules.ts. For those who teach the class.
 */
export async function moveDeadlines(ctx: Ctx, assignmentId: string): Promise<Result<null>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  const { schoolId } = actor
  return withSystem(ctx, async (tx) => {
    const [teaching] = await tx
      .select({ classRole: memberships.role })
      .from(assignments)
      .innerJoin(
        memberships,
        and(
          eq(memberships.schoolId, assignments.schoolId),
          eq(memberships.classId, assignments.classId),
          eq(memberships.userId, actor.userId),
          inArray(memberships.role, ['teacher', 'co-teacher']),
          isNull(memberships.removedAt),
        ),
      )
      .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, assignmentId)))
    if (!teaching || !can(actor, 'assignment.manage', teaching)) return notFound
    const deadline = sql`(select least(${attempts.startedAt} + make_interval(mins => coalesce(o.time_limit_minutes, s.time_limit_minutes)), coalesce(o.close_at, s.close_at))
      from ${assignments} s left join ${assignmentOverrides} o on o.school_id = s.school_id and o.assignment_id = s.id and o.student_id = ${attempts.studentId}
      where s.school_id = ${attempts.schoolId} and s.id = ${attempts.assignmentId})`
    await tx
      .update(attempts)
      .set({ deadlineAt: deadline })
      .where(
        and(eq(attempts.schoolId, schoolId), eq(attempts.assignmentId, assignmentId), isNull(attempts.submittedAt)),
      )
    return ok(null)
  })
}
