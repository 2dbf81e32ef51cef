import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { emailSchema, schoolNameSchema } from '#domain/account/schema.ts'
import { forbidden, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../../ctx.ts'
import { credentials, invitations, schools, users } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { endSessionsOf } from './accounts.ts'
import { asAdministrator } from './administrator.ts'
import { endResetLinks, insertLink } from './one-time-links.ts'

export type StaffMember = {
  userId: string
  displayName: string
  role: 'admin' | 'teacher'
  email: string | null
  createdAt: Date
  /** Null for an account in use. */
  disabledAt: Date | null
  /** False until a password was chosen: the link that was made for this account has not been used. */
  hasPassword: boolean
}

/** Teachers and administrators of the actor's school, with the addresses that only the system role sees. */
export async function listStaff(ctx: Ctx): Promise<Result<StaffMember[]>> {
  return asAdministrator(ctx, async (tx, { schoolId }) => {
    const rows = await tx
      .select({
        userId: users.id,
        displayName: users.displayName,
        role: users.role,
        email: credentials.email,
        createdAt: users.createdAt,
        disabledAt: users.disabledAt,
        hasPassword: sql<boolean>`${credentials.passwordHash} is not null`,
      })
      .from(users)
      .innerJoin(credentials, and(eq(credentials.schoolId, users.schoolId), eq(credentials.userId, users.id)))
      .where(and(eq(users.schoolId, schoolId), inArray(users.role, ['admin', 'teacher'])))
      .orderBy(asc(users.sortName), asc(users.id))
    return ok(rows.map(({ role, ...row }) => ({ ...row, role: role === 'admin' ? role : 'teacher' })))
  })
}

export const inviteSchema = z.object({
  role: z.enum(['teacher', 'admin'], 'role-missing'),
  email: z
    .literal('')
    .transform(() => null)
    .or(emailSchema),
})

/** Invites a teacher or another administrator. Returns the token of a one-time link, which is shown once. */
export async function inviteStaff(ctx: Ctx, input: z.output<typeof inviteSchema>): Promise<Result<{ token: string }>> {
  return asAdministrator(ctx, async (tx, { schoolId, userId: createdBy }) => {
    const { role: kind, email } = input
    if (email !== null) {
      const taken = await tx
        .select({ userId: credentials.userId })
        .from(credentials)
        .where(and(eq(credentials.schoolId, schoolId), eq(credentials.email, email)))
      if (taken.length > 0) return invalid('email', 'email-taken')
    }
    return ok({ token: await insertLink(tx, ctx, { schoolId, kind, email, userId: null, createdBy }) })
  })
}

/** Takes an invitation back that was not used yet. */
export async function withdrawInvitation(ctx: Ctx, invitationId: string): Promise<Result<null>> {
  return asAdministrator(ctx, async (tx, { schoolId }) => {
    const ended = await tx
      .update(invitations)
      .set({ expiresAt: ctx.now() })
      .where(
        and(
          eq(invitations.schoolId, schoolId),
          eq(invitations.id, invitationId),
          isNull(invitations.usedAt),
          gt(invitations.expiresAt, ctx.now()),
        ),
      )
      .returning({ id: invitations.id })
    if (ended.length === 0) return notFound
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'link-withdrawn',
      subjectType: 'invitation',
      subjectId: invitationId,
    })
    return ok(null)
  })
}

/** Makes a link by which somebody of the school chooses a new password; earlier ones for the account stop working. */
export async function makeResetLink(ctx: Ctx, userId: string): Promise<Result<{ token: string }>> {
  return asAdministrator(ctx, async (tx, { schoolId, userId: createdBy }) => {
    const [found] = await tx
      .select({ email: credentials.email })
      .from(credentials)
      .innerJoin(users, and(eq(users.schoolId, credentials.schoolId), eq(users.id, credentials.userId)))
      .where(and(eq(credentials.schoolId, schoolId), eq(credentials.userId, userId), isNull(users.disabledAt)))
    if (!found) return notFound
    await endResetLinks(tx, ctx, { schoolId, userId })
    const link = { schoolId, kind: 'reset' as const, email: found.email, userId, createdBy }
    return ok({ token: await insertLink(tx, ctx, link) })
  })
}

/**
 * Disables an account of the school (its sessions end at once) or lets it in again. Nobody disables themselves, so that
 * a school never loses its last administrator. Errors: `invalid` on `userId` ("own-account"), `not-found`.
 */
export async function setAccountDisabled(
  ctx: Ctx,
  { userId, isDisabled }: { userId: string; isDisabled: boolean },
): Promise<Result<null>> {
  return asAdministrator(ctx, async (tx, actor) => {
    const { schoolId } = actor
    if (userId === actor.userId) return invalid('userId', 'own-account')
    // Two administrators who disable each other at the same moment take turns, and the second is one no more.
    const administrators = await tx
      .select({ id: users.id, disabledAt: users.disabledAt })
      .from(users)
      .where(and(eq(users.schoolId, schoolId), eq(users.role, 'admin')))
      .orderBy(asc(users.id))
      .for('update')
    if (!administrators.some(({ id, disabledAt }) => id === actor.userId && disabledAt === null)) return forbidden
    const changed = await tx
      .update(users)
      .set({ disabledAt: isDisabled ? ctx.now() : null })
      .where(
        and(
          eq(users.schoolId, schoolId),
          eq(users.id, userId),
          isDisabled ? isNull(users.disabledAt) : isNotNull(users.disabledAt),
        ),
      )
      .returning({ id: users.id })
    if (changed.length === 0) return notFound
    await endSessionsOf(tx, ctx, { schoolId, userId })
    await endResetLinks(tx, ctx, { schoolId, userId })
    const action = isDisabled ? 'account-disabled' : 'account-enabled'
    await recordAudit(tx, ctx, { schoolId, action, subjectType: 'user', subjectId: userId })
    return ok(null)
  })
}

export const renameSchoolSchema = z.object({ schoolName: schoolNameSchema })

/** Gives the actor's school another name. */
export async function renameSchool(ctx: Ctx, input: z.output<typeof renameSchoolSchema>): Promise<Result<null>> {
  return asAdministrator(ctx, async (tx, { schoolId }) => {
    await tx.update(schools).set({ name: input.schoolName }).where(eq(schools.schoolId, schoolId))
    await recordAudit(tx, ctx, { schoolId, action: 'school-renamed', subjectType: 'school', subjectId: schoolId })
    return ok(null)
  })
}
