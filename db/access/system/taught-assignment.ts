import { and, eq, inArray, isNull } from 'drizzle-orm'
import { type Actor, can } from '#domain/policy.ts'
import { notFound, type Result, unauthenticated } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { assignments, memberships } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'

type Assignment = typeof assignments.$inferSelect
type Work<T> = (tx: Db, of: { actor: Actor; assignment: Assignment }) => Promise<Result<T>>

/**
 * Runs `work` as the system role for somebody who teaches the class of an assignment; for everybody else there is no such
 * assignment. The system role sees every school, so the database itself is asked here, whatever the policy has answered.
 * `lock` holds the assignment's row: no attempt at it is handed in meanwhile.
 */
export async function asMarker<T>(
  ctx: Ctx,
  assignmentId: string,
  { lock }: { lock: boolean },
  work: Work<T>,
): Promise<Result<T>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  const run = async (tx: Db): Promise<Result<T>> => {
    const query = tx
      .select({ assignment: assignments, classRole: memberships.role })
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
      .where(and(eq(assignments.schoolId, actor.schoolId), eq(assignments.id, assignmentId)))
    const [row] = await (lock ? query.for('update', { of: assignments }) : query)
    if (!row || !can(actor, 'attempt.mark', row) || !can(actor, 'assignment.manage', row)) return notFound
    return work(tx, { actor, assignment: row.assignment })
  }
  return withSystem(ctx, run, lock ? 'read committed' : 'repeatable read')
}

