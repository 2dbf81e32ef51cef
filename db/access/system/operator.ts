import { randomBytes } from 'node:crypto'
import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { emailSchema, userNameSchema } from '#domain/account/schema.ts'
import { firstPassword } from '#domain/class/first-password.ts'
import { normaliseJoinCode } from '#domain/class/join-code.ts'
import { fail, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { SystemCtx } from '../../ctx.ts'
import { credentials, directoryCodes, directoryEmails, schools, sessions } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { withSystem } from '../with-actor.ts'
import { endSessionsOf, insertAccount, storePassword } from './accounts.ts'
import { endResetLinks, insertLink } from './one-time-links.ts'
import { hashPassword } from './password-hash.ts'

// What the person who runs the server may do at the command line: there is no actor, the shell is the authority.

/** An account by the way its owner signs in. */
export type AccountName = { email: string; school?: string } | { userName: string; code: string }

type Account = { schoolId: string; userId: string; email: string | null }

/**
 * The school of a name or id; without one, the only school there is. Errors: `not-found`, `conflict`
 * ("several-schools", with their names).
 */
export async function findSchool(ctx: SystemCtx, school?: string): Promise<Result<string>> {
  return withSystem(ctx, async (tx) => {
    const rows = await tx
      .select({ schoolId: schools.schoolId, schoolName: schools.name })
      .from(schools)
      .orderBy(asc(schools.name), asc(schools.schoolId))
    const found = onlyOne(rows, school)
    return found.ok ? ok(found.value.schoolId) : found
  })
}

/** Makes a teacher's account and the token of a one-time link by which its owner chooses a password. */
export async function createTeacherAccount(
  ctx: SystemCtx,
  { schoolId, displayName, email }: { schoolId: string; displayName: string; email: string },
): Promise<Result<{ userId: string; token: string }>> {
  const made = await withSystem(ctx, async (tx) => {
    const account = { schoolId, role: 'teacher' as const, displayName, userName: null, email }
    const userId = await insertAccount(tx, ctx, { ...account, passwordHash: null, mustChangePassword: false })
    await recordAudit(tx, ctx, { schoolId, action: 'teacher-created', subjectType: 'user', subjectId: userId })
    const link = { schoolId, kind: 'reset' as const, email, userId, createdBy: null }
    return ok({ userId, token: await insertLink(tx, ctx, link) })
  })
  if (!made.ok && made.error.kind === 'conflict') return invalid('email', 'email-taken')
  return made
}

/**
 * Makes a one-time link for an account with e-mail, or a new first password for one that signs in by class code; the
 * latter ends its sessions at once. Errors: `not-found`, `conflict` ("several-schools").
 */
export async function resetAccountPassword(
  ctx: SystemCtx,
  name: AccountName,
): Promise<Result<{ token: string } | { firstPassword: string }>> {
  const password = firstPassword(randomBytes(5))
  const passwordHash = 'code' in name ? await hashPassword(password) : null
  return withSystem<{ token: string } | { firstPassword: string }>(ctx, async (tx) => {
    const found = await findAccount(tx, name)
    if (!found.ok) return found
    const { schoolId, userId, email } = found.value
    if (passwordHash === null) {
      await endResetLinks(tx, ctx, { schoolId, userId })
      const link = { schoolId, kind: 'reset' as const, email, userId, createdBy: null }
      return ok({ token: await insertLink(tx, ctx, link) })
    }
    await storePassword(tx, ctx, { schoolId, userId, passwordHash, mustChangePassword: true })
    await recordAudit(tx, ctx, { schoolId, action: 'password-reset', subjectType: 'user', subjectId: userId })
    return ok({ firstPassword: password })
  })
}

/** Ends the sessions of one account; returns how many were running. Errors as `resetAccountPassword`. */
export async function revokeSessionsOf(ctx: SystemCtx, name: AccountName): Promise<Result<number>> {
  return withSystem(ctx, async (tx) => {
    const found = await findAccount(tx, name)
    if (!found.ok) return found
    const count = await endSessionsOf(tx, ctx, found.value)
    const { schoolId, userId } = found.value
    await recordAudit(tx, ctx, { schoolId, action: 'sessions-ended', subjectType: 'user', subjectId: userId })
    return ok(count)
  })
}

/** Ends every session of every school; returns how many were running. */
export async function revokeAllSessions(ctx: SystemCtx): Promise<Result<number>> {
  return withSystem(ctx, async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: ctx.now() })
      .where(and(isNull(sessions.revokedAt), gt(sessions.expiresAt, ctx.now())))
      .returning({ schoolId: sessions.schoolId })
    for (const schoolId of new Set(ended.map((row) => row.schoolId))) {
      await recordAudit(tx, ctx, { schoolId, action: 'sessions-ended', subjectType: 'school', subjectId: schoolId })
    }
    return ok(ended.length)
  })
}

async function findAccount(tx: Db, name: AccountName): Promise<Result<Account>> {
  if ('code' in name) return accountByCode(tx, name)
  const email = emailSchema.safeParse(name.email)
  if (!email.success) return notFound
  const rows = await tx
    .select({
      schoolId: directoryEmails.schoolId,
      schoolName: schools.name,
      userId: directoryEmails.userId,
      email: directoryEmails.email,
    })
    .from(directoryEmails)
    .innerJoin(schools, eq(schools.schoolId, directoryEmails.schoolId))
    .where(eq(directoryEmails.email, email.data))
    .orderBy(asc(schools.name), asc(schools.schoolId))
  return onlyOne(rows, name.school)
}

/** The one row whose school has that name or id; without one, the only row. */
function onlyOne<T extends { schoolId: string; schoolName: string }>(rows: readonly T[], school?: string): Result<T> {
  const fitting = rows.filter(
    ({ schoolId, schoolName }) => school === undefined || school === schoolName || school === schoolId,
  )
  const [first, ...others] = fitting
  if (!first) return notFound
  if (others.length === 0) return ok(first)
  const names = fitting.map(({ schoolId, schoolName }) => `${schoolName} (${schoolId})`)
  return fail({ kind: 'conflict', detail: 'several-schools', data: { names } })
}

async function accountByCode(tx: Db, name: { userName: string; code: string }): Promise<Result<Account>> {
  const code = normaliseJoinCode(name.code)
  const userName = userNameSchema.safeParse(name.userName)
  if (code === null || !userName.success) return notFound
  const [row] = await tx
    .select({ schoolId: credentials.schoolId, userId: credentials.userId, email: credentials.email })
    .from(directoryCodes)
    .innerJoin(
      credentials,
      and(eq(credentials.schoolId, directoryCodes.schoolId), eq(credentials.userName, userName.data)),
    )
    .where(eq(directoryCodes.code, code))
  return row ? ok(row) : notFound
}
