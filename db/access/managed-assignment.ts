import { and, eq } from 'drizzle-orm'
import { type Actor, can } from '#domain/policy.ts'
import { forbidden, notFound, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { assignments } from '../schema/tables.ts'
import { type AssignmentFacts, assignmentFactsOf } from './facts.ts'
import { withActor } from './with-actor.ts'

/** Runs `work` for one who teaches the class, with the assignment's row locked against attempts that begin meanwhile. */
export async function asManager<T>(
  ctx: Ctx,
  assignmentId: string,
  work: (tx: Db, actor: Actor, facts: AssignmentFacts) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withActor(ctx, async (tx, actor) => {
    const seen = await assignmentFactsOf(tx, actor, assignmentId, ctx.now())
    if (seen === null) return notFound
    if (!can(actor, 'assignment.manage', seen)) return can(actor, 'assignment.see', seen) ? forbidden : notFound
    const [assignment] = await tx
      .select()
      .from(assignments)
      .where(and(eq(assignments.schoolId, actor.schoolId), eq(assignments.id, assignmentId)))
      .for('update')
    return assignment ? work(tx, actor, { ...seen, assignment }) : notFound
  })
}
