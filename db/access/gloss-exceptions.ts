import { and, asc, eq, isNull } from 'drizzle-orm'
import { describeSpan } from '#domain/anchoring/describe.ts'
import type { AnchorStatus, Span } from '#domain/anchoring/schema.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { type Glossary, isExcepted, termPlaces } from '#domain/glossary/places.ts'
import { invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { glossaryEntries, glossExceptionAnchors, glossExceptions } from '../schema/tables.ts'
import { anchorsInEveryRevision } from './anchor-rows.ts'
import { newestRevisionOf } from './article-drafts.ts'
import { changeGlossary } from './change-glossary.ts'
import { glossaryOf } from './terms-of.ts'
import { withActor } from './with-actor.ts'

/** A place where a term is not explained, as it stands in the newest revision. */
export type GlossExceptionView = {
  id: string
  entryId: string
  level: ReadingLevel
  status: AnchorStatus
  /** Its words, with what stands around them. */
  before: string
  quote: string
  after: string
  /** Null where it has no place any more. */
  blockId: string | null
}

export type ArticleGlossary = { glossary: Glossary; exceptions: GlossExceptionView[] }

/** The glossary of an article at the newest revision that the actor may read. Four queries. */
export async function readGlossary(ctx: Ctx, articleId: string): Promise<Result<ArticleGlossary>> {
  return withActor(ctx, async (tx, { schoolId }) => {
    const newest = await newestRevisionOf(tx, schoolId, articleId)
    if (newest === null) return notFound
    const glossary = await glossaryOf(tx, schoolId, { articleId, revisionId: newest.id })
    return ok({ glossary, exceptions: await listExceptions(tx, schoolId, newest.id) })
  })
}

async function listExceptions(tx: Db, schoolId: string, revisionId: string): Promise<GlossExceptionView[]> {
  const anchor = glossExceptionAnchors
  const rows = await tx
    .select({ id: glossExceptions.id, entryId: glossExceptions.entryId, anchor })
    .from(anchor)
    .innerJoin(
      glossExceptions,
      and(eq(glossExceptions.schoolId, anchor.schoolId), eq(glossExceptions.id, anchor.exceptionId)),
    )
    .innerJoin(
      glossaryEntries,
      and(eq(glossaryEntries.schoolId, glossExceptions.schoolId), eq(glossaryEntries.id, glossExceptions.entryId)),
    )
    .where(and(eq(anchor.schoolId, schoolId), eq(anchor.revisionId, revisionId), isNull(glossaryEntries.deletedAt)))
    .orderBy(asc(anchor.startOffset), asc(glossExceptions.id))
  return rows.map(({ id, entryId, anchor: { level, status, prefix, quote, suffix, blockId } }) => ({
    id,
    entryId,
    level,
    status,
    before: prefix,
    quote,
    after: suffix,
    blockId,
  }))
}

/**
 * Says that a term is not explained at one of its places in the newest revision; in the others the place is found. The same
 * again changes nothing. Errors: `invalid` on `span` when no term stands there, or the text has changed.
 */
export async function exceptTerm(
  ctx: Ctx,
  articleId: string,
  { entryId, span }: { entryId: string; span: Span },
): Promise<Result<null>> {
  return changeGlossary<null>(ctx, articleId, async (tx, { schoolId }) => {
    const newest = await newestRevisionOf(tx, schoolId, articleId)
    const blocks = newest?.levels.find(({ level }) => level === span.level)?.blocks
    if (!newest || !blocks) return invalid('span', 'level-unknown')
    const anchor = describeSpan(blocks, span)
    if (!anchor.ok) return anchor
    const { terms, exceptions } = await glossaryOf(tx, schoolId, { articleId, revisionId: newest.id })
    const isHere = { entryId, start: span.start, end: span.end }
    const place = termPlaces(blocks, span.level, { terms, exceptions: [] }).find((one) => isExcepted(one, isHere))
    if (place === undefined) return invalid('span', 'no-term-here')
    if (exceptions.some((one) => one.level === span.level && isExcepted(place, one))) return ok(null)
    const exceptionId = ctx.newId()
    const createdAt = ctx.now()
    await tx.insert(glossExceptions).values({ schoolId, id: exceptionId, articleId, entryId, createdAt })
    const rows = await anchorsInEveryRevision(tx, { schoolId, articleId, revisionId: newest.id }, anchor.value)
    await tx.insert(glossExceptionAnchors).values(rows.map((row) => ({ schoolId, exceptionId, createdAt, ...row })))
    return ok(null)
  })
}

/** Takes a "not here" back: the term is explained there again. Taking it back twice is `not-found`. */
export async function allowTerm(ctx: Ctx, articleId: string, exceptionId: string): Promise<Result<null>> {
  return changeGlossary<null>(ctx, articleId, async (tx, { schoolId }) => {
    const gone = await tx
      .delete(glossExceptions)
      .where(
        and(
          eq(glossExceptions.schoolId, schoolId),
          eq(glossExceptions.id, exceptionId),
          eq(glossExceptions.articleId, articleId),
        ),
      )
      .returning({ id: glossExceptions.id })
    return gone.length === 0 ? notFound : ok(null)
  })
}
