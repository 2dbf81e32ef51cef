import { and, asc, eq, inArray, isNull, notExists, sql } from 'drizzle-orm'
import type { Colleague } from '#domain/class/class-view.ts'
import { fail, notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../../ctx.ts'
import { memberships, users } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { asClassTeacher } from './managed-class.ts'

/** The school's teachers and administrators who do not teach the class yet: whom its teachers may ask to help. */
export async function listColleaguesToAdd(ctx: Ctx, classId: string): Promise<Result<Colleague[]>> {
  return asClassTeacher(ctx, classId, async (tx, { schoolId }) => {
    const teaching = tx
      .select({ one: sql`1` })
      .from(memberships)
      .where(
        and(
          eq(memberships.schoolId, users.schoolId),
          eq(memberships.classId, classId),
          eq(memberships.userId, users.id),
          isNull(memberships.removedAt),
        ),
      )
    const rows = await tx
      .select({ id: users.id, name: users.displayName })
      .from(users)
      .where(and(eq(users.schoolId, schoolId), isStaff, isNull(users.disabledAt), notExists(teaching)))
      .orderBy(asc(users.sortName), asc(users.id))
    return ok(rows)
  })
}

/** Lets a teacher of the school teach the class too. Errors: `not-found`; `conflict` when they teach it already. */
export async function addCoTeacher(ctx: Ctx, input: { classId: string; userId: string }): Promise<Result<null>> {
  return asClassTeacher(ctx, input.classId, async (tx, { schoolId }) => {
    const { classId, userId } = input
    const [colleague] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.schoolId, schoolId), eq(users.id, userId), isStaff, isNull(users.disabledAt)))
    if (!colleague) return notFound
    const added = await tx
      .insert(memberships)
      .values({ schoolId, classId, userId, role: 'co-teacher', joinedAt: ctx.now() })
      .onConflictDoUpdate({
        target: [memberships.schoolId, memberships.classId, memberships.userId],
        set: { role: 'co-teacher', joinedAt: ctx.now(), removedAt: null },
        setWhere: sql`${memberships.removedAt} is not null`,
      })
      .returning({ userId: memberships.userId })
    if (added.length === 0) return fail({ kind: 'conflict', detail: 'already-there' })
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'co-teacher-added',
      subjectType: 'class',
      subjectId: classId,
      detail: { userId },
    })
    return ok(null)
  })
}

/** Ends a co-teacher's part in the class, from their next request on. The class's own teacher stays. */
export async function removeCoTeacher(ctx: Ctx, input: { classId: string; userId: string }): Promise<Result<null>> {
  return asClassTeacher(ctx, input.classId, async (tx, { schoolId }) => {
    const { classId, userId } = input
    const removed = await tx
      .update(memberships)
      .set({ removedAt: ctx.now() })
      .where(
        and(
          eq(memberships.schoolId, schoolId),
          eq(memberships.classId, classId),
          eq(memberships.userId, userId),
          eq(memberships.role, 'co-teacher'),
          isNull(memberships.removedAt),
        ),
      )
      .returning({ userId: memberships.userId })
    if (removed.length === 0) return notFound
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'co-teacher-removed',
      subjectType: 'class',
      subjectId: classId,
      detail: { userId },
    })
    return ok(null)
  })
}

const isStaff = inArray(users.role, ['admin', 'teacher'])
