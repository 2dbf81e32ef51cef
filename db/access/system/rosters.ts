import { randomBytes } from 'node:crypto'
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { FirstSignIns } from '#domain/class/class-view.ts'
import { firstPassword } from '#domain/class/first-password.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { credentials, memberships, users } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { storePassword } from './accounts.ts'
import { asRosterManager } from './managed-class.ts'
import { hashPassword } from './password-hash.ts'

/** Takes a student out of the class: access ends at their next request, their work stays. */
export async function removeStudent(ctx: Ctx, input: { classId: string; userId: string }): Promise<Result<null>> {
  return setRemoved(ctx, input, true)
}

/** Lets a student who was taken out in again, with all earlier work. */
export async function restoreStudent(ctx: Ctx, input: { classId: string; userId: string }): Promise<Result<null>> {
  return setRemoved(ctx, input, false)
}

async function setRemoved(
  ctx: Ctx,
  { classId, userId }: { classId: string; userId: string },
  isRemoved: boolean,
): Promise<Result<null>> {
  return asRosterManager(ctx, classId, async (tx, { schoolId }) => {
    const changed = await tx
      .update(memberships)
      .set({ removedAt: isRemoved ? ctx.now() : null })
      .where(
        and(
          eq(memberships.schoolId, schoolId),
          eq(memberships.classId, classId),
          eq(memberships.userId, userId),
          eq(memberships.role, 'student'),
          isRemoved ? isNull(memberships.removedAt) : isNotNull(memberships.removedAt),
        ),
      )
      .returning({ userId: memberships.userId })
    if (changed.length === 0) return notFound
    const action = isRemoved ? 'student-removed' : 'student-restored'
    await recordAudit(tx, ctx, { schoolId, action, subjectType: 'class', subjectId: classId, detail: { userId } })
    return ok(null)
  })
}

/**
 * Gives a student of the class a new first password, told once; it must be changed at the next sign-in, and every
 * session of the student ends now.
 */
export async function resetStudentPassword(
  ctx: Ctx,
  input: { classId: string; userId: string },
): Promise<Result<FirstSignIns>> {
  const { classId, userId } = input
  const before = await asRosterManager(ctx, classId, async (tx, { schoolId }) =>
    ok(await studentOf(tx, schoolId, input)),
  )
  if (!before.ok) return before
  if (before.value === null) return notFound
  const password = firstPassword(randomBytes(5))
  const passwordHash = await hashPassword(password)
  return asRosterManager(ctx, classId, async (tx, { schoolId }, found) => {
    const student = await studentOf(tx, schoolId, input)
    if (student === null) return notFound
    await storePassword(tx, ctx, { schoolId, userId, passwordHash, mustChangePassword: true })
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'password-reset',
      subjectType: 'user',
      subjectId: userId,
      detail: { classId },
    })
    return ok({ className: found.name, code: found.code, students: [{ ...student, password }] })
  })
}

async function studentOf(
  tx: Db,
  schoolId: string,
  { classId, userId }: { classId: string; userId: string },
): Promise<{ displayName: string; userName: string } | null> {
  const [row] = await tx
    .select({ displayName: users.displayName, userName: credentials.userName })
    .from(memberships)
    .innerJoin(
      users,
      and(eq(users.schoolId, memberships.schoolId), eq(users.id, memberships.userId), eq(users.role, 'student')),
    )
    .innerJoin(credentials, and(eq(credentials.schoolId, users.schoolId), eq(credentials.userId, users.id)))
    .where(
      and(
        eq(memberships.schoolId, schoolId),
        eq(memberships.classId, classId),
        eq(memberships.userId, userId),
        eq(memberships.role, 'student'),
        isNull(memberships.removedAt),
      ),
    )
  return row && row.userName !== null ? { displayName: row.displayName, userName: row.userName } : null
}

/** The user names of a class's students, for an administrator who does not teach it; those who teach it see them anyway. */
export async function listUserNames(
  ctx: Ctx,
  classId: string,
): Promise<Result<{ userId: string; userName: string | null }[]>> {
  return asRosterManager(ctx, classId, async (tx, { schoolId }) =>
    ok(
      await tx
        .select({ userId: memberships.userId, userName: credentials.userName })
        .from(memberships)
        .innerJoin(
          credentials,
          and(eq(credentials.schoolId, memberships.schoolId), eq(credentials.userId, memberships.userId)),
        )
        .where(
          and(eq(memberships.schoolId, schoolId), eq(memberships.classId, classId), eq(memberships.role, 'student')),
        )
        .orderBy(asc(memberships.userId)),
    ),
  )
}
