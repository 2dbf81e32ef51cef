import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { can } from '#domain/policy.ts'
import { forbidden, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { markingPhrases } from '../schema/tables.ts'
import { withActor } from './with-actor.ts'

export type MarkingPhrase = { id: string; words: string }

/** The most that one marker keeps: more could not be looked over. */
const phrasesMax = 100

export const phraseSchema = z.string().trim().min(1, 'phrase-empty').max(500, 'phrase-too-long')

/** The actor's own phrases, the oldest first. */
export async function listPhrases(ctx: Ctx): Promise<Result<MarkingPhrase[]>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'phrases.keep', {})) return forbidden
    const { id, words } = markingPhrases
    return ok(
      await tx
        .select({ id, words })
        .from(markingPhrases)
        .where(and(eq(markingPhrases.schoolId, actor.schoolId), eq(markingPhrases.ownerId, actor.userId)))
        .orderBy(asc(markingPhrases.createdAt), asc(id)),
    )
  })
}

/** Keeps words to be used again; the same words are kept once. Errors: `invalid` on `words`. */
export async function addPhrase(ctx: Ctx, words: string): Promise<Result<MarkingPhrase>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'phrases.keep', {})) return forbidden
    const { schoolId, userId: ownerId } = actor
    const own = and(eq(markingPhrases.schoolId, schoolId), eq(markingPhrases.ownerId, ownerId))
    const kept = await tx.select({ id: markingPhrases.id, words: markingPhrases.words }).from(markingPhrases).where(own)
    const same = kept.find((phrase) => phrase.words === words)
    if (same) return ok(same)
    if (kept.length >= phrasesMax) return invalid('words', 'too-many-phrases')
    const phrase = { id: ctx.newId(), words }
    await tx.insert(markingPhrases).values({ schoolId, ownerId, createdAt: ctx.now(), ...phrase })
    return ok(phrase)
  })
}

/** Removes one of the actor's own phrases. */
export async function removePhrase(ctx: Ctx, phraseId: string): Promise<Result<null>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'phrases.keep', {})) return forbidden
    const gone = await tx
      .delete(markingPhrases)
      .where(
        and(
          eq(markingPhrases.schoolId, actor.schoolId),
          eq(markingPhrases.ownerId, actor.userId),
          eq(markingPhrases.id, phraseId),
        ),
      )
      .returning({ id: markingPhrases.id })
    return gone.length === 0 ? notFound : ok(null)
  })
}
