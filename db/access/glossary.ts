import { and, asc, eq, sql } from 'drizzle-orm'
import type { Block } from '#domain/article/schema.ts'
import { findTerms } from '#domain/glossary/find-terms.ts'
import { type GlossaryEntryInput, type GlossaryTerm, glossaryEntrySchema } from '#domain/glossary/schema.ts'
import { type Actor, can } from '#domain/policy.ts'
import { fail, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { articles, glossaryAliases, glossaryEntries, revisionLevels, revisions } from '../schema/tables.ts'
import { ownsArticle } from './facts.ts'
import { makeRenderings } from './system/renderings.ts'
import { termsOf } from './terms-of.ts'
import { withActor } from './with-actor.ts'

/** The terms of an article, by headword; for everyone who may read the article. Two queries. */
export async function listTerms(ctx: Ctx, articleId: string): Promise<Result<GlossaryTerm[]>> {
  return withActor(ctx, async (tx, actor) => ok(await termsOf(tx, actor.schoolId, articleId)))
}

export type TermPlace = { blockId: string; before: string; words: string; after: string }

/** Every place where an entry would appear in the newest revision's standard text, before it is saved. */
export async function previewTerm(
  ctx: Ctx,
  articleId: string,
  input: GlossaryEntryInput & { entryId: string | null },
): Promise<Result<TermPlace[]>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'article.edit', { isOwner: await ownsArticle(tx, actor, articleId) })) return notFound
    const blocks = await newestBlocks(tx, actor.schoolId, articleId)
    const others = (await termsOf(tx, actor.schoolId, articleId)).filter((term) => term.id !== input.entryId)
    const own = { id: 'preview', headword: input.headword, aliases: input.aliases, definition: input.definition }
    return ok(
      findTerms(blocks, [...others, own])
        .filter((occurrence) => occurrence.entryId === own.id)
        .map(({ blockId, start, end }) => placeOf(blocks, blockId, start, end)),
    )
  })
}

/** How many UTF-16 units of a place's surroundings are shown on either side. */
const surroundings = 48

function placeOf(blocks: readonly Block[], blockId: string, start: number, end: number): TermPlace {
  const text = blocks.find((block) => block.id === blockId)?.text ?? ''
  return {
    blockId,
    before: text.slice(Math.max(0, start - surroundings), start),
    words: text.slice(start, end),
    after: text.slice(end, end + surroundings),
  }
}

async function newestBlocks(tx: Db, schoolId: string, articleId: string): Promise<Block[]> {
  const [row] = await tx
    .select({ blocks: revisionLevels.blocks })
    .from(revisions)
    .innerJoin(
      revisionLevels,
      and(eq(revisionLevels.schoolId, revisions.schoolId), eq(revisionLevels.revisionId, revisions.id)),
    )
    .where(
      and(eq(revisions.schoolId, schoolId), eq(revisions.articleId, articleId), eq(revisionLevels.level, 'standard')),
    )
    .orderBy(sql`${revisions.number} desc`, asc(revisions.id))
    .limit(1)
  return row?.blocks ?? []
}

/**
 * Adds an entry, or changes one when `entryId` is given, and so begins a new version of the article's glossary.
 * Errors: `invalid` on a field; `conflict` "headword-taken".
 */
export async function saveTerm(
  ctx: Ctx,
  articleId: string,
  input: GlossaryEntryInput & { entryId: string | null },
): Promise<Result<{ entryId: string }>> {
  const parsed = glossaryEntrySchema.safeParse(input)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return fail({
      kind: 'invalid',
      fields: { [String(issue?.path[0] ?? 'headword')]: issue?.message ?? 'headword-missing' },
    })
  }
  const saved = await changeGlossary<{ entryId: string }>(ctx, articleId, async (tx, actor) => {
    const { schoolId } = actor
    const { headword, definition } = parsed.data
    const entryId = input.entryId ?? ctx.newId()
    if (input.entryId === null) {
      const times = { createdAt: ctx.now(), updatedAt: ctx.now() }
      await tx
        .insert(glossaryEntries)
        .values({ schoolId, id: entryId, articleId, headword, definition, createdBy: actor.userId, ...times })
    } else {
      const changed = await tx
        .update(glossaryEntries)
        .set({ headword, definition, updatedAt: ctx.now() })
        .where(
          and(
            eq(glossaryEntries.schoolId, schoolId),
            eq(glossaryEntries.id, entryId),
            eq(glossaryEntries.articleId, articleId),
          ),
        )
        .returning({ id: glossaryEntries.id })
      if (changed.length === 0) return notFound
      await tx
        .delete(glossaryAliases)
        .where(and(eq(glossaryAliases.schoolId, schoolId), eq(glossaryAliases.entryId, entryId)))
    }
    const forms = [...new Set(parsed.data.aliases)].filter((form) => form !== headword)
    if (forms.length > 0) {
      await tx.insert(glossaryAliases).values(forms.map((form, position) => ({ schoolId, entryId, position, form })))
    }
    return ok({ entryId })
  })
  const isTaken = !saved.ok && saved.error.kind === 'conflict'
  return isTaken ? fail({ kind: 'invalid', fields: { headword: 'headword-taken' } }) : saved
}

/** Removes an entry and its forms from the article. */
export async function removeTerm(ctx: Ctx, articleId: string, entryId: string): Promise<Result<null>> {
  return changeGlossary(ctx, articleId, async (tx, actor) => {
    const removed = await tx
      .delete(glossaryEntries)
      .where(
        and(
          eq(glossaryEntries.schoolId, actor.schoolId),
          eq(glossaryEntries.id, entryId),
          eq(glossaryEntries.articleId, articleId),
        ),
      )
      .returning({ id: glossaryEntries.id })
    return removed.length === 0 ? notFound : ok(null)
  })
}

/** Runs `work` for the owner of the article and begins a new version of its glossary, with the text's new look. */
async function changeGlossary<T>(
  ctx: Ctx,
  articleId: string,
  work: (tx: Db, actor: Actor) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { actor } = ctx
  const changed = await withActor<T>(ctx, async (tx, owner) => {
    if (!can(owner, 'article.edit', { isOwner: await ownsArticle(tx, owner, articleId) })) return notFound
    const done = await work(tx, owner)
    if (!done.ok) return done
    await tx
      .update(articles)
      .set({ glossaryVersion: sql`${articles.glossaryVersion} + 1` })
      .where(and(eq(articles.schoolId, owner.schoolId), eq(articles.id, articleId)))
    return done
  })
  if (!changed.ok || actor === null) return changed
  const made = await makeRenderings(ctx, { schoolId: actor.schoolId, articleId })
  return made.ok ? changed : made
}
