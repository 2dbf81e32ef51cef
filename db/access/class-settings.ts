import { and, eq } from 'drizzle-orm'
import { type ClassInput, classSchema } from '#domain/class/schema.ts'
import { can } from '#domain/policy.ts'
import { forbidden, notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { classes } from '../schema/tables.ts'
import { recordAudit } from './audit.ts'
import { classRoleOf } from './facts.ts'
import { parseInput } from './parse-input.ts'
import { withActor } from './with-actor.ts'

/**
 * Gives a class another name or clock. Times that are set already stay the same instants. Errors: `invalid` on `name`
 * or `timeZone`.
 */
export async function changeClass(ctx: Ctx, input: ClassInput & { classId: string }): Promise<Result<null>> {
  const parsed = parseInput(classSchema, input)
  if (!parsed.ok) return parsed
  return updateClass(ctx, input.classId, parsed.value, 'class-changed')
}

/** Puts a class away: it leaves the lists, nobody joins, its work stays. Or brings it back. */
export async function archiveClass(ctx: Ctx, input: { classId: string; isArchived: boolean }): Promise<Result<null>> {
  const archivedAt = input.isArchived ? ctx.now() : null
  return updateClass(ctx, input.classId, { archivedAt }, input.isArchived ? 'class-archived' : 'class-restored')
}

/** Whether one may join with the present code. Those who are in the class sign in with it all the same. */
export async function setJoinOpen(ctx: Ctx, input: { classId: string; isOpen: boolean }): Promise<Result<null>> {
  return updateClass(ctx, input.classId, { joinOpen: input.isOpen }, input.isOpen ? 'join-opened' : 'join-closed')
}

async function updateClass(
  ctx: Ctx,
  classId: string,
  changes: Partial<Pick<typeof classes.$inferInsert, 'name' | 'timeZone' | 'archivedAt' | 'joinOpen'>>,
  action: string,
): Promise<Result<null>> {
  return withActor(ctx, async (tx, actor) => {
    const { schoolId } = actor
    const classRole = await classRoleOf(tx, actor, classId)
    if (!can(actor, 'class.manage', { classRole }))
      return can(actor, 'class.view', { classRole }) ? forbidden : notFound
    const changed = await tx
      .update(classes)
      .set(changes)
      .where(and(eq(classes.schoolId, schoolId), eq(classes.id, classId)))
      .returning({ id: classes.id })
    if (changed.length === 0) return notFound
    await recordAudit(tx, ctx, { schoolId, action, subjectType: 'class', subjectId: classId })
    return ok(null)
  })
}
