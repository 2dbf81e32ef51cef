import { and, eq } from 'drizzle-orm'
import { isPastGrace } from '#domain/quiz/place-answers.ts'
import { fail, notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../../ctx.ts'
import { assignments, attempts } from '../../schema/tables.ts'
import { classRoleOf } from '../facts.ts'
import { withSystem } from '../with-actor.ts'
import { type EndingAttempt, handInAttempts } from './hand-in-attempts.ts'
import { lockOpenAttempts, type OpenAttempt } from './open-attempts.ts'

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
    const ofAssignment = and(
      eq(attempts.schoolId, actor.schoolId),
      eq(attempts.assignmentId, assignmentId),
      classRole === 'student' ? eq(attempts.studentId, actor.userId) : undefined,
    )
    const open = await lockOpenAttempts(tx, ofAssignment, { now: ctx.now(), isSkippingLocked: true })
    const overdue = overdueOf(open, ctx.now())
    await handInAttempts(tx, ctx, actor.schoolId, overdue)
    return ok(overdue.length)
  })
}

/** Those whose deadline and grace have passed. */
export function overdueOf(open: readonly OpenAttempt[], now: Date): EndingAttempt[] {
  return open.flatMap(({ attempt: { id, round }, deadlineAt, graceSeconds, times: { dueAt } }) =>
    isPastGrace(now, deadlineAt, graceSeconds) ? [{ id, round, deadlineAt, dueAt }] : [],
  )
}
