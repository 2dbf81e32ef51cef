import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Actor } from '#domain/policy.ts'
import type { Result } from '#domain/result.ts'
import { ok, unauthenticated } from '#domain/result.ts'
import type { SystemCtx } from '../../ctx.ts'
import { credentials, sessions, users } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'

/** How long a sign-in lasts, in milliseconds: 14 days. */
const sessionLengthMs = 14 * 24 * 60 * 60 * 1000

/** What a token claims; believed only when the session row agrees. */
export type SessionClaim = { schoolId: string; userId: string; sessionId: string }

/** Starts a session for an account whose right to it has just been proven. Returns what the token must hold. */
export async function startSession(
  ctx: SystemCtx,
  account: { schoolId: string; userId: string },
): Promise<Result<SessionClaim>> {
  return withSystem(ctx, async (tx) => {
    const now = ctx.now()
    const sessionId = ctx.newId()
    await tx.insert(sessions).values({
      schoolId: account.schoolId,
      id: sessionId,
      userId: account.userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + sessionLengthMs),
    })
    return ok({ schoolId: account.schoolId, userId: account.userId, sessionId })
  })
}

/** Who acts, and whether a first password must be replaced before anything else. */
export type FoundActor = { actor: Actor; mustChangePassword: boolean }

/** The actor of a claim, read at every request: role and standing are the present ones. */
export async function findActor(ctx: SystemCtx, claim: SessionClaim): Promise<Result<FoundActor>> {
  return withSystem(ctx, async (tx) => {
    const [row] = await tx
      .select({ role: users.role, mustChangePassword: credentials.mustChangePassword })
      .from(sessions)
      .innerJoin(users, and(eq(users.schoolId, sessions.schoolId), eq(users.id, sessions.userId)))
      .innerJoin(credentials, and(eq(credentials.schoolId, users.schoolId), eq(credentials.userId, users.id)))
      .where(
        and(
          eq(sessions.schoolId, claim.schoolId),
          eq(sessions.id, claim.sessionId),
          eq(sessions.userId, claim.userId),
          isNull(sessions.revokedAt),
          gt(sessions.expiresAt, ctx.now()),
          isNull(users.disabledAt),
        ),
      )
    return row
      ? ok({ actor: { ...claim, role: row.role }, mustChangePassword: row.mustChangePassword })
      : unauthenticated
  })
}

/** Ends one session: the next request with its token is refused. */
export async function endSession(ctx: SystemCtx, claim: SessionClaim): Promise<Result<null>> {
  return withSystem(ctx, async (tx) => {
    await tx
      .update(sessions)
      .set({ revokedAt: ctx.now() })
      .where(
        and(eq(sessions.schoolId, claim.schoolId), eq(sessions.id, claim.sessionId), eq(sessions.userId, claim.userId)),
      )
    return ok(null)
  })
}
