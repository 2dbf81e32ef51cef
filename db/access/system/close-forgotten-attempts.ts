import { and, gt, lte, or, type SQL, sql } from 'drizzle-orm'
import { ok, type Result } from '#domain/result.ts'
import type { SystemCtx } from '../../ctx.ts'
import { attempts } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'
import { overdueOf } from './close-overdue-attempts.ts'
import { handInAttempts } from './hand-in-attempts.ts'
import { lockOpenAttempts, type OpenAttempt } from './open-attempts.ts'

/** How many attempts one transaction ends at most. */
const batchSize = 100

/**
 * Hands in, in all schools, what was forgotten: attempts under way whose deadline has passed, with what was stored. Any
 * number of processes may run it at once; each attempt is ended by one, and what another holds is left for the next
 * time. Gives how many this call has ended.
 */
export async function closeForgottenAttempts(ctx: SystemCtx): Promise<Result<number>> {
  let ended = 0
  let last: OpenAttempt['attempt'] | null = null
  for (;;) {
    const batch = await closeBatch(ctx, last)
    if (!batch.ok) return batch
    ended += batch.value.ended
    last = batch.value.last
    if (last === null) return ok(ended)
  }
}

/** Ends what is overdue among the next attempts after `after`; `last` is null when there are no more. */
async function closeBatch(
  ctx: SystemCtx,
  after: OpenAttempt['attempt'] | null,
): Promise<Result<{ ended: number; last: OpenAttempt['attempt'] | null }>> {
  return withSystem(ctx, async (tx) => {
    const now = ctx.now()
    // The stored deadline is moved with the times; whether it has really passed is asked of the rule.
    const where = and(lte(attempts.deadlineAt, now), after === null ? undefined : behind(after))
    const open = await lockOpenAttempts(tx, where, { now, isSkippingLocked: true, limit: batchSize })
    const overdue = new Map(overdueOf(open, now).map((attempt) => [attempt.id, attempt]))
    for (const schoolId of new Set(open.map(({ attempt }) => attempt.schoolId))) {
      const own = open.flatMap(({ attempt }) => (attempt.schoolId === schoolId ? (overdue.get(attempt.id) ?? []) : []))
      await handInAttempts(tx, ctx, schoolId, own)
    }
    return ok({ ended: overdue.size, last: open.length < batchSize ? null : (open.at(-1)?.attempt ?? null) })
  })
}

/** In the order of the query: by school, then by id. */
function behind({ schoolId, id }: OpenAttempt['attempt']): SQL | undefined {
  return or(gt(attempts.schoolId, schoolId), and(sql`${attempts.schoolId} = ${schoolId}`, gt(attempts.id, id)))
}
