import { and, count, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { passwordFault } from '#domain/account/password-rules.ts'
import { displayNameSchema, emailSchema, schoolNameSchema } from '#domain/account/schema.ts'
import { invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { SessionClaim, SystemCtx } from '../../ctx.ts'
import { schools, setupLinks } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { withSystem } from '../with-actor.ts'
import { insertAccount } from './accounts.ts'
import { makeSecret, secretHash } from './one-time-secret.ts'
import { hashPassword } from './password-hash.ts'
import { startSession } from './sessions.ts'

/** How long a set-up link works, in milliseconds: a day. */
const linkLengthMs = 24 * 60 * 60 * 1000

/** Whether any school exists. */
export async function hasSchool(ctx: SystemCtx): Promise<boolean> {
  const found = await withSystem(ctx, async (tx) => ok(await tx.select({ n: count() }).from(schools)))
  return found.ok && (found.value[0]?.n ?? 0) > 0
}

/** Makes the link by which the first administrator sets up the school; earlier links stop working. Returns its secret. */
export async function makeSetupLink(ctx: SystemCtx): Promise<string> {
  const secret = makeSecret()
  const now = ctx.now()
  await withSystem(ctx, async (tx) => {
    await tx.delete(setupLinks).where(isNull(setupLinks.usedAt))
    await tx
      .insert(setupLinks)
      .values({ tokenHash: secretHash(secret), createdAt: now, expiresAt: new Date(now.getTime() + linkLengthMs) })
    return ok(null)
  })
  return secret
}

/** Whether a set-up link still works. */
export async function isSetupLinkValid(ctx: SystemCtx, secret: string): Promise<boolean> {
  const found = await withSystem(ctx, async (tx) => ok(await tx.select().from(setupLinks).where(isUsable(ctx, secret))))
  return found.ok && found.value.length > 0
}

function isUsable(ctx: SystemCtx, secret: string) {
  return and(
    eq(setupLinks.tokenHash, secretHash(secret)),
    isNull(setupLinks.usedAt),
    gt(setupLinks.expiresAt, ctx.now()),
  )
}

export const setUpSchema = z.object({
  schoolName: schoolNameSchema,
  displayName: displayNameSchema,
  email: emailSchema,
  password: z.string(),
})

/**
 * Makes the first school and its administrator, and signs them in. The link works once, also when it is used twice at
 * the same moment. Errors: `invalid` on a field, `not-found` for a link that does not work.
 */
export async function setUpSchool(
  ctx: SystemCtx,
  secret: string,
  input: z.output<typeof setUpSchema>,
): Promise<Result<SessionClaim>> {
  const fault = passwordFault(input.password, [input.email, input.displayName])
  if (fault) return invalid('password', fault)
  if (!(await isSetupLinkValid(ctx, secret))) return notFound
  const passwordHash = await hashPassword(input.password)
  const made = await withSystem(ctx, async (tx) => {
    const used = await tx
      .update(setupLinks)
      .set({ usedAt: ctx.now() })
      .where(isUsable(ctx, secret))
      .returning({ hash: setupLinks.tokenHash })
    const present = await tx.select({ n: count() }).from(schools)
    if (used.length === 0 || (present[0]?.n ?? 0) > 0) return notFound
    const schoolId = ctx.newId()
    await tx.insert(schools).values({ schoolId, name: input.schoolName, createdAt: ctx.now() })
    const { displayName, email } = input
    const userId = await insertAccount(tx, ctx, {
      schoolId,
      role: 'admin',
      displayName,
      userName: null,
      email,
      passwordHash,
      mustChangePassword: false,
    })
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'school-set-up',
      subjectType: 'school',
      subjectId: schoolId,
      actorId: userId,
    })
    return ok({ schoolId, userId })
  })
  return made.ok ? startSession(ctx, made.value) : made
}
