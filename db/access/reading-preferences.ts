import type { ReadingPreferences } from '#domain/account/reading-preferences.ts'
import { can } from '#domain/policy.ts'
import { forbidden, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { readingPreferences } from '../schema/tables.ts'
import { withActor } from './with-actor.ts'

/** Keeps how texts are set for the actor. They are read with the session at each request (`findActor`). */
export async function saveReadingPreferences(ctx: Ctx, preferences: ReadingPreferences): Promise<Result<null>> {
  return withActor<null>(ctx, async (tx, actor) => {
    if (!can(actor, 'preferences.keep', {})) return forbidden
    const kept = { preferences, updatedAt: ctx.now() }
    await tx
      .insert(readingPreferences)
      .values({ schoolId: actor.schoolId, userId: actor.userId, ...kept })
      .onConflictDoUpdate({ target: [readingPreferences.schoolId, readingPreferences.userId], set: kept })
    return ok(null)
  })
}
