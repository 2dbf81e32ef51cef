import { and, asc, eq } from 'drizzle-orm'
import { type Fate, reanchor } from '#domain/anchoring/reanchor.ts'
import type { Anchor } from '#domain/anchoring/schema.ts'
import type { Db } from '../client.ts'
import { revisions } from '../schema/tables.ts'
import { textsOfRevisions } from './passage-sources.ts'

/** A fate as the columns of an anchor table. */
export function anchorColumnsOf({ status, score, level, place, quote, prefix, suffix }: Fate) {
  return {
    level,
    status,
    score,
    quote,
    prefix,
    suffix,
    startOffset: place?.start ?? null,
    endOffset: place?.end ?? null,
    blockId: place?.blockId ?? null,
    blockStart: place?.blockStart ?? null,
    endBlockId: place?.endBlockId ?? null,
    blockEnd: place?.blockEnd ?? null,
  }
}

/**
 * The anchors of a passage that was just chosen in one revision: exact there, and found in every other one, because classes may
 * be reading any of them. The actor owns the article, whose row is locked. Two queries.
 */
export async function anchorsInEveryRevision(
  tx: Db,
  { schoolId, articleId, revisionId }: { schoolId: string; articleId: string; revisionId: string },
  anchor: Anchor,
): Promise<(ReturnType<typeof anchorColumnsOf> & { revisionId: string })[]> {
  const { level, ...place } = anchor
  const { quote, prefix, suffix } = place
  const here: Fate = { status: 'exact', score: null, level, place, quote, prefix, suffix }
  const rows = await tx
    .select({ id: revisions.id })
    .from(revisions)
    .where(and(eq(revisions.schoolId, schoolId), eq(revisions.articleId, articleId)))
    .orderBy(asc(revisions.number), asc(revisions.id))
  const ids = rows.map(({ id }) => id)
  const texts = await textsOfRevisions(tx, schoolId, ids)
  const source = { revisionId, level, start: place.start, end: place.end, quote, prefix, suffix }
  return ids.flatMap((id) => {
    const fate = id === revisionId ? here : reanchor([source], texts, texts.get(id) ?? new Map())[0]
    return fate ? [{ revisionId: id, ...anchorColumnsOf(fate) }] : []
  })
}
