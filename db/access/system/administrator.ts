import { and, eq, isNull } from 'drizzle-orm'
import { type Actor, can } from '#domain/policy.ts'
import { forbidden, type Result, unauthenticated } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { users } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'

/**
 * Runs `work` as the system role for an administrator of a school; anybody else is refused. The system role sees every
 * school, so the database itself is asked here, whatever the policy has answered.
 */
export async function asAdministrator<T>(
  ctx: Ctx,
  work: (tx: Db, actor: Actor) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  if (!can(actor, 'school.manage', {})) return forbidden
  return withSystem(ctx, async (tx) => ((await isAdministrator(tx, actor)) ? work(tx, actor) : forbidden))
}

async function isAdministrator(tx: Db, { schoolId, userId }: Actor): Promise<boolean> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.schoolId, schoolId), eq(users.id, userId), eq(users.role, 'admin'), isNull(users.disabledAt)))
  return rows.length > 0
}
