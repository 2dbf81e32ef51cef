import { and, eq, inArray, isNull } from 'drizzle-orm'
import { type ClassInput, classSchema } from '#domain/class/schema.ts'
import { can } from '#domain/policy.ts'
import { fail, forbidden, ok, type Result, unauthenticated } from '#domain/result.ts'
import type { Ctx } from '../../ctx.ts'
import { classes, memberships, users } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { parseInput } from '../parse-input.ts'
import { withSystem } from '../with-actor.ts'
import { insertJoinCode } from './join-codes.ts'

/**
 * Makes a class with its join code; who makes it becomes its teacher. Memberships and codes are written by the system
 * role alone, since they decide what everybody sees. Errors: `invalid` on `name` or `timeZone`, `forbidden` to students.
 */
export async function createClass(ctx: Ctx, input: ClassInput): Promise<Result<{ classId: string }>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  if (!can(actor, 'class.create', {})) return forbidden
  const parsed = parseInput(classSchema, input)
  if (!parsed.ok) return parsed
  return withSystem(ctx, async (tx) => {
    const { schoolId, userId } = actor
    const staff = await tx
      .select({ id: users.id })
      .from(users)
      .where(
        and(
          eq(users.schoolId, schoolId),
          eq(users.id, userId),
          inArray(users.role, ['admin', 'teacher']),
          isNull(users.disabledAt),
        ),
      )
    if (staff.length === 0) return forbidden
    const [classId, now] = [ctx.newId(), ctx.now()]
    await tx.insert(classes).values({ schoolId, id: classId, ...parsed.value, createdBy: userId, createdAt: now })
    await tx.insert(memberships).values({ schoolId, classId, userId, role: 'teacher', joinedAt: now })
    if ((await insertJoinCode(tx, ctx, { schoolId, classId })) === null)
      return fail({ kind: 'conflict', detail: 'no-code' })
    await recordAudit(tx, ctx, { schoolId, action: 'class-created', subjectType: 'class', subjectId: classId })
    return ok({ classId })
  })
}
