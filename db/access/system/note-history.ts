import { aliasedTable, and, asc, eq, lte } from 'drizzle-orm'
import type { NotePast } from '#domain/notes/view.ts'
import type { Db } from '../../client.ts'
import { annotationAnchors, revisions } from '../../schema/tables.ts'
import { asSystemWithin } from '../with-actor.ts'

/**
 * The rows of a note that its author has shown to be theirs, up to the revision that they read, with the numbers of the
 * revisions. As the system because of former revisions a student may see nothing else.
 */
export async function noteHistory(
  tx: Db,
  { schoolId, noteId, revisionId }: { schoolId: string; noteId: string; revisionId: string },
): Promise<NotePast[]> {
  const present = aliasedTable(revisions, 'present')
  return asSystemWithin(tx, async () => {
    const rows = await tx
      .select({
        number: revisions.number,
        publishedAt: revisions.createdAt,
        status: annotationAnchors.status,
        quote: annotationAnchors.quote,
      })
      .from(annotationAnchors)
      .innerJoin(
        revisions,
        and(eq(revisions.schoolId, annotationAnchors.schoolId), eq(revisions.id, annotationAnchors.revisionId)),
      )
      .innerJoin(
        present,
        and(
          eq(present.schoolId, revisions.schoolId),
          eq(present.id, revisionId),
          eq(present.articleId, revisions.articleId),
          lte(revisions.number, present.number),
        ),
      )
      .where(and(eq(annotationAnchors.schoolId, schoolId), eq(annotationAnchors.annotationId, noteId)))
      .orderBy(asc(revisions.number), asc(revisions.id))
    return rows.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt.toISOString() }))
  })
}
