import { and, eq, inArray, isNull } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import { notFound, type Result, unauthenticated } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { assignments, attempts, classes, memberships } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'
import { shareTurnOfHandIns } from './regrade-turns.ts'

/** An attempt of a student, with what those who teach the class may know of where it belongs. */
export type TaughtAttempt = {
  attempt: typeof attempts.$inferSelect
  assignment: typeof assignments.$inferSelect
  timeZone: string
}

/**
 * Runs `work` as the system for somebody who teaches the class of an attempt now, with the attempt's row locked: that puts it
 * in line with saving, handing in and closing. From outside an attempt of another class and none look the same.
 */
export async function asAttemptTeacher<T>(
  ctx: Ctx,
  attemptId: string,
  work: (tx: Db, found: TaughtAttempt, actor: { schoolId: string; userId: string }) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  return withSystem(ctx, async (tx) => {
    // Before the attempt's own row, as a regrade takes them.
    await shareTurnOfHandIns(tx, actor.schoolId, [{ id: attemptId }])
    const [found] = await tx
      .select({ attempt: attempts, assignment: assignments, timeZone: classes.timeZone, classRole: memberships.role })
      .from(attempts)
      .innerJoin(
        assignments,
        and(eq(assignments.schoolId, attempts.schoolId), eq(assignments.id, attempts.assignmentId)),
      )
      .innerJoin(classes, and(eq(classes.schoolId, assignments.schoolId), eq(classes.id, assignments.classId)))
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
      .where(and(eq(attempts.schoolId, actor.schoolId), eq(attempts.id, attemptId)))
      .for('update', { of: attempts })
    if (!found || !can(actor, 'attempt.mark', found)) return notFound
    return work(tx, found, actor)
  })
}
