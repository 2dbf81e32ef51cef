import { and, asc, count, eq, gt, isNotNull, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import { blockStarts } from '#domain/article/text-stream.ts'
import type { ClassNoteFilter } from '#domain/notes/class-note-filter.ts'
import type { Db } from '../client.ts'
import { annotationAnchors, annotations, type assignments, memberships, users } from '../schema/tables.ts'
import { readRevisionOf } from './read-revision.ts'

/** What is looked for: in which assignment, whose text has these levels. */
export type AskedNotes = {
  assignment: typeof assignments.$inferSelect
  levels: readonly { level: ReadingLevel; blocks: readonly Block[] }[]
  filter: ClassNoteFilter
}

/** How many notes of present students, shared with the teacher, a filter finds. */
export async function countSharedNotes(tx: Db, asked: AskedNotes): Promise<number> {
  const [row] = await tx
    .select({ found: count() })
    .from(annotations)
    .innerJoin(memberships, isByPresentStudent(asked.assignment))
    .leftJoin(annotationAnchors, ofReadRevision(asked.assignment))
    .where(isAsked(asked))
  return row?.found ?? 0
}

/** A part of those notes, in the order of the text; those without a place come last. */
export async function sharedNoteRows(tx: Db, asked: AskedNotes, { limit, offset }: { limit: number; offset: number }) {
  return tx
    .select({ note: annotations, anchor: annotationAnchors, authorName: users.displayName })
    .from(annotations)
    .innerJoin(memberships, isByPresentStudent(asked.assignment))
    .innerJoin(users, and(eq(users.schoolId, annotations.schoolId), eq(users.id, annotations.authorId)))
    .leftJoin(annotationAnchors, ofReadRevision(asked.assignment))
    .where(isAsked(asked))
    .orderBy(
      asc(annotationAnchors.startOffset),
      asc(annotationAnchors.level),
      asc(annotations.createdAt),
      asc(annotations.id),
    )
    .limit(limit)
    .offset(offset)
}

function isByPresentStudent({ schoolId, classId }: AskedNotes['assignment']) {
  return and(
    eq(memberships.schoolId, schoolId),
    eq(memberships.classId, classId),
    eq(memberships.userId, annotations.authorId),
    eq(memberships.role, 'student'),
    isNull(memberships.removedAt),
  )
}

function ofReadRevision(assignment: AskedNotes['assignment']) {
  return and(
    eq(annotationAnchors.schoolId, annotations.schoolId),
    eq(annotationAnchors.annotationId, annotations.id),
    eq(annotationAnchors.revisionId, readRevisionOf(assignment)),
  )
}

function isAsked({ assignment, levels, filter: { kind, student, block, answered } }: AskedNotes) {
  return and(
    eq(annotations.schoolId, assignment.schoolId),
    eq(annotations.assignmentId, assignment.id),
    isNull(annotations.deletedAt),
    ne(annotations.audience, 'me'),
    kind === null ? undefined : eq(annotations.kind, kind),
    student === null ? undefined : eq(annotations.authorId, student),
    block === null ? undefined : touchesBlock(levels, block),
    answered === null ? undefined : eq(annotations.kind, 'question'),
    answered === 'yes' ? isNotNull(annotations.answeredAt) : undefined,
    answered === 'no' ? isNull(annotations.answeredAt) : undefined,
  )
}

/** On either level, whose blocks have the same ids at other places. */
function touchesBlock(levels: AskedNotes['levels'], blockId: string): SQL | undefined {
  const places = levels.flatMap(({ level, blocks }) => {
    const index = blocks.findIndex(({ id }) => id === blockId)
    const start = blockStarts(blocks)[index]
    if (start === undefined) return []
    const end = start + (blocks[index]?.text.length ?? 0)
    return [
      and(
        eq(annotationAnchors.level, level),
        lt(annotationAnchors.startOffset, end),
        gt(annotationAnchors.endOffset, start),
      ),
    ]
  })
  return places.length === 0 ? sql`false` : or(...places)
}
