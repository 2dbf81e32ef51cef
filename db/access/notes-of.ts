import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Audience } from '#domain/notes/schema.ts'
import type { NotePlace, NoteView, Standing } from '#domain/notes/view.ts'
import { type Actor, type ClassRole, can } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import { annotationAnchors, annotations, type assignments, users } from '../schema/tables.ts'
import { readRevisionOf } from './read-revision.ts'

type AnchorRow = Pick<
  typeof annotationAnchors.$inferSelect,
  'level' | 'startOffset' | 'endOffset' | 'blockId' | 'quote'
>

/** Where an anchor stands; null where the passage has no place in that revision. */
export function placeOf({ level, startOffset, endOffset, blockId, quote }: AnchorRow): NotePlace | null {
  if (startOffset === null || endOffset === null || blockId === null) return null
  return { level, start: startOffset, end: endOffset, blockId, quote }
}

/** What became of a passage, for the reader; null where it was never looked for. */
export function standingOf(
  anchor: Pick<typeof annotationAnchors.$inferSelect, 'status' | 'quote'> | null,
): Standing | null {
  return anchor && { status: anchor.status, quote: anchor.quote }
}

/** The notes on an assignment that the actor may see: their own and those shared with them, in the order of the text. */
export async function notesOf(
  tx: Db,
  actor: Actor,
  assignment: Pick<typeof assignments.$inferSelect, 'id' | 'revisionId' | 'movedToRevisionId'>,
  classRole: ClassRole,
): Promise<NoteView[]> {
  const { schoolId, userId } = actor
  const shared: Audience[] = classRole === 'student' ? ['class'] : ['teacher', 'class']
  const rows = await tx
    .select({
      note: {
        id: annotations.id,
        kind: annotations.kind,
        audience: annotations.audience,
        body: annotations.body,
        version: annotations.version,
        createdAt: annotations.createdAt,
        deletedAt: annotations.deletedAt,
        authorId: annotations.authorId,
      },
      anchor: {
        status: annotationAnchors.status,
        level: annotationAnchors.level,
        startOffset: annotationAnchors.startOffset,
        endOffset: annotationAnchors.endOffset,
        blockId: annotationAnchors.blockId,
        quote: annotationAnchors.quote,
      },
      authorName: users.displayName,
      authorRole: users.role,
    })
    .from(annotations)
    .leftJoin(users, and(eq(users.schoolId, annotations.schoolId), eq(users.id, annotations.authorId)))
    .leftJoin(
      annotationAnchors,
      and(
        eq(annotationAnchors.schoolId, annotations.schoolId),
        eq(annotationAnchors.annotationId, annotations.id),
        eq(annotationAnchors.revisionId, readRevisionOf(assignment)),
      ),
    )
    .where(
      and(
        eq(annotations.schoolId, schoolId),
        eq(annotations.assignmentId, assignment.id),
        isNull(annotations.deletedAt),
        or(eq(annotations.authorId, userId), inArray(annotations.audience, shared)),
      ),
    )
    .orderBy(asc(annotationAnchors.startOffset), asc(annotations.createdAt), asc(annotations.id))
  return rows
    .filter(({ note }) =>
      can(actor, 'note.view', {
        classRole,
        isAuthor: note.authorId === userId,
        audience: note.audience,
        isDeleted: note.deletedAt !== null,
      }),
    )
    .map(({ note, anchor, authorName, authorRole }) => ({
      id: note.id,
      kind: note.kind,
      audience: note.audience,
      body: note.body,
      version: note.version,
      createdAt: note.createdAt.toISOString(),
      isOwn: note.authorId === userId,
      authorName: authorName ?? '',
      isByTeacher: authorRole !== null && authorRole !== 'student',
      place: anchor && placeOf(anchor),
      standing: standingOf(anchor),
    }))
}
