import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import { describeText, type TextFigures } from '#domain/article/describe-text.ts'
import { renderHtml } from '#domain/article/render-html.ts'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import { type Glossary, termPlaces } from '#domain/glossary/places.ts'
import { ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { SystemCtx } from '../../ctx.ts'
import { articles, renderings, revisionLevels, revisions } from '../../schema/tables.ts'
import { glossaryOf } from '../terms-of.ts'
import { asSystemWithin, withSystem } from '../with-actor.ts'

export type RenderingKey = { schoolId: string; revisionId: string; level: ReadingLevel; glossaryVersion: number }
export type Rendering = { html: string; figures: TextFigures }

/**
 * Makes what the newest revision of an article looks like, at each of its levels, as soon as text or glossary have
 * changed; looks of former glossaries, which nobody is shown any more, go. The caller has just changed the article as
 * its owner. Should this never run, or for an older revision, the first reading makes the look: see `keepRendering`.
 */
export async function makeRenderings(
  ctx: SystemCtx,
  of: { schoolId: string; articleId: string },
): Promise<Result<null>> {
  // Version and terms from one moment: a look kept under a version is never of another glossary.
  const work = async (tx: Db) => {
    await renderNewest(tx, of)
    return ok(null)
  }
  return withSystem(ctx, work, 'repeatable read')
}

/**
 * The same in the transaction of an actor who has just published a revision, with the article's row locked, so that no
 * glossary changes meanwhile.
 */
export async function makeRenderingsWithin(tx: Db, of: { schoolId: string; articleId: string }): Promise<void> {
  await asSystemWithin(tx, () => renderNewest(tx, of))
}

async function renderNewest(tx: Db, { schoolId, articleId }: { schoolId: string; articleId: string }): Promise<void> {
  const isArticle = and(eq(articles.schoolId, schoolId), eq(articles.id, articleId))
  const [newest] = await tx
    .select({ revisionId: revisions.id, glossaryVersion: articles.glossaryVersion })
    .from(articles)
    .innerJoin(revisions, and(eq(revisions.schoolId, articles.schoolId), eq(revisions.articleId, articles.id)))
    .where(isArticle)
    .orderBy(desc(revisions.number), desc(revisions.id))
    .limit(1)
  if (!newest) return
  const { revisionId, glossaryVersion } = newest
  const glossary = await glossaryOf(tx, schoolId, { articleId, revisionId })
  const levels = await tx
    .select({ level: revisionLevels.level, blocks: revisionLevels.blocks })
    .from(revisionLevels)
    .where(and(eq(revisionLevels.schoolId, schoolId), eq(revisionLevels.revisionId, revisionId)))
    .orderBy(revisionLevels.level)
  for (const { level, blocks } of levels) {
    await insertLook(tx, { schoolId, revisionId, level, glossaryVersion }, { blocks, glossary })
  }
  const ofArticle = tx
    .select({ id: revisions.id })
    .from(revisions)
    .where(and(eq(revisions.schoolId, schoolId), eq(revisions.articleId, articleId)))
  await tx
    .delete(renderings)
    .where(
      and(
        eq(renderings.schoolId, schoolId),
        inArray(renderings.revisionId, ofArticle),
        lt(renderings.glossaryVersion, glossaryVersion),
      ),
    )
}

/**
 * What a revision looks like, kept at the first reading where it was not made before. The caller has read blocks and
 * glossary in the actor's own transaction, and so has shown the right to them; nothing else is read here.
 */
export async function keepRendering(
  ctx: SystemCtx,
  key: RenderingKey,
  source: { blocks: readonly Block[]; glossary: Glossary },
): Promise<Result<Rendering>> {
  return withSystem(ctx, async (tx) => {
    const made = await insertLook(tx, key, source)
    const [row] = await tx
      .select({ html: renderings.html, figures: renderings.figures })
      .from(renderings)
      .where(
        and(
          eq(renderings.schoolId, key.schoolId),
          eq(renderings.revisionId, key.revisionId),
          eq(renderings.level, key.level),
          eq(renderings.glossaryVersion, key.glossaryVersion),
        ),
      )
    return ok(row ?? made)
  })
}

/** Leaves alone what is there already. */
async function insertLook(
  tx: Db,
  key: RenderingKey,
  { blocks, glossary }: { blocks: readonly Block[]; glossary: Glossary },
): Promise<Rendering> {
  const places = termPlaces(blocks, key.level, glossary)
  const made = { html: renderHtml(blocks, places), figures: describeText(blocks, glossary.terms, places) }
  await tx
    .insert(renderings)
    .values({ ...key, ...made })
    .onConflictDoNothing()
  return made
}
