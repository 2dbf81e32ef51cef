import { and, eq, or, sql } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import { fail, forbidden, notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { annotations } from '../schema/tables.ts'
import { seenNote } from './seen-note.ts'
import { countAnswers, holdNote, writeAnswered } from './system/answering-notes.ts'
import { withActor } from './with-actor.ts'

/**
 * Says of a question that it is answered, or is not after all; for its author and for teachers, once somebody else's reply
 * stands. Saying the same again changes nothing. Errors: `forbidden` for others who see it; `conflict` "no-reply-yet",
 * "no-question".
 */
export async function setAnswered(ctx: Ctx, noteId: string, isAnswered: boolean): Promise<Result<{ id: string }>> {
  return withActor<{ id: string }>(ctx, async (tx, actor) => {
    const at = { schoolId: actor.schoolId, noteId }
    await holdNote(tx, at)
    const seen = await seenNote(tx, ctx, actor, noteId)
    if (seen === null) return notFound
    const { note, facts } = seen
    const isAuthor = note.authorId === actor.userId
    if (!can(actor, 'note.answered', { classRole: facts.classRole, isAuthor })) return forbidden
    // Asked of the database as well: what follows is written by a role that may change every note.
    const mayClose = and(
      eq(annotations.schoolId, actor.schoolId),
      eq(annotations.id, noteId),
      or(
        eq(annotations.authorId, actor.userId),
        sql`${annotations.assignmentId} in (select postil_taught_assignments())`,
      ),
    )
    if ((await tx.$count(annotations, mayClose)) === 0) return forbidden
    if (note.kind !== 'question') return fail({ kind: 'conflict', detail: 'no-question' })
    if (!isAnswered) await writeAnswered(tx, at, null)
    else if (note.answeredAt === null) {
      if ((await countAnswers(tx, { ...at, authorId: note.authorId })) === 0)
        return fail({ kind: 'conflict', detail: 'no-reply-yet' })
      await writeAnswered(tx, at, { at: ctx.now(), by: actor.userId })
    }
    return ok({ id: noteId })
  })
}
