import { and, asc, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { LevelTexts, PassageSource } from '#domain/anchoring/reanchor.ts'
import type { Db } from '../client.ts'
import {
  annotationAnchors,
  annotations,
  assignments,
  editorNoteAnchors,
  editorNotes,
  glossaryEntries,
  glossExceptionAnchors,
  glossExceptions,
  revisionLevels,
  revisions,
} from '../schema/tables.ts'

/** A note with the passage it was last on. */
export type NoteSource = PassageSource & { noteId: string }

/** Which notes: those of an article, or of one assignment of it; and as they stood before which revision. */
export type NotesBefore = { schoolId: string; articleId: string; assignmentId?: string; number: number }

/**
 * The notes of readers with the last place each had before a revision, and without one their words; as far as the role of
 * the transaction sees them. Deleted ones come along on request: they may be put back. One query.
 */
export async function noteSources(
  tx: Db,
  { schoolId, articleId, assignmentId, number }: NotesBefore,
  only?: SQL | undefined,
): Promise<NoteSource[]> {
  const rows = await tx
    .selectDistinctOn([annotationAnchors.annotationId], {
      noteId: annotationAnchors.annotationId,
      anchor: annotationAnchors,
    })
    .from(annotationAnchors)
    .innerJoin(
      annotations,
      and(eq(annotations.schoolId, annotationAnchors.schoolId), eq(annotations.id, annotationAnchors.annotationId)),
    )
    .innerJoin(
      assignments,
      and(eq(assignments.schoolId, annotations.schoolId), eq(assignments.id, annotations.assignmentId)),
    )
    .innerJoin(
      revisions,
      and(eq(revisions.schoolId, annotationAnchors.schoolId), eq(revisions.id, annotationAnchors.revisionId)),
    )
    .where(
      and(
        eq(annotationAnchors.schoolId, schoolId),
        eq(assignments.articleId, articleId),
        assignmentId === undefined ? undefined : eq(assignments.id, assignmentId),
        lt(revisions.number, number),
        only,
      ),
    )
    .orderBy(annotationAnchors.annotationId, asc(isUnplaced(annotationAnchors.startOffset)), desc(revisions.number))
  return rows.map(({ noteId, anchor }) => ({ noteId, ...sourceOf(anchor) }))
}

/** The notes of an article's teacher in the same way. One query. */
export async function editorNoteSources(
  tx: Db,
  { schoolId, articleId, number }: NotesBefore,
  only?: SQL | undefined,
): Promise<NoteSource[]> {
  const rows = await tx
    .selectDistinctOn([editorNoteAnchors.editorNoteId], {
      noteId: editorNoteAnchors.editorNoteId,
      anchor: editorNoteAnchors,
    })
    .from(editorNoteAnchors)
    .innerJoin(
      editorNotes,
      and(eq(editorNotes.schoolId, editorNoteAnchors.schoolId), eq(editorNotes.id, editorNoteAnchors.editorNoteId)),
    )
    .innerJoin(
      revisions,
      and(eq(revisions.schoolId, editorNoteAnchors.schoolId), eq(revisions.id, editorNoteAnchors.revisionId)),
    )
    .where(
      and(
        eq(editorNoteAnchors.schoolId, schoolId),
        eq(editorNotes.articleId, articleId),
        lt(revisions.number, number),
        only,
      ),
    )
    .orderBy(editorNoteAnchors.editorNoteId, asc(isUnplaced(editorNoteAnchors.startOffset)), desc(revisions.number))
  return rows.map(({ noteId, anchor }) => ({ noteId, ...sourceOf(anchor) }))
}

/** A place where a term is not explained, with the passage it was last on. */
export type ExceptionSource = PassageSource & { exceptionId: string; headword: string }

/** The places of an article where a term is not explained, in the same way; those of deleted terms too. One query. */
export async function exceptionSources(
  tx: Db,
  { schoolId, articleId, number }: NotesBefore,
  only?: SQL | undefined,
): Promise<ExceptionSource[]> {
  const anchors = glossExceptionAnchors
  const rows = await tx
    .selectDistinctOn([anchors.exceptionId], {
      exceptionId: anchors.exceptionId,
      headword: glossaryEntries.headword,
      anchor: anchors,
    })
    .from(anchors)
    .innerJoin(
      glossExceptions,
      and(eq(glossExceptions.schoolId, anchors.schoolId), eq(glossExceptions.id, anchors.exceptionId)),
    )
    .innerJoin(
      glossaryEntries,
      and(eq(glossaryEntries.schoolId, glossExceptions.schoolId), eq(glossaryEntries.id, glossExceptions.entryId)),
    )
    .innerJoin(revisions, and(eq(revisions.schoolId, anchors.schoolId), eq(revisions.id, anchors.revisionId)))
    .where(
      and(eq(anchors.schoolId, schoolId), eq(glossExceptions.articleId, articleId), lt(revisions.number, number), only),
    )
    .orderBy(anchors.exceptionId, asc(isUnplaced(anchors.startOffset)), desc(revisions.number))
  return rows.map(({ exceptionId, headword, anchor }) => ({ exceptionId, headword, ...sourceOf(anchor) }))
}

/** Only notes that nobody has deleted. */
export const isPresentNote = isNull(annotations.deletedAt)
export const isPresentEditorNote = isNull(editorNotes.deletedAt)
/** Only exceptions of terms that nobody has deleted. */
export const isPresentTerm = isNull(glossaryEntries.deletedAt)

function isUnplaced(
  startOffset:
    | typeof annotationAnchors.startOffset
    | typeof editorNoteAnchors.startOffset
    | typeof glossExceptionAnchors.startOffset,
) {
  return sql`(${startOffset} is null)`
}

type AnchorRow = Pick<
  typeof annotationAnchors.$inferSelect,
  'revisionId' | 'level' | 'startOffset' | 'endOffset' | 'quote' | 'prefix' | 'suffix'
>

/** What following a passage needs of its stored anchor. */
export function sourceOf({
  revisionId,
  level,
  startOffset,
  endOffset,
  quote,
  prefix,
  suffix,
}: AnchorRow): PassageSource {
  return { revisionId, level, start: startOffset, end: endOffset, quote, prefix, suffix }
}

/** The texts of revisions, by their ids. One query. */
export async function textsOfRevisions(
  tx: Db,
  schoolId: string,
  revisionIds: readonly string[],
): Promise<Map<string, LevelTexts>> {
  const wanted = [...new Set(revisionIds)]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(revisionLevels)
    .where(and(eq(revisionLevels.schoolId, schoolId), inArray(revisionLevels.revisionId, wanted)))
  return new Map(
    wanted.map((id) => [
      id,
      new Map(rows.filter(({ revisionId }) => revisionId === id).map(({ level, blocks }) => [level, blocks])),
    ]),
  )
}
