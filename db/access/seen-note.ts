import { and, eq, inArray, isNull } from 'drizzle-orm'
import { type Actor, can } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { annotations, replies, users } from '../schema/tables.ts'
import { type AssignmentFacts, assignmentFactsOf } from './facts.ts'
import { groupsFor } from './groups-for.ts'
import { isStaff } from './replies-of.ts'

/** A note that the actor sees now, and what is known of its assignment. */
export type SeenNote = {
  note: typeof annotations.$inferSelect
  facts: AssignmentFacts
  /** Whether classmates' words are closed to the actor until they have written a note of their own. */
  isAwaitingOwn: boolean
}

/** A note by its id, if the actor may see it and it is not deleted; null otherwise. Four queries. */
export async function seenNote(tx: Db, ctx: Ctx, actor: Actor, noteId: string): Promise<SeenNote | null> {
  const [row] = await tx
    .select({ note: annotations, authorRole: users.role })
    .from(annotations)
    .leftJoin(users, and(eq(users.schoolId, annotations.schoolId), eq(users.id, annotations.authorId)))
    .where(and(eq(annotations.schoolId, actor.schoolId), eq(annotations.id, noteId), isNull(annotations.deletedAt)))
  if (!row) return null
  const { note, authorRole } = row
  const facts = await assignmentFactsOf(tx, actor, note.assignmentId, ctx.now())
  if (!facts?.classRole || !can(actor, 'assignment.read', facts)) return null
  const { assignment, classRole } = facts
  const isAwaitingOwn =
    classRole === 'student' && assignment.notesAfterOwn && !(await hasOwnWord(tx, actor, assignment.id))
  const groups = note.groupId === null ? [] : await groupsFor(tx, actor, assignment.classId, classRole)
  const isSeen = can(actor, 'note.view', {
    classRole,
    isAuthor: note.authorId === actor.userId,
    audience: note.audience,
    isDeleted: false,
    isHidden: note.hiddenAt !== null,
    isInGroup: groups.some(({ id }) => id === note.groupId),
    isAwaitingOwn: isAwaitingOwn && !isStaff(authorRole),
  })
  return isSeen ? { note, facts, isAwaitingOwn } : null
}

/** A reply by its id, with the note that it answers, if the actor may see both; deleted only where it is their own. */
export async function seenReply(
  tx: Db,
  ctx: Ctx,
  actor: Actor,
  replyId: string,
): Promise<(SeenNote & { reply: typeof replies.$inferSelect }) | null> {
  const [row] = await tx
    .select({ reply: replies, authorRole: users.role })
    .from(replies)
    .leftJoin(users, and(eq(users.schoolId, replies.schoolId), eq(users.id, replies.authorId)))
    .where(and(eq(replies.schoolId, actor.schoolId), eq(replies.id, replyId)))
  if (!row) return null
  const { reply, authorRole } = row
  const seen = await seenNote(tx, ctx, actor, reply.annotationId)
  if (seen === null) return null
  const isSeen = can(actor, 'reply.view', {
    classRole: seen.facts.classRole,
    isAuthor: reply.authorId === actor.userId,
    isDeleted: reply.deletedAt !== null,
    isHidden: reply.hiddenAt !== null,
    isAwaitingOwn: seen.isAwaitingOwn && !isStaff(authorRole),
  })
  return isSeen ? { ...seen, reply } : null
}

/** Whether the actor has a standing note or question of their own on an assignment. */
async function hasOwnWord(tx: Db, { schoolId, userId }: Actor, assignmentId: string): Promise<boolean> {
  const own = and(
    eq(annotations.schoolId, schoolId),
    eq(annotations.assignmentId, assignmentId),
    eq(annotations.authorId, userId),
    inArray(annotations.kind, ['note', 'question']),
    isNull(annotations.deletedAt),
  )
  return (await tx.$count(annotations, own)) > 0
}
