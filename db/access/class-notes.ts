import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm'
import type { Block } from '#domain/article/schema.ts'
import type { Audience } from '#domain/notes/audiences.ts'
import type { ClassNoteFilter } from '#domain/notes/class-note-filter.ts'
import { notesPerPage } from '#domain/notes/note-filter.ts'
import type { AnnotationKind } from '#domain/notes/schema.ts'
import type { NotePlace, Standing } from '#domain/notes/view.ts'
import { type Actor, can } from '#domain/policy.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { assignments, classes, memberships, replies, revisionLevels, revisions, users } from '../schema/tables.ts'
import { countSharedNotes, sharedNoteRows } from './class-note-rows.ts'
import { classRoleOf } from './facts.ts'
import { placeOf, standingOf } from './notes-of.ts'
import { readRevisionId, readRevisionOf } from './read-revision.ts'
import { withActor } from './with-actor.ts'

/** A note as it stands in the list of a class. */
export type ClassNote = {
  id: string
  kind: AnnotationKind
  audience: Audience
  body: string
  /** ISO 8601. */
  createdAt: string
  authorName: string
  place: NotePlace | null
  standing: Standing | null
  /** Of a question: whether its author or a teacher has said that it is answered. */
  isAnswered: boolean
  isHidden: boolean
  replies: number
}

export type ClassNotes = {
  notes: ClassNote[]
  /** How many the filter finds on all pages. */
  found: number
  /** From 1; the last one where the address asks for one behind it. */
  page: number
  pages: number
  title: string
  classId: string
  className: string
  students: { id: string; name: string }[]
  /** The standard text that the class reads. */
  blocks: Block[]
}

/** The notes that present students share with those who teach the class, in the order of the text. Seven queries. */
export async function listClassNotes(
  ctx: Ctx,
  assignmentId: string,
  filter: ClassNoteFilter,
): Promise<Result<ClassNotes>> {
  return withActor(ctx, async (tx, actor) => {
    const head = await headOf(tx, actor, assignmentId)
    if (head === null) return notFound
    const { assignment, title, className } = head
    const classRole = await classRoleOf(tx, actor, assignment.classId)
    if (!can(actor, 'progress.view', { classRole })) return notFound
    const levels = await tx
      .select({ level: revisionLevels.level, blocks: revisionLevels.blocks })
      .from(revisionLevels)
      .where(
        and(eq(revisionLevels.schoolId, actor.schoolId), eq(revisionLevels.revisionId, readRevisionOf(assignment))),
      )
    const asked = { assignment, levels, filter }
    const found = await countSharedNotes(tx, asked)
    const pages = Math.max(1, Math.ceil(found / notesPerPage))
    const page = Math.min(filter.page, pages)
    const rows = await sharedNoteRows(tx, asked, { limit: notesPerPage, offset: (page - 1) * notesPerPage })
    const answers = await countReplies(
      tx,
      actor,
      rows.map(({ note }) => note.id),
    )
    const notes = rows.map((row) => noteOf(row, answers.get(row.note.id) ?? 0))
    const students = await studentsOf(tx, actor, assignment.classId)
    const blocks = levels.find(({ level }) => level === 'standard')?.blocks ?? []
    return ok({ notes, found, page, pages, title, classId: assignment.classId, className, students, blocks })
  })
}

async function headOf(tx: Db, { schoolId }: Actor, assignmentId: string) {
  const [row] = await tx
    .select({ assignment: assignments, title: revisions.title, className: classes.name })
    .from(assignments)
    .innerJoin(classes, and(eq(classes.schoolId, assignments.schoolId), eq(classes.id, assignments.classId)))
    .innerJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, readRevisionId)))
    .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, assignmentId)))
  return row ?? null
}

async function countReplies(tx: Db, { schoolId }: Actor, noteIds: readonly string[]): Promise<Map<string, number>> {
  if (noteIds.length === 0) return new Map()
  const rows = await tx
    .select({ noteId: replies.annotationId, number: count() })
    .from(replies)
    .where(and(eq(replies.schoolId, schoolId), inArray(replies.annotationId, [...noteIds]), isNull(replies.deletedAt)))
    .groupBy(replies.annotationId)
  return new Map(rows.map(({ noteId, number }) => [noteId, number]))
}

function noteOf({ note, anchor, authorName }: Awaited<ReturnType<typeof sharedNoteRows>>[number], answers: number) {
  const { id, kind, audience, body } = note
  return {
    id,
    kind,
    audience,
    body,
    authorName,
    createdAt: note.createdAt.toISOString(),
    place: anchor && placeOf(anchor),
    standing: standingOf(anchor),
    isAnswered: note.answeredAt !== null,
    isHidden: note.hiddenAt !== null,
    replies: answers,
  }
}

async function studentsOf(tx: Db, { schoolId }: Actor, classId: string) {
  return tx
    .select({ id: users.id, name: users.displayName })
    .from(memberships)
    .innerJoin(users, and(eq(users.schoolId, memberships.schoolId), eq(users.id, memberships.userId)))
    .where(
      and(
        eq(memberships.schoolId, schoolId),
        eq(memberships.classId, classId),
        eq(memberships.role, 'student'),
        isNull(memberships.removedAt),
      ),
    )
    .orderBy(asc(users.sortName), asc(users.id))
}
