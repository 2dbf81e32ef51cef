import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { passwordFault } from '#domain/account/password-rules.ts'
import { displayNameSchema, emailSchema } from '#domain/account/schema.ts'
import { invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { SessionClaim, SystemCtx } from '../../ctx.ts'
import { credentials, schools, users } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'
import { insertAccount, storePassword } from './accounts.ts'
import { findLink, type Link, type LinkKind, markLinkUsed } from './one-time-links.ts'
import { hashPassword } from './password-hash.ts'
import { startSession } from './sessions.ts'

export type OpenInvitation = {
  kind: LinkKind
  schoolName: string
  email: string | null
  /** Whose password is chosen; null for an invitation. */
  displayName: string | null
}

/** What a link invites to; not-found when it does not work (any more). */
export async function readInvitation(ctx: SystemCtx, token: string): Promise<Result<OpenInvitation>> {
  return withSystem(ctx, async (tx) => {
    const link = await findLink(tx, ctx, token)
    if (link === null) return notFound
    const [school] = await tx.select({ name: schools.name }).from(schools).where(eq(schools.schoolId, link.schoolId))
    const person = await personOf(tx, link)
    if (!school || (link.kind === 'reset' && person === null)) return notFound
    return ok({
      kind: link.kind,
      schoolName: school.name,
      email: link.email,
      displayName: person?.displayName ?? null,
    })
  })
}

type Person = { userId: string; displayName: string; userName: string | null; email: string | null }

/** Whose password a reset link sets; null for other links, and when the account was disabled since. */
async function personOf(tx: Db, link: Link): Promise<Person | null> {
  if (link.kind !== 'reset' || link.userId === null) return null
  const [row] = await tx
    .select({
      userId: users.id,
      displayName: users.displayName,
      userName: credentials.userName,
      email: credentials.email,
    })
    .from(users)
    .innerJoin(credentials, and(eq(credentials.schoolId, users.schoolId), eq(credentials.userId, users.id)))
    .where(and(eq(users.schoolId, link.schoolId), eq(users.id, link.userId), isNull(users.disabledAt)))
  return row ?? null
}

export const acceptSchema = z.object({ displayName: displayNameSchema, email: emailSchema, password: z.string() })
export const newPasswordSchema = z.object({ password: z.string() })

/**
 * Makes the invited account and signs it in; a link works once, also when it is used twice at the same moment.
 * Errors: `invalid` on a field, `not-found` for a link that does not work.
 */
export async function acceptInvitation(
  ctx: SystemCtx,
  token: string,
  input: z.output<typeof acceptSchema>,
): Promise<Result<SessionClaim>> {
  const { displayName, email, password } = input
  const fault = passwordFault(password, [email, displayName])
  if (fault) return invalid('password', fault)
  const open = await withSystem(ctx, async (tx) => ok(await findLink(tx, ctx, token)))
  if (!open.ok || open.value === null) return notFound
  const passwordHash = await hashPassword(password)
  const made = await withSystem(ctx, async (tx) => {
    const link = await findLink(tx, ctx, token)
    if (link === null || link.kind === 'reset') return notFound
    const { schoolId, kind: role } = link
    const account = { schoolId, role, displayName, userName: null, email, passwordHash, mustChangePassword: false }
    const userId = await insertAccount(tx, ctx, account)
    await markLinkUsed(tx, ctx, link, userId)
    return ok({ schoolId, userId })
  })
  if (!made.ok && made.error.kind === 'conflict') return invalid('email', 'email-taken')
  return made.ok ? startSession(ctx, made.value) : made
}

/**
 * Sets the password of a reset link's account, ends its other sessions and reset links, and signs it in.
 * Errors: `invalid` on `password`, `not-found` for a link that does not work.
 */
export async function resetByLink(
  ctx: SystemCtx,
  token: string,
  { password }: z.output<typeof newPasswordSchema>,
): Promise<Result<SessionClaim>> {
  const found = await withSystem(ctx, async (tx) => {
    const link = await findLink(tx, ctx, token)
    return ok(link && (await personOf(tx, link)))
  })
  if (!found.ok || found.value === null) return notFound
  const { userName, email, displayName } = found.value
  const fault = passwordFault(password, [userName, email, displayName])
  if (fault) return invalid('password', fault)
  const passwordHash = await hashPassword(password)
  const made = await withSystem(ctx, async (tx) => {
    const link = await findLink(tx, ctx, token)
    const person = link && (await personOf(tx, link))
    if (!link || !person) return notFound
    const account = { schoolId: link.schoolId, userId: person.userId }
    await markLinkUsed(tx, ctx, link, person.userId)
    await storePassword(tx, ctx, { ...account, passwordHash, mustChangePassword: false })
    return ok(account)
  })
  return made.ok ? startSession(ctx, made.value) : made
}
