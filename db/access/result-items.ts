import { and, asc, eq, sql } from 'drizzle-orm'
import type { Actor } from '#domain/policy.ts'
import { orderBody } from '#domain/quiz/order-body.ts'
import type { Released } from '#domain/quiz/release-rules.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import { type RevealedParts, revealParts } from '#domain/quiz/reveal-parts.ts'
import type { ResultItemView } from '#domain/quiz/view.ts'
import type { Db } from '../client.ts'
import { attemptItems, questionKeys, questionVersions } from '../schema/tables.ts'
import { currentScores } from '../schema/views.ts'
import { countingAnswer } from './counting-answer.ts'

const hidden: RevealedParts = { score: null, way: null, right: null, words: null }

/** Scores and keys come along only where row-level security lets them. A corrected key stands for the one it corrects. */
export async function releasedItems(
  tx: Db,
  actor: Actor,
  attemptId: string,
  parts: Released,
): Promise<Omit<ResultItemView, 'evidence'>[]> {
  const counting = countingAnswer(tx)
  const rows = await tx
    .select({
      item: attemptItems,
      body: questionVersions.body,
      key: questionKeys.key,
      state: currentScores.state,
      reached: currentScores.points,
      comment: currentScores.comment,
      kind: currentScores.kind,
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
    .leftJoin(
      currentScores,
      and(
        eq(currentScores.schoolId, attemptItems.schoolId),
        eq(currentScores.attemptId, attemptItems.attemptId),
        eq(currentScores.position, attemptItems.position),
      ),
    )
    .leftJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, attemptItems.schoolId),
        sql`${questionKeys.questionVersionId} = coalesce(${currentScores.questionVersionId}, ${attemptItems.questionVersionId})`,
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
  return rows.map(({ item, body, key, state, reached, comment, kind, response }) => ({
    position: item.position,
    body: orderBody(body, item.optionOrder),
    response,
    reveal: key === null ? hidden : revealParts(revealQuestion(body, key, response), parts),
    mark: parts.score
      ? {
          state: state ?? 'waits',
          points: reached === null ? null : Number(reached),
          comment,
          isByHand: kind === 'manual' && state !== 'waits',
        }
      : null,
    maxPoints: Number(item.points),
  }))
}
