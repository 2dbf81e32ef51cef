import { and, asc, eq, isNull } from 'drizzle-orm'
import type { EditorNoteView } from '#domain/notes/view.ts'
import type { Db } from '../client.ts'
import { editorNoteAnchors, editorNotes, users } from '../schema/tables.ts'
import { placeOf, standingOf } from './notes-of.ts'

/** The teacher's notes on an article, at their places in one revision, in the order of the text. */
export async function editorNotesOf(
  tx: Db,
  schoolId: string,
  { articleId, revisionId }: { articleId: string; revisionId: string },
): Promise<EditorNoteView[]> {
  const rows = await tx
    .select({
      id: editorNotes.id,
      kind: editorNotes.kind,
      body: editorNotes.body,
      authorName: users.displayName,
      anchor: editorNoteAnchors,
    })
    .from(editorNotes)
    .leftJoin(users, and(eq(users.schoolId, editorNotes.schoolId), eq(users.id, editorNotes.authorId)))
    .leftJoin(
      editorNoteAnchors,
      and(
        eq(editorNoteAnchors.schoolId, editorNotes.schoolId),
        eq(editorNoteAnchors.editorNoteId, editorNotes.id),
        eq(editorNoteAnchors.revisionId, revisionId),
      ),
    )
    .where(and(eq(editorNotes.schoolId, schoolId), eq(editorNotes.articleId, articleId), isNull(editorNotes.deletedAt)))
    .orderBy(asc(editorNoteAnchors.startOffset), asc(editorNotes.id))
  return rows.map(({ anchor, ...note }) => ({
    ...note,
    place: anchor && placeOf(anchor),
    standing: standingOf(anchor),
  }))
}
