import { and, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { passwordFault } from '#domain/account/password-rules.ts'
import { displayNameSchema, emailSchema } from '#domain/account/schema.ts'
import { can } from '#domain/policy.ts'
import { fail, forbidden, invalid, notFound, ok, type Result, unauthenticated } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx, SystemCtx } from '../../ctx.ts'
import { credentials, directoryEmails, invitations, schools, users } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { withSystem } from '../with-actor.ts'
import { insertAccount, storePassword } from './accounts.ts'
import { isSecretRight, makeSecret, secretHash } from './one-time-secret.ts'
import { hashPassword } from './password-hash.ts'
import { type SessionClaim, startSession } from './sessions.ts'

/** How long a link works, in milliseconds: a week. */
const linkLengthMs = 7 * 24 * 60 * 60 * 1000

/** An administrator invites a teacher or another administrator. Returns the one-time token of the link, shown once. */
export async function inviteStaff(ctx: Ctx, input: { role: 'teacher' | 'admin'; email: string | null }): Promise<Result<{ token: string }>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  if (!can(actor, 'school.manage', {})) return forbidden
  return withSystem(ctx, async (tx) => {
    if (!(await isAdmin(tx, actor))) return forbidden
    return ok({ token: await insertLink(tx, ctx, { schoolId: actor.schoolId, kind: input.role, email: input.email, userId: null, createdBy: actor.userId }) })
  })
}

/** An administrator makes a link by which someone of the school with e-mail chooses a new password. */
export async function makeResetLink(ctx: Ctx, userId: string): Promise<Result<{ token: string }>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  if (!can(actor, 'school.manage', {})) return forbidden
  return withSystem(ctx, async (tx) => {
    if (!(await isAdmin(tx, actor))) return forbidden
    const [found] = await tx
      .select({ email: credentials.email })
      .from(credentials)
      .where(and(eq(credentials.schoolId, actor.schoolId), eq(credentials.userId, userId)))
    if (!found) return notFound
    return ok({ token: await insertLink(tx, ctx, { schoolId: actor.schoolId, kind: 'reset', email: found.email, userId, createdBy: actor.userId }) })
  })
}

/** Asked of the database itself too, since this role sees every school. */
async function isAdmin(tx: Db, actor: { schoolId: string; userId: string }): Promise<boolean> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.schoolId, actor.schoolId), eq(users.id, actor.userId), eq(users.role, 'admin'), isNull(users.disabledAt)))
  return rows.length > 0
}

type NewLink = { schoolId: string; kind: 'teacher' | 'admin' | 'reset'; email: string | null; userId: string | null; createdBy: string | null }

/** Stores a one-time link and returns its token, `school.invitation.secret`. */
export async function insertLink(tx: Db, ctx: SystemCtx, link: NewLink): Promise<string> {
  const [id, secret, now] = [ctx.newId(), makeSecret(), ctx.now()]
  await tx.insert(invitations).values({
    ...link,
    id,
    tokenHash: secretHash(secret),
    createdAt: now,
    expiresAt: new Date(now.getTime() + linkLengthMs),
  })
  await recordAudit(tx, ctx, { schoolId: link.schoolId, action: `${link.kind}-link-made`, subjectType: 'invitation', subjectId: id })
  return `${link.schoolId}.${id}.${secret}`
}

export type OpenInvitation = { kind: 'teacher' | 'admin' | 'reset'; schoolName: string; email: string | null; displayName: string | null }

/** What a link invites to; not-found when it does not work (any more). */
export async function readInvitation(ctx: SystemCtx, token: string): Promise<Result<OpenInvitation>> {
  return withSystem(ctx, async (tx) => {
    const link = await findLink(tx, ctx, token)
    if (link === null) return notFound
    const [school] = await tx.select({ name: schools.name }).from(schools).where(eq(schools.schoolId, link.schoolId))
    const [person] = await tx
      .select({ name: users.displayName })
      .from(users)
      .where(and(eq(users.schoolId, link.schoolId), eq(users.id, link.userId ?? link.id)))
    return ok({ kind: link.kind, schoolName: school?.name ?? '', email: link.email, displayName: person?.name ?? null })
  })
}

async function findLink(tx: Db, ctx: SystemCtx, token: string): Promise<typeof invitations.$inferSelect | null> {
  const [schoolId = '', id = '', secret = ''] = token.split('.')
  if (!z.uuid().safeParse(schoolId).success || !z.uuid().safeParse(id).success) return null
  const [row] = await tx
    .select()
    .from(invitations)
    .where(
      and(eq(invitations.schoolId, schoolId), eq(invitations.id, id), isNull(invitations.usedAt), gt(invitations.expiresAt, ctx.now())),
    )
    .for('update')
  return row && isSecretRight(row.tokenHash, secret) ? row : null
}

export const acceptSchema = z.object({ displayName: displayNameSchema, email: emailSchema, password: z.string() })
export const newPasswordSchema = z.object({ password: z.string() })

/** Makes the invited account and signs it in; a link works once. Errors: `invalid` on a field, `not-found`. */
export async function acceptInvitation(ctx: SystemCtx, token: string, input: z.output<typeof acceptSchema>): Promise<Result<SessionClaim>> {
  const fault = passwordFault(input.password, [input.email, input.displayName])
  if (fault) return invalid('password', fault)
  const passwordHash = await hashPassword(input.password)
  const made = await withSystem(ctx, async (tx) => {
    const link = await findLink(tx, ctx, token)
    if (link === null || link.kind === 'reset') return notFound
    const { schoolId } = link
    const taken = await tx.select().from(directoryEmails).where(and(eq(directoryEmails.email, input.email), eq(directoryEmails.schoolId, schoolId)))
    if (taken.length > 0) return invalid('email', 'email-taken')
    const { displayName, email } = input
    const userId = await insertAccount(tx, ctx, { schoolId, role: link.kind, displayName, userName: null, email, passwordHash, mustChangePassword: false })
    await useLink(tx, ctx, link)
    return ok({ schoolId, userId })
  })
  if (!made.ok && made.error.kind === 'conflict') return fail({ kind: 'invalid', fields: { email: 'email-taken' } })
  return made.ok ? startSession(ctx, made.value) : made
}

/** Sets the password of a reset link's account, ends its other sessions and signs it in. */
export async function resetByLink(ctx: SystemCtx, token: string, input: z.output<typeof newPasswordSchema>): Promise<Result<SessionClaim>> {
  const fault = passwordFault(input.password, [])
  if (fault) return invalid('password', fault)
  const passwordHash = await hashPassword(input.password)
  const made = await withSystem(ctx, async (tx) => {
    const link = await findLink(tx, ctx, token)
    if (link?.kind !== 'reset' || link.userId === null) return notFound
    const account = { schoolId: link.schoolId, userId: link.userId }
    await storePassword(tx, ctx, { ...account, passwordHash, mustChangePassword: false })
    await useLink(tx, ctx, link)
    return ok(account)
  })
  return made.ok ? startSession(ctx, made.value) : made
}

async function useLink(tx: Db, ctx: SystemCtx, link: { schoolId: string; id: string; kind: string }): Promise<void> {
  await tx
    .update(invitations)
    .set({ usedAt: ctx.now() })
    .where(and(eq(invitations.schoolId, link.schoolId), eq(invitations.id, link.id)))
  await recordAudit(tx, ctx, { schoolId: link.schoolId, action: `${link.kind}-link-used`, subjectType: 'invitation', subjectId: link.id })
}
