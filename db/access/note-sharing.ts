import { and, eq, isNull, ne } from 'drizzle-orm'
import type { AnnotationEdit } from '#domain/notes/schema.ts'
import type { Actor } from '#domain/policy.ts'
import { fail, invalid, notFound } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { type annotations, replies } from '../schema/tables.ts'
import { type AssignmentFacts, assignmentFactsOf } from './facts.ts'
import { groupsFor } from './groups-for.ts'

/** Whether the actor may write for a group: one of the assignment's class that is theirs. None is always right. */
export async function mayShareWith(
  tx: Db,
  actor: Actor,
  { assignment, classRole }: AssignmentFacts,
  groupId: string | null,
): Promise<boolean> {
  if (groupId === null) return true
  if (classRole === null) return false
  return (await groupsFor(tx, actor, assignment.classId, classRole)).some(({ id }) => id === groupId)
}

/**
 * Why a note may not be given to another audience; null when it may, or when the audience stays. Whoever replied wrote for those
 * who saw the note then: its author is to be told of every reply by others before more or fewer see them.
 */
export async function faultOfSharing(
  tx: Db,
  ctx: Ctx,
  actor: Actor,
  note: typeof annotations.$inferSelect,
  edit: AnnotationEdit,
) {
  const { audience, repliesTold = 0 } = edit
  const groupId = edit.groupId ?? null
  if (audience === note.audience && groupId === note.groupId) return null
  const facts = await assignmentFactsOf(tx, actor, note.assignmentId, ctx.now())
  if (facts === null) return notFound
  if (groupId !== note.groupId && !(await mayShareWith(tx, actor, facts, groupId)))
    return invalid('audience', 'group-unknown')
  const standing = await tx.$count(
    replies,
    and(
      eq(replies.schoolId, actor.schoolId),
      eq(replies.annotationId, note.id),
      ne(replies.authorId, actor.userId),
      isNull(replies.deletedAt),
    ),
  )
  if (standing <= repliesTold) return null
  return fail({ kind: 'conflict', detail: 'note-has-replies', data: { replies: [standing] } })
}
