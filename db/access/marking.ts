import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { type Actor, can } from '#domain/policy.ts'
import {
  type ChosenLevels,
  type GivenMark,
  knownLevels,
  type MarkOutcome,
  markOf,
  rubricPoints,
} from '#domain/quiz/mark.ts'
import { fail, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { assignments, attemptItems, attempts, gradingRuns, questionKeys, scores, users } from '../schema/tables.ts'
import { recordAudit } from './audit.ts'
import { correctionIn, correctionsOf } from './corrections.ts'
import { countingAnswer } from './counting-answer.ts'
import { classRoleOf } from './facts.ts'
import { withActor } from './with-actor.ts'

export type NewMark = {
  attemptId: string
  position: number
  /** Decimal text; null for the sum of the chosen levels. */
  points: string | null
  comment: string | null
  levels?: ChosenLevels
  /** The question version whose rubric was seen; undefined where none was. */
  seenVersionId?: string | undefined
  /** The last act of marking by hand that was seen; null for none. */
  seenRunId: string | null
  /** Sequence of the answer that was seen, 0 for none; undefined where it was not asked. */
  seenSeq?: number
}

/**
 * Marks one answer of a handed-in attempt by hand. Every mark is a new row; the newest counts, before any machine's.
 * A mark that another has given meanwhile is not overwritten but given back (`overtaken`). Errors: `invalid` on `points`
 * (outside 0 to the item's points, or neither points nor a level for each criterion), `not-found`, `conflict`
 * "question-corrected" when a regrade has put another rubric in the place of the one seen, and "answer-changed" when
 * another answer counts by now.
 */
export async function markAnswer(ctx: Ctx, mark: NewMark): Promise<Result<MarkOutcome>> {
  return withActor<MarkOutcome>(ctx, async (tx, actor) => {
    const item = await markableItem(tx, actor.schoolId, mark)
    if (!item || item.submittedAt === null) return notFound
    if (!can(actor, 'attempt.mark', { classRole: await classRoleOf(tx, actor, item.classId) })) return notFound
    await takeTurn(tx, mark)
    const newest = await newestMark(tx, actor.schoolId, { ...mark, round: item.round })
    if (newest !== null && newest.runId !== mark.seenRunId && newest.state !== 'waits')
      return ok({ status: 'overtaken', theirs: newest })

    const corrections = await correctionsOf(tx, actor.schoolId, [{ id: mark.attemptId }])
    const inForce = correctionIn(corrections, mark.attemptId, mark.position) ?? item
    const isSeen = mark.seenVersionId === undefined || mark.seenVersionId === inForce.questionVersionId
    if (!isSeen) return fail({ kind: 'conflict', detail: 'question-corrected' })
    const rubric = inForce.key.type === 'free-text' ? inForce.key.rubric : []
    const levels = knownLevels(rubric, mark.levels ?? {})
    const points = mark.points ?? rubricPoints(rubric, levels)
    const reached = points === null ? null : markOf(points, Number(item.max))
    if (points === null || reached === null) return invalid('points', 'points-wrong')
    const after = newest === null ? 0 : newest.at.getTime() + 1
    const runId = await insertMark(tx, ctx, actor, {
      ...mark,
      ...reached,
      points,
      round: item.round,
      questionVersionId: inForce.questionVersionId,
      rubric: rubric.length === 0 ? null : levels,
      createdAt: new Date(Math.max(ctx.now().getTime(), after)),
    })
    const isHeld = await isAsSeen(tx, actor.schoolId, { ...mark, round: item.round })
    return isHeld ? ok({ status: 'saved', runId }) : fail({ kind: 'conflict', detail: 'answer-changed' })
  })
}

type Place = { attemptId: string; position: number }

async function markableItem(tx: Db, schoolId: string, { attemptId, position }: Place) {
  const [row] = await tx
    .select({
      classId: assignments.classId,
      max: attemptItems.points,
      submittedAt: attempts.submittedAt,
      round: attempts.round,
      questionVersionId: attemptItems.questionVersionId,
      key: questionKeys.key,
    })
    .from(attempts)
    .innerJoin(assignments, and(eq(assignments.schoolId, attempts.schoolId), eq(assignments.id, attempts.assignmentId)))
    .innerJoin(
      attemptItems,
      and(
        eq(attemptItems.schoolId, attempts.schoolId),
        eq(attemptItems.attemptId, attempts.id),
        eq(attemptItems.position, position),
      ),
    )
    .innerJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, attemptItems.schoolId),
        eq(questionKeys.questionVersionId, attemptItems.questionVersionId),
      ),
    )
    .where(and(eq(attempts.schoolId, schoolId), eq(attempts.id, attemptId)))
  return row
}

