import { and, eq, isNull, sql } from 'drizzle-orm'
import { hidingSchema } from '#domain/notes/talk-schema.ts'
import { type Actor, can } from '#domain/policy.ts'
import { forbidden, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { annotations, noteReports, replies } from '../schema/tables.ts'
import { recordAudit } from './audit.ts'
import { parseInput } from './parse-input.ts'
import { seenNote, seenReply } from './seen-note.ts'
import { type TalkTarget, writeHiding } from './system/hidden-talk.ts'
import { withActor } from './with-actor.ts'

/**
 * Hides a note from all but its author, who is told why, and the class's teachers. What was reported of it is settled with it.
 * Errors: `forbidden` for students who see it.
 */
export function hideNote(ctx: Ctx, noteId: string, { reason }: { reason: string }): Promise<Result<{ id: string }>> {
  return setHiding(ctx, { note: noteId }, { reason })
}

/** Shows a hidden note again to those it is for. */
export function showNote(ctx: Ctx, noteId: string): Promise<Result<{ id: string }>> {
  return setHiding(ctx, { note: noteId }, null)
}

/** Hides one reply from all but its author, who is told why, and the class's teachers. */
export function hideReply(ctx: Ctx, replyId: string, { reason }: { reason: string }): Promise<Result<{ id: string }>> {
  return setHiding(ctx, { reply: replyId }, { reason })
}

/** Shows a hidden reply again to those who see its note. */
export function showReply(ctx: Ctx, replyId: string): Promise<Result<{ id: string }>> {
  return setHiding(ctx, { reply: replyId }, null)
}

/** Hides what the actor, who teaches the class, sees; with its entry in the audit log. */
export async function hideTarget(
  tx: Db,
  ctx: Ctx,
  actor: Actor,
  target: TalkTarget,
  reason: string | null,
): Promise<Result<null>> {
  if (!(await isTaughtTarget(tx, actor, target))) return forbidden
  const { schoolId, userId } = actor
  const hiding = reason === null ? null : { at: ctx.now(), by: userId, reason }
  await writeHiding(tx, { schoolId, ...target }, hiding)
  if (hiding !== null) await settleReports(tx, ctx, actor, target, 'hidden')
  const { noteId, replyId } = target
  const subjectType = replyId === null ? 'note' : 'reply'
  const action = hiding === null ? 'words-shown' : 'words-hidden'
  await recordAudit(tx, ctx, { schoolId, action, subjectType, subjectId: replyId ?? noteId, detail: { noteId } })
  return ok(null)
}

/** Says of all open reports on the same words what became of them. */
export async function settleReports(
  tx: Db,
  ctx: Ctx,
  actor: Actor,
  { noteId, replyId }: TalkTarget,
  outcome: 'kept' | 'hidden',
): Promise<void> {
  await tx
    .update(noteReports)
    .set({ outcome, settledAt: ctx.now(), settledBy: actor.userId })
    .where(
      and(
        eq(noteReports.schoolId, actor.schoolId),
        eq(noteReports.annotationId, noteId),
        replyId === null ? isNull(noteReports.replyId) : eq(noteReports.replyId, replyId),
        isNull(noteReports.settledAt),
      ),
    )
}

function setHiding(
  ctx: Ctx,
  what: { note: string } | { reply: string },
  why: { reason: string } | null,
): Promise<Result<{ id: string }>> {
  const parsed = why === null ? ok(null) : parseInput(hidingSchema, why)
  if (!parsed.ok) return Promise.resolve(parsed)
  const reason = parsed.value?.reason ?? null
  return withActor<{ id: string }>(ctx, async (tx, actor) => {
    const seen =
      'note' in what ? await seenNote(tx, ctx, actor, what.note) : await seenReply(tx, ctx, actor, what.reply)
    if (seen === null) return notFound
    if (!can(actor, 'talk.moderate', { classRole: seen.facts.classRole })) return forbidden
    const target = { noteId: seen.note.id, replyId: 'reply' in what ? what.reply : null }
    const hidden = await hideTarget(tx, ctx, actor, target, reason)
    return hidden.ok ? ok({ id: target.replyId ?? target.noteId }) : hidden
  })
}

/** Whether a note or reply stands where the actor teaches, as the database has it: what follows is written by a mightier role. */
async function isTaughtTarget(tx: Db, actor: Actor, { noteId, replyId }: TalkTarget): Promise<boolean> {
  const isTaught = and(
    eq(annotations.schoolId, actor.schoolId),
    eq(annotations.id, noteId),
    sql`${annotations.assignmentId} in (select postil_taught_assignments())`,
  )
  if ((await tx.$count(annotations, isTaught)) === 0) return false
  if (replyId === null) return true
  const isThere = and(eq(replies.schoolId, actor.schoolId), eq(replies.id, replyId), eq(replies.annotationId, noteId))
  return (await tx.$count(replies, isThere)) > 0
}
