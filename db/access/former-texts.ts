import { and, asc, eq } from 'drizzle-orm'
import type { FormerText } from '#domain/notes/view.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { annotationVersions, replyVersions } from '../schema/tables.ts'
import { seenNote, seenReply } from './seen-note.ts'
import { withActor } from './with-actor.ts'

/**
 * What a note that the actor sees said before its edits, oldest first: for its author all of it, for others what was for them
 * then. Which that is the row-level security says (db/schema/talk.ts).
 */
export async function readFormerNotes(ctx: Ctx, noteId: string): Promise<Result<FormerText[]>> {
  return withActor(ctx, async (tx, actor) => {
    if ((await seenNote(tx, ctx, actor, noteId)) === null) return notFound
    const { version, body, audience, writtenAt, schoolId, annotationId } = annotationVersions
    const rows = await tx
      .select({ version, body, audience, writtenAt })
      .from(annotationVersions)
      .where(and(eq(schoolId, actor.schoolId), eq(annotationId, noteId)))
      .orderBy(asc(version))
    return ok(rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() })))
  })
}

/** What a reply that the actor sees said before its edits, oldest first. */
export async function readFormerReplies(ctx: Ctx, id: string): Promise<Result<FormerText[]>> {
  return withActor(ctx, async (tx, actor) => {
    if ((await seenReply(tx, ctx, actor, id)) === null) return notFound
    const { version, body, writtenAt, schoolId, replyId } = replyVersions
    const rows = await tx
      .select({ version, body, writtenAt })
      .from(replyVersions)
      .where(and(eq(schoolId, actor.schoolId), eq(replyId, id)))
      .orderBy(asc(version))
    return ok(rows.map((row) => ({ ...row, audience: null, writtenAt: row.writtenAt.toISOString() })))
  })
}
