import { and, eq } from 'drizzle-orm'
import type { Span } from '#domain/anchoring/schema.ts'
import type { NotePast } from '#domain/notes/view.ts'
import type { Actor } from '#domain/policy.ts'
import { fail, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { annotationAnchors, type assignments } from '../schema/tables.ts'
import { assignmentFactsOf } from './facts.ts'
import { describeIn, ownNote } from './own-note.ts'
import { readRevisionOf } from './read-revision.ts'
import { noteHistory } from './system/note-history.ts'
import { withActor } from './with-actor.ts'

/**
 * Puts one's own note, whose passage is gone or stands in several places, on a passage of the text that is read now. The same
 * again changes nothing. Errors: `invalid` on `span`; `conflict` "note-has-place" when it stands somewhere already.
 */
export async function putNoteBack(ctx: Ctx, noteId: string, span: Span): Promise<Result<{ id: string }>> {
  return withOwnAnchor(ctx, noteId, async (tx, actor, { anchor, assignment }) => {
    const described = await describeIn(tx, actor, assignment, span)
    if (!described.ok) return described
    const { start, end, ...words } = described.value
    const isThere = anchor.startOffset === start && anchor.endOffset === end && anchor.level === span.level
    if (anchor.status === 'reattached' && isThere) return ok({ id: noteId })
    const { status, level, quote, prefix, suffix } = anchor
    if (status !== 'ambiguous' && status !== 'orphan') return fail({ kind: 'conflict', detail: 'note-has-place' })
    await setAnchor(tx, anchor, {
      ...words,
      status: 'reattached',
      startOffset: start,
      endOffset: end,
      putBackFrom: { status, level, quote, prefix, suffix },
    })
    return ok({ id: noteId })
  })
}

/** Takes back that a note was put on a passage by hand: it is without a place again. Taking it back twice changes nothing. */
export async function undoPutBack(ctx: Ctx, noteId: string): Promise<Result<{ id: string }>> {
  return withOwnAnchor(ctx, noteId, async (tx, _actor, { anchor }) => {
    if (anchor.putBackFrom === null) return ok({ id: noteId })
    await setAnchor(tx, anchor, {
      ...anchor.putBackFrom,
      startOffset: null,
      endOffset: null,
      blockId: null,
      blockStart: null,
      endBlockId: null,
      blockEnd: null,
      putBackFrom: null,
    })
    return ok({ id: noteId })
  })
}

/** What became of one's own note in each revision up to the one that is read now, oldest first. */
export async function readNoteHistory(ctx: Ctx, noteId: string): Promise<Result<NotePast[]>> {
  return withOwnAssignment(ctx, noteId, async (tx, actor, assignment) => {
    const at = { schoolId: actor.schoolId, noteId, revisionId: readRevisionOf(assignment) }
    return ok(await noteHistory(tx, at))
  })
}

type Assignment = typeof assignments.$inferSelect
type AnchorRow = typeof annotationAnchors.$inferSelect

async function withOwnAssignment<T>(
  ctx: Ctx,
  noteId: string,
  work: (tx: Db, actor: Actor, assignment: Assignment) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withActor(ctx, async (tx, actor) => {
    const note = await ownNote(tx, ctx, actor, noteId)
    if (note === null) return notFound
    const facts = await assignmentFactsOf(tx, actor, note.assignmentId, ctx.now())
    return facts ? work(tx, actor, facts.assignment) : notFound
  })
}

/** Runs `work` with the note's anchor in the revision that is read now, locked. */
function withOwnAnchor<T>(
  ctx: Ctx,
  noteId: string,
  work: (tx: Db, actor: Actor, of: { anchor: AnchorRow; assignment: Assignment }) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withOwnAssignment(ctx, noteId, async (tx, actor, assignment) => {
    const [anchor] = await tx
      .select()
      .from(annotationAnchors)
      .where(
        and(
          eq(annotationAnchors.schoolId, actor.schoolId),
          eq(annotationAnchors.annotationId, noteId),
          eq(annotationAnchors.revisionId, readRevisionOf(assignment)),
        ),
      )
      .for('update')
    return anchor ? work(tx, actor, { anchor, assignment }) : notFound
  })
}

async function setAnchor(tx: Db, anchor: AnchorRow, change: Partial<AnchorRow>): Promise<void> {
  await tx
    .update(annotationAnchors)
    .set({ ...change, score: null })
    .where(
      and(
        eq(annotationAnchors.schoolId, anchor.schoolId),
        eq(annotationAnchors.annotationId, anchor.annotationId),
        eq(annotationAnchors.revisionId, anchor.revisionId),
      ),
    )
}