/** One marker of an answer after the other: what is read next is what holds until the end of the transaction. */
async function takeTurn(tx: Db, { attemptId, position }: Place): Promise<void> {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('mark ' || ${attemptId}::uuid || ' ' || ${position}::int, 0))`,
  )
}

/** The mark by hand that counts for an answer; null for none. */
export async function newestMark(
  tx: Db,
  schoolId: string,
  { attemptId, position, round }: Place & { round: number },
): Promise<(GivenMark & { questionVersionId: string | null }) | null> {
  const [row] = await tx
    .select({
      runId: gradingRuns.id,
      points: scores.points,
      state: scores.state,
      comment: scores.comment,
      rubric: scores.rubric,
      questionVersionId: scores.questionVersionId,
      by: users.displayName,
      at: gradingRuns.createdAt,
    })
    .from(gradingRuns)
    .innerJoin(
      scores,
      and(eq(scores.schoolId, gradingRuns.schoolId), eq(scores.runId, gradingRuns.id), eq(scores.position, position)),
    )
    .leftJoin(users, and(eq(users.schoolId, gradingRuns.schoolId), eq(users.id, gradingRuns.createdBy)))
    .where(
      and(
        eq(gradingRuns.schoolId, schoolId),
        eq(gradingRuns.attemptId, attemptId),
        eq(gradingRuns.kind, 'manual'),
        eq(gradingRuns.round, round),
      ),
    )
    .orderBy(desc(gradingRuns.createdAt), desc(gradingRuns.id))
    .limit(1)
  return row ? { ...row, points: plainPoints(row.points) } : null
}

/** Without the noughts that the column's scale adds. */
function plainPoints(points: string | null): string {
  return String(Number(points ?? 0))
}

/**
 * Whether the attempt is still handed in for the same time, with the same answer. Asked after the mark was written: its
 * reference to the attempt keeps everybody off who would let another answer count, until the end of the transaction.
 */
async function isAsSeen(
  tx: Db,
  schoolId: string,
  { attemptId, position, round, seenSeq }: Place & { round: number; seenSeq?: number },
): Promise<boolean> {
  const counting = countingAnswer(tx)
  const [row] = await tx
    .select({ seq: counting.seq })
    .from(attempts)
    .innerJoin(
      attemptItems,
      and(
        eq(attemptItems.schoolId, attempts.schoolId),
        eq(attemptItems.attemptId, attempts.id),
        eq(attemptItems.position, position),
      ),
    )
    .leftJoinLateral(counting, sql`true`)
    .where(
      and(
        eq(attempts.schoolId, schoolId),
        eq(attempts.id, attemptId),
        eq(attempts.round, round),
        isNotNull(attempts.submittedAt),
      ),
    )
  return row !== undefined && (seenSeq === undefined || seenSeq === (row.seq ?? 0))
}

type MarkRow = Place & {
  round: number
  points: string
  state: GivenMark['state']
  fraction: number
  comment: string | null
  rubric: ChosenLevels | null
  questionVersionId: string
  createdAt: Date
}

async function insertMark(tx: Db, ctx: Ctx, { schoolId, userId }: Actor, mark: MarkRow): Promise<string> {
  const { attemptId, position, round, points, state, fraction, comment, rubric, questionVersionId, createdAt } = mark
  const runId = ctx.newId()
  await tx
    .insert(gradingRuns)
    .values({ schoolId, id: runId, attemptId, kind: 'manual', round, createdBy: userId, createdAt })
  await tx.insert(scores).values({
    schoolId,
    runId,
    attemptId,
    position,
    state,
    fraction,
    points,
    chosen: [],
    misconceptions: [],
    questionVersionId,
    rubric,
    comment,
  })
  await recordAudit(tx, ctx, {
    schoolId,
    action: 'answer-marked',
    subjectType: 'attempt',
    subjectId: attemptId,
    detail: { position, points },
  })
  return runId
}
