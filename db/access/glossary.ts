import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import { termPlaces } from '#domain/glossary/places.ts'
import {
  type GlossaryEntryInput,
  type GlossaryTerm,
  glossaryEntrySchema,
  type TermForms,
} from '#domain/glossary/schema.ts'
import { type Actor, can } from '#domain/policy.ts'
import { fail, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { glossaryAliases, glossaryEntries, glossaryTranslations } from '../schema/tables.ts'
import { newestRevisionOf } from './article-drafts.ts'
import { changeGlossary } from './change-glossary.ts'
import { ownsArticle } from './facts.ts'
import { glossaryOf, termsOf } from './terms-of.ts'
import { withActor } from './with-actor.ts'

/** The terms of an article, by headword; for everyone who may read the article. One query. */
export async function listTerms(ctx: Ctx, articleId: string): Promise<Result<GlossaryTerm[]>> {
  return withActor(ctx, async (tx, actor) => ok(await termsOf(tx, actor.schoolId, articleId)))
}

export type TermPlace = {
  level: ReadingLevel
  blockId: string
  before: string
  words: string
  after: string
  /** UTF-16 offsets [start, end) in the text stream. */
  start: number
  end: number
}

/** Every place where an entry would appear in the newest revision, level by level, before it is saved. */
export async function previewTerm(
  ctx: Ctx,
  articleId: string,
  input: Omit<TermForms, 'id'> & { entryId: string | null },
): Promise<Result<TermPlace[]>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'article.edit', { isOwner: await ownsArticle(tx, actor, articleId) })) return notFound
    const newest = await newestRevisionOf(tx, actor.schoolId, articleId)
    if (newest === null) return notFound
    const glossary = await glossaryOf(tx, actor.schoolId, { articleId, revisionId: newest.id })
    const { entryId, headword, aliases } = input
    const own = { id: entryId ?? 'new', headword, aliases, definition: '', longer: null, translations: [] }
    const terms = [...glossary.terms.filter(({ id }) => id !== own.id), own]
    return ok(
      newest.levels.flatMap(({ level, blocks }) =>
        termPlaces(blocks, level, { ...glossary, terms })
          .filter((place) => place.entryId === own.id)
          .map(({ blockId, start, end, streamStart, streamEnd }) => ({
            level,
            ...wordsAround(blocks, blockId, start, end),
            start: streamStart,
            end: streamEnd,
          })),
      ),
    )
  })
}

/** How many UTF-16 units of a place's surroundings are shown on either side. */
const surroundings = 48

function wordsAround(blocks: readonly Block[], blockId: string, start: number, end: number) {
  const text = blocks.find((block) => block.id === blockId)?.text ?? ''
  return {
    blockId,
    before: text.slice(Math.max(0, start - surroundings), start),
    words: text.slice(start, end),
    after: text.slice(end, end + surroundings),
  }
}

/**
 * Adds an entry, or changes one when `entryId` is given, and so begins a new version of the article's glossary.
 * Errors: `invalid` on a field, such as "headword-taken".
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
    const words = { headword, definition, longer: parsed.data.longer === '' ? null : parsed.data.longer }
    const entryId = input.entryId ?? ctx.newId()
    // A deleted term waits for its undo under its headword, and gives it up when it is wanted again.
    await tx
      .delete(glossaryEntries)
      .where(
        and(ofArticle(actor, articleId), eq(glossaryEntries.headword, headword), isNotNull(glossaryEntries.deletedAt)),
      )
    if (input.entryId === null) {
      const times = { createdAt: ctx.now(), updatedAt: ctx.now() }
      await tx
        .insert(glossaryEntries)
        .values({ schoolId, id: entryId, articleId, ...words, createdBy: actor.userId, ...times })
    } else {
      const changed = await tx
        .update(glossaryEntries)
        .set({ ...words, updatedAt: ctx.now() })
        .where(and(isEntry(actor, articleId, entryId), isNull(glossaryEntries.deletedAt)))
        .returning({ id: glossaryEntries.id })
      if (changed.length === 0) return notFound
    }
    await replaceParts(tx, { schoolId, entryId }, parsed.data)
    return ok({ entryId })
  })
  const isTaken = !saved.ok && saved.error.kind === 'conflict'
  return isTaken ? fail({ kind: 'invalid', fields: { headword: 'headword-taken' } }) : saved
}

/** Writes the forms and the translations of an entry anew. */
async function replaceParts(
  tx: Db,
  of: { schoolId: string; entryId: string },
  { headword, aliases, translations }: Pick<GlossaryTerm, 'headword' | 'aliases' | 'translations'>,
): Promise<void> {
  const { schoolId, entryId } = of
  await tx
    .delete(glossaryAliases)
    .where(and(eq(glossaryAliases.schoolId, schoolId), eq(glossaryAliases.entryId, entryId)))
  await tx
    .delete(glossaryTranslations)
    .where(and(eq(glossaryTranslations.schoolId, schoolId), eq(glossaryTranslations.entryId, entryId)))
  const forms = [...new Set(aliases)].filter((form) => form !== headword)
  if (forms.length > 0)
    await tx.insert(glossaryAliases).values(forms.map((form, position) => ({ ...of, position, form })))
  if (translations.length > 0)
    await tx.insert(glossaryTranslations).values(translations.map((one) => ({ ...of, ...one })))
}

/** Takes an entry out of the article. It stays for undo, with its look-ups and exceptions, and nobody is shown it. */
export async function removeTerm(ctx: Ctx, articleId: string, entryId: string): Promise<Result<null>> {
  return setDeleted(ctx, articleId, entryId, ctx.now())
}

/** Puts a deleted entry back as it was. Not found once its headword was explained anew. */
export async function restoreTerm(ctx: Ctx, articleId: string, entryId: string): Promise<Result<null>> {
  return setDeleted(ctx, articleId, entryId, null)
}

function setDeleted(ctx: Ctx, articleId: string, entryId: string, deletedAt: Date | null): Promise<Result<null>> {
  return changeGlossary<null>(ctx, articleId, async (tx, actor) => {
    const changed = await tx
      .update(glossaryEntries)
      .set({ deletedAt })
      .where(
        and(
          isEntry(actor, articleId, entryId),
          deletedAt === null ? isNotNull(glossaryEntries.deletedAt) : isNull(glossaryEntries.deletedAt),
        ),
      )
      .returning({ id: glossaryEntries.id })
    return changed.length === 0 ? notFound : ok(null)
  })
}

function ofArticle({ schoolId }: Actor, articleId: string) {
  return and(eq(glossaryEntries.schoolId, schoolId), eq(glossaryEntries.articleId, articleId))
}

function isEntry(actor: Actor, articleId: string, entryId: string) {
  return and(ofArticle(actor, articleId), eq(glossaryEntries.id, entryId))
}
