import { and, eq } from 'drizzle-orm'
import type { ReadingPreferences } from '#domain/account/reading-preferences.ts'
import { readPreferences } from '#domain/account/reading-preferences-schema.ts'
import type { Actor, SchoolRole } from '#domain/policy.ts'
import type { Result } from '#domain/result.ts'
import { ok, unauthenticated } from '#domain/result.ts'
import { callFunction } from '../../call-function.ts'
import type { SessionClaim, SystemCtx } from '../../ctx.ts'
import { sessions } from '../../schema/tables.ts'
import { withOwnRoles, withSystem } from '../with-actor.ts'

/** How long a sign-in lasts, in milliseconds: 14 days. */
const sessionLengthMs = 14 * 24 * 60 * 60 * 1000

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

/** Who acts, whether a first password must be replaced before anything else, and how texts are set for them. */
export type FoundActor = { actor: Actor; mustChangePassword: boolean; preferences: ReadingPreferences }

/** The actor of a claim, read at every request: role and standing are the present ones. One statement. */
export async function findActor(ctx: SystemCtx, claim: SessionClaim): Promise<Result<FoundActor>> {
  return withOwnRoles(ctx, async (db) => {
    const { schoolId, userId, sessionId } = claim
    const found = await callFunction(db, 'postil_find_actor', [schoolId, userId, sessionId, ctx.now().toISOString()])
    if (found === null) return unauthenticated
    const { role, mustChangePassword, preferences } = readFound(found)
    return ok({ actor: { ...claim, role }, mustChangePassword, preferences: readPreferences(preferences) })
  })
}

/** The one cast: the text was made by postil_find_actor() in db/migrations. */
function readFound(text: string): { role: SchoolRole; mustChangePassword: boolean; preferences: unknown } {
  return JSON.parse(text) as { role: SchoolRole; mustChangePassword: boolean; preferences: unknown }
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
