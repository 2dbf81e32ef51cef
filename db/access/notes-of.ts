import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Audience } from '#domain/notes/audiences.ts'
import type { GroupName, NotePlace, NoteView, Standing } from '#domain/notes/view.ts'
import { type Actor, type ClassRole, can } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import { annotationAnchors, annotations, type assignments, users } from '../schema/tables.ts'
import { ownReports } from './own-reports.ts'
import { readRevisionOf } from './read-revision.ts'
import { isStaff, repliesOf } from './replies-of.ts'

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

/** What is asked of the assignment on which the notes are. */
export type NotedAssignment = Pick<
  typeof assignments.$inferSelect,
  'id' | 'revisionId' | 'movedToRevisionId' | 'notesAfterOwn'
>

/**
 * The notes on an assignment that the actor may see, with their replies: their own and those shared with them, in the order of
 * the text. `groups` are those for which they may write. Three queries.
 */
export async function notesOf(
  tx: Db,
  actor: Actor,
  assignment: NotedAssignment,
  { classRole, groups }: { classRole: ClassRole; groups: readonly GroupName[] },
): Promise<NoteView[]> {
  const rows = await noteRows(tx, actor, assignment, classRole)
  const hasOwn = rows.some(({ note }) => note.authorId === actor.userId && isOwnWord(note.kind))
  const isAwaitingOwn = classRole === 'student' && assignment.notesAfterOwn && !hasOwn
  const seen = rows.filter(({ note, authorRole }) =>
    can(actor, 'note.view', {
      classRole,
      isAuthor: note.authorId === actor.userId,
      audience: note.audience,
      isDeleted: note.deletedAt !== null,
      isHidden: note.hiddenAt !== null,
      isInGroup: groups.some(({ id }) => id === note.groupId),
      isAwaitingOwn: isAwaitingOwn && !isStaff(authorRole),
    }),
  )
  const reports = await ownReports(tx, actor, assignment.id)
  const replies = await repliesOf(tx, actor, assignment.id, { classRole, isAwaitingOwn, reports })
  return seen.map(({ note, anchor, authorName, authorRole }) => ({
    id: note.id,
    kind: note.kind,
    audience: note.audience,
    group: groupNameOf(note.groupId, groups),
    body: note.body,
    version: note.version,
    createdAt: note.createdAt.toISOString(),
    isOwn: note.authorId === actor.userId,
    authorName: authorName ?? '',
    isByTeacher: isStaff(authorRole),
    place: anchor && placeOf(anchor),
    standing: standingOf(anchor),
    isAnswered: note.answeredAt !== null,
    hiding: note.hiddenAt && { reason: note.hiddenReason ?? '' },
    report: reports.get(note.id) ?? null,
    replies: replies.get(note.id) ?? [],
  }))
}

/** What counts as a note of one's own where classmates' notes show only after it. */
function isOwnWord(kind: NoteView['kind']): boolean {
  return kind === 'note' || kind === 'question'
}

/** The name is empty for somebody who may not know it any more. */
function groupNameOf(groupId: string | null, groups: readonly GroupName[]): GroupName | null {
  return groupId === null ? null : (groups.find(({ id }) => id === groupId) ?? { id: groupId, name: '' })
}

async function noteRows(tx: Db, { schoolId, userId }: Actor, assignment: NotedAssignment, classRole: ClassRole) {
  const shared: Audience[] = classRole === 'student' ? ['group', 'class'] : ['teacher', 'group', 'class']
  return tx
    .select({
      note: {
        id: annotations.id,
        kind: annotations.kind,
        audience: annotations.audience,
        groupId: annotations.groupId,
        body: annotations.body,
        version: annotations.version,
        createdAt: annotations.createdAt,
        deletedAt: annotations.deletedAt,
        authorId: annotations.authorId,
        answeredAt: annotations.answeredAt,
        hiddenAt: annotations.hiddenAt,
        hiddenReason: annotations.hiddenReason,
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
}
