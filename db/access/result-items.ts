import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Actor } from '#domain/policy.ts'
import type { ChosenLevels } from '#domain/quiz/mark.ts'
import { orderBody } from '#domain/quiz/order-body.ts'
import type { Released } from '#domain/quiz/release-rules.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import { type RevealedParts, revealParts } from '#domain/quiz/reveal-parts.ts'
import type { ResultItemView } from '#domain/quiz/view.ts'
import type { Db } from '../client.ts'
import { attemptItems, attempts, gradingRuns, questionKeys, questionVersions, scores } from '../schema/tables.ts'
import type { currentScores } from '../schema/views.ts'
import { correctionIn, correctionsOf } from './corrections.ts'
import { countingAnswer } from './counting-answer.ts'
import { currentScore } from './current-score.ts'

const hidden: RevealedParts = { score: null, way: null, right: null, words: null }

/**
 * Scores and keys come along only where row-level security lets them. What a regrade corrected stands for what was shown;
 * a text keeps the rubric that it was marked by.
 */
export async function releasedItems(
  tx: Db,
  actor: Actor,
  attemptId: string,
  parts: Released,
): Promise<Omit<ResultItemView, 'evidence'>[]> {
  const counting = countingAnswer(tx)
  const markedKeys = alias(questionKeys, 'marked_keys')
  const score = currentScore(tx)
  const rows = await tx
    .select({
      item: attemptItems,
      body: questionVersions.body,
      key: questionKeys.key,
      markedKey: markedKeys.key,
      state: score.state,
      reached: score.points,
      comment: score.comment,
      kind: score.kind,
      levels: score.rubric,
      regradeId: score.regradeId,
      gradedAt: score.createdAt,
      response: counting.response,
    })
    .from(attemptItems)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.schoolId, attemptItems.schoolId),
        eq(questionVersions.id, attemptItems.questionVersionId),
      ),
    )
    .leftJoinLateral(score, sql`true`)
    .leftJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, attemptItems.schoolId),
        eq(questionKeys.questionVersionId, attemptItems.questionVersionId),
      ),
    )
    .leftJoin(
      markedKeys,
      and(
        eq(markedKeys.schoolId, score.schoolId),
        eq(markedKeys.questionVersionId, score.questionVersionId),
        eq(score.kind, 'manual'),
      ),
    )
    .leftJoinLateral(counting, sql`true`)
    .where(
      and(
        eq(attemptItems.schoolId, actor.schoolId),
        eq(attemptItems.attemptId, attemptId),
        sql`${attemptItems.attemptId} in (select r.attempt_id from postil_own_results() r where r.score or r.answers or r.explanations)`,
      ),
    )
    .orderBy(asc(attemptItems.position), asc(attemptItems.questionVersionId))
  const corrections = await correctionsOf(tx, actor.schoolId, [{ id: attemptId }])
  const former = corrections.length === 0 ? new Map<number, FormerMark>() : await formerMarks(tx, actor, attemptId)
  return rows.map(({ item, body, key, markedKey, response, ...score }) => {
    const { position } = item
    const correction = correctionIn(corrections, attemptId, position)
    const rubricKey = markedKey?.type === 'free-text' ? markedKey : null
    const halves = { body: correction?.body ?? body, key: rubricKey ?? correction?.key ?? key }
    const mark = parts.score ? markShown(score) : null
    return {
      position,
      body: orderBody(body, item.optionOrder),
      response,
      reveal: halves.key === null ? hidden : revealParts(revealQuestion(halves.body, halves.key, response), parts),
      mark,
      maxPoints: Number(item.points),
      correction:
        correction === undefined
          ? null
          : { pointsBefore: mark === null ? null : pointsBefore(score, former.get(position)) },
    }
  })
}

type Score = Pick<
  { [Column in keyof typeof currentScores.$inferSelect]: (typeof currentScores.$inferSelect)[Column] | null },
  'state' | 'comment' | 'kind' | 'regradeId'
> & { reached: string | null; levels: ChosenLevels | null; gradedAt: Date | null }

function markShown({ state, reached, comment, kind, levels }: Score): NonNullable<ResultItemView['mark']> {
  return {
    state: state ?? 'waits',
    points: reached === null ? null : Number(reached),
    comment,
    isByHand: kind === 'manual' && state !== 'waits',
    levels,
  }
}

type FormerMark = { points: string | null; at: Date }

/** The points that a regrade changed after they had been given; null where it changed none. */
function pointsBefore({ reached, regradeId, gradedAt }: Score, former: FormerMark | undefined): number | null {
  if (regradeId === null || gradedAt === null || former === undefined || former.points === null) return null
  const isLater = former.at < gradedAt
  return isLater && Number(former.points) !== Number(reached ?? 0) ? Number(former.points) : null
}

/** What the machine gave at the last hand-in by the questions as they were shown, by position. */
async function formerMarks(tx: Db, { schoolId }: Actor, attemptId: string): Promise<Map<number, FormerMark>> {
  const rows = await tx
    .selectDistinctOn([scores.position], {
      position: scores.position,
      points: scores.points,
      at: gradingRuns.createdAt,
    })
    .from(scores)
    .innerJoin(gradingRuns, and(eq(gradingRuns.schoolId, scores.schoolId), eq(gradingRuns.id, scores.runId)))
    .innerJoin(attempts, and(eq(attempts.schoolId, gradingRuns.schoolId), eq(attempts.id, gradingRuns.attemptId)))
    .where(
      and(
        eq(scores.schoolId, schoolId),
        eq(scores.attemptId, attemptId),
        eq(gradingRuns.kind, 'machine'),
        eq(gradingRuns.round, attempts.round),
        isNull(gradingRuns.regradeId),
      ),
    )
    .orderBy(asc(scores.position), desc(gradingRuns.createdAt), desc(gradingRuns.id))
  return new Map(rows.map(({ position, ...mark }) => [position, mark]))
}
