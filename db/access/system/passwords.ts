import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { passwordFault } from '#domain/account/password-rules.ts'
import { invalid, notFound, ok, type Result, unauthenticated } from '#domain/result.ts'
import type { Ctx } from '../../ctx.ts'
import { credentials, users } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { withSystem } from '../with-actor.ts'
import { storePassword } from './accounts.ts'
import { hashPassword, isPasswordRight } from './password-hash.ts'
import { accountLimit, countTry, forgiveTry } from './rate-limits.ts'

export const changePasswordSchema = z.object({
  oldPassword: z.string().min(1, 'password-missing'),
  password: z.string(),
})

/**
 * Changes the actor's own password: the old one is asked for, every other session ends. Errors: `invalid` on
 * `oldPassword` or `password`, `rate-limited`.
 */
export async function changeOwnPassword(ctx: Ctx, input: z.output<typeof changePasswordSchema>): Promise<Result<null>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  const found = await withSystem(ctx, async (tx) => {
    const [row] = await tx
      .select({
        hash: credentials.passwordHash,
        userName: credentials.userName,
        email: credentials.email,
        displayName: users.displayName,
      })
      .from(credentials)
      .innerJoin(users, and(eq(users.schoolId, credentials.schoolId), eq(users.id, credentials.userId)))
      .where(and(eq(credentials.schoolId, actor.schoolId), eq(credentials.userId, actor.userId)))
    return row ? ok(row) : notFound
  })
  if (!found.ok) return found
  const { hash, userName, email, displayName } = found.value
  const fault = passwordFault(input.password, [userName, email, displayName])
  if (fault) return invalid('password', fault)
  const limit = accountLimit(`change ${actor.schoolId} ${actor.userId}`)
  const counted = await countTry(ctx, [limit])
  if (!counted.ok) return counted
  if (!(await isPasswordRight(hash, input.oldPassword.slice(0, 1000))))
    return invalid('oldPassword', 'old-password-wrong')
  await forgiveTry(ctx, limit)
  if (input.password === input.oldPassword) return invalid('password', 'password-unchanged')
  const passwordHash = await hashPassword(input.password)
  return withSystem(ctx, async (tx) => {
    const { schoolId, userId, sessionId } = actor
    await storePassword(tx, ctx, {
      schoolId,
      userId,
      passwordHash,
      mustChangePassword: false,
      keepSessionId: sessionId,
    })
    await recordAudit(tx, ctx, { schoolId, action: 'password-changed', subjectType: 'user', subjectId: userId })
    return ok(null)
  })
}
