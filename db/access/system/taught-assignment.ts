import { and, eq, inArray, isNull } from 'drizzle-orm'
import { type Actor, can } from '#domain/policy.ts'
import { notFound, type Result, unauthenticated } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { assignments, memberships } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'
import { takeTurnOfRegrades } from './regrade-turns.ts'

type Assignment = typeof assignments.$inferSelect
type Work<T> = (tx: Db, of: { actor: Actor; assignment: Assignment }) => Promise<Result<T>>

/**
 * Runs `work` as the system role for somebody who teaches the class of an assignment; for everybody else there is no such
 * assignment. The system role sees every school, so the database itself is asked here, whatever the policy has answered.
 * `lock` keeps hand-ins and other regrades of it away until the end of the transaction.
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
    const seen = await taughtBy(tx, actor, assignmentId)
    if (seen === null) return notFound
    if (!lock) return work(tx, { actor, assignment: seen })
    await takeTurnOfRegrades(tx, seen.id)
    const held = await taughtBy(tx, actor, assignmentId)
    return held === null ? notFound : work(tx, { actor, assignment: held })
  }
  return withSystem(ctx, run, lock ? 'read committed' : 'repeatable read')
}

async function taughtBy(tx: Db, actor: Actor, assignmentId: string): Promise<Assignment | null> {
  const [row] = await tx
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
  const mayRegrade = row && can(actor, 'attempt.mark', row) && can(actor, 'assignment.manage', row)
  return mayRegrade ? row.assignment : null
}
