import { and, eq } from 'drizzle-orm'
import { compareRevisions, type RevisionDifference } from '#domain/article/revision/compare-revisions.ts'
import type { NotesReview } from '#domain/article/revision/review.ts'
import { type Actor, can } from '#domain/policy.ts'
import { forbidden, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { assignments, classes, revisions } from '../schema/tables.ts'
import { newestRevisionOf, type StoredRevision, withLevels } from './article-drafts.ts'
import { recordAudit } from './audit.ts'
import { assignmentFactsOf } from './facts.ts'
import { asManager } from './managed-assignment.ts'
import { reviewNotes } from './passage-reviews.ts'
import { readRevisionOf } from './read-revision.ts'
import { reanchorAssignment } from './system/reanchor.ts'
import { withActor } from './with-actor.ts'

export type MoveReview = {
  assignmentId: string
  className: string
  title: string
  /** The revision that the class reads. */
  presentNumber: number
  /** The revision of which the quiz speaks, which stays; null for a reading alone. */
  quizNumber: number | null
  /** Where it may be moved; null where it reads the newest that the teacher may give. */
  move: { revisionId: string; number: number; difference: RevisionDifference; notes: NotesReview } | null
}

/** What moving an assignment to the newest revision would do to what is read and to the notes on it. Changes nothing. */
export async function reviewMove(ctx: Ctx, assignmentId: string): Promise<Result<MoveReview>> {
  return withActor(ctx, async (tx, actor) => {
    const facts = await assignmentFactsOf(tx, actor, assignmentId, ctx.now())
    if (facts === null) return notFound
    if (!can(actor, 'assignment.manage', facts)) return can(actor, 'assignment.see', facts) ? forbidden : notFound
    const { assignment } = facts
    const { schoolId, articleId } = assignment
    const present = await revisionById(tx, actor, readRevisionOf(assignment))
    const quizzed = await revisionById(tx, actor, assignment.revisionId)
    const [placed] = await tx
      .select({ className: classes.name })
      .from(classes)
      .where(and(eq(classes.schoolId, schoolId), eq(classes.id, assignment.classId)))
    if (present === null || quizzed === null || !placed) return notFound
    const newest = await newestRevisionOf(tx, schoolId, articleId)
    return ok({
      assignmentId,
      className: placed.className,
      title: present.meta.title,
      presentNumber: present.number,
      quizNumber: assignment.quizVersionId === null ? null : quizzed.number,
      move:
        newest && newest.number > present.number ? await describeMove(tx, actor, assignment, present, newest) : null,
    })
  })
}

type Assignment = typeof assignments.$inferSelect

async function describeMove(
  tx: Db,
  actor: Actor,
  { schoolId, articleId, id: assignmentId }: Assignment,
  present: StoredRevision,
  newest: StoredRevision,
): Promise<NonNullable<MoveReview['move']>> {
  const target = new Map(newest.levels.map(({ level, blocks }) => [level, blocks]))
  const at = { schoolId, articleId, assignmentId, number: newest.number }
  return {
    revisionId: newest.id,
    number: newest.number,
    difference: compareRevisions(present, newest),
    notes: await reviewNotes(tx, actor, at, target),
  }
}

async function revisionById(tx: Db, { schoolId }: Actor, revisionId: string): Promise<StoredRevision | null> {
  const [row] = await tx
    .select()
    .from(revisions)
    .where(and(eq(revisions.schoolId, schoolId), eq(revisions.id, revisionId)))
  return row ? withLevels(tx, row) : null
}

/**
 * Lets a class read a newer revision of its text; the notes follow it. The quiz, if there is one, goes on speaking of the text
 * with which it was published, and nothing changes for those who take it. The same again changes nothing. Errors:
 * `invalid` on `revisionId` when it is no newer revision of this text that the teacher may read.
 */
export async function moveAssignment(
  ctx: Ctx,
  { assignmentId, revisionId }: { assignmentId: string; revisionId: string },
): Promise<Result<{ number: number }>> {
  return asManager<{ number: number }>(ctx, assignmentId, async (tx, actor, { assignment }) => {
    const { schoolId, articleId } = assignment
    const present = await revisionById(tx, actor, readRevisionOf(assignment))
    const [target] = await tx
      .select({ id: revisions.id, number: revisions.number })
      .from(revisions)
      .where(and(eq(revisions.schoolId, schoolId), eq(revisions.id, revisionId), eq(revisions.articleId, articleId)))
    if (!target || present === null) return invalid('revisionId', 'revision-wrong')
    if (target.id === present.id) return ok({ number: target.number })
    if (target.number < present.number) return invalid('revisionId', 'revision-wrong')
    await tx
      .update(assignments)
      .set(
        assignment.quizVersionId === null ? { revisionId, movedToRevisionId: null } : { movedToRevisionId: revisionId },
      )
      .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, assignmentId)))
    await reanchorAssignment(tx, ctx, { schoolId, assignmentId, revisionId })
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'assignment-moved',
      subjectType: 'assignment',
      subjectId: assignmentId,
      detail: { from: present.number, to: target.number },
    })
    return ok({ number: target.number })
  })
}
