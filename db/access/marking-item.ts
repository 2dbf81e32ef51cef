import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Span } from '#domain/anchoring/schema.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { can } from '#domain/policy.ts'
import { evidencePlaces } from '#domain/quiz/evidence-places.ts'
import { spansIn } from '#domain/quiz/marked-spans.ts'
import type { MarkingItem } from '#domain/quiz/marking-item.ts'
import { orderBody } from '#domain/quiz/order-body.ts'
import { goldSpans } from '#domain/quiz/questions/evidence.ts'
import type { Criterion } from '#domain/quiz/questions/free-text.ts'
import type { QuestionKey } from '#domain/quiz/schema.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  assignments,
  attemptItems,
  attempts,
  questionKeys,
  questionVersions,
  responseEvents,
} from '../schema/tables.ts'
import { currentScores } from '../schema/views.ts'
import { correctionIn, correctionsOf } from './corrections.ts'
import { classRoleOf } from './facts.ts'
import { groundAnswers } from './ground-answers.ts'
import { blocksOfLevel } from './level-blocks.ts'
import { newestMark } from './marking.ts'
import { withActor } from './with-actor.ts'

type Place = { attemptId: string; position: number }

/** One answer of a handed-in attempt with all that its marker needs, and no name. Nine queries at most. */
export async function readMarkingItem(
  ctx: Ctx,
  assignmentId: string,
  place: Place,
  askedLevel?: ReadingLevel,
): Promise<Result<MarkingItem>> {
  return withActor(ctx, async (tx, actor) => {
    const { schoolId } = actor
    const row = await itemAt(tx, schoolId, assignmentId, place)
    if (!row || !can(actor, 'attempt.mark', { classRole: await classRoleOf(tx, actor, row.classId) })) return notFound
    const correction = correctionIn(
      await correctionsOf(tx, schoolId, [{ id: place.attemptId }]),
      place.attemptId,
      place.position,
    )
    const inForce = correction ?? row
    const mark = await newestMark(tx, schoolId, { ...place, round: row.round })
    const former = await formerRubricOf(tx, schoolId, mark?.questionVersionId ?? null, inForce.questionVersionId)
    const answers = await answersAt(tx, schoolId, place)
    const cited = spansIn(answers.response)
    const level = askedLevel ?? cited[0]?.level ?? 'standard'
    const blocks = await blocksOfLevel(tx, actor, row.revisionId, level)
    const [proof = [], marked = []] = evidencePlaces(
      [{ evidence: goldIn(inForce.key) }, { evidence: [...cited] }],
      blocks,
      level,
    )
    return ok({
      ...place,
      points: Number(row.points),
      body: orderBody(row.body, row.optionOrder),
      key: inForce.key,
      ...answers,
      score:
        row.state === null || row.kind === null
          ? null
          : {
              state: row.state,
              points: row.reached === null ? null : Number(row.reached),
              kind: row.kind,
              comment: row.comment,
            },
      questionVersionId: inForce.questionVersionId,
      isCorrected: correction !== undefined,
      rubric: rubricOf(inForce.key),
      mark,
      formerRubric: former,
      level,
      places: { evidence: proof, cited: marked },
    })
  })
}

async function itemAt(tx: Db, schoolId: string, assignmentId: string, { attemptId, position }: Place) {
  const [row] = await tx
    .select({
      classId: assignments.classId,
      revisionId: assignments.revisionId,
      round: attempts.round,
      points: attemptItems.points,
      optionOrder: attemptItems.optionOrder,
      questionVersionId: attemptItems.questionVersionId,
      body: questionVersions.body,
      key: questionKeys.key,
      state: currentScores.state,
      reached: currentScores.points,
      kind: currentScores.kind,
      comment: currentScores.comment,
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
      questionVersions,
      and(
        eq(questionVersions.schoolId, attemptItems.schoolId),
        eq(questionVersions.id, attemptItems.questionVersionId),
      ),
    )
    .innerJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, attemptItems.schoolId),
        eq(questionKeys.questionVersionId, attemptItems.questionVersionId),
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
    .where(
      and(
        eq(attempts.schoolId, schoolId),
        eq(attempts.assignmentId, assignmentId),
        eq(attempts.id, attemptId),
        isNotNull(attempts.submittedAt),
      ),
    )
  return row
}

/** The answer that counts and those that are kept besides. */
async function answersAt(
  tx: Db,
  schoolId: string,
  { attemptId, position }: Place,
): Promise<Pick<MarkingItem, 'response' | 'others'>> {
  const events = await tx
    .select()
    .from(responseEvents)
    .where(
      and(
        eq(responseEvents.schoolId, schoolId),
        eq(responseEvents.attemptId, attemptId),
        eq(responseEvents.position, position),
        inArray(responseEvents.disposition, ['current', 'conflict', 'late']),
      ),
    )
    .orderBy(asc(responseEvents.seq))
  const given = events.map(({ payload, ...event }) => ({ ...event, response: payload }))
  const grounded = (await groundAnswers(tx, schoolId, new Map([[attemptId, given]]))).get(attemptId) ?? []
  return {
    response: grounded.findLast(({ disposition }) => disposition === 'current')?.response ?? null,
    others: grounded
      .filter(({ disposition }) => disposition !== 'current')
      .map(({ seq, response, disposition, receivedAt }) => ({ seq, response, disposition, receivedAt })),
  }
}

/** The rubric of the version that a mark was given under, where that is not the one in force. */
async function formerRubricOf(
  tx: Db,
  schoolId: string,
  markedBy: string | null,
  inForce: string,
): Promise<Criterion[] | null> {
  if (markedBy === null || markedBy === inForce) return null
  const [row] = await tx
    .select({ key: questionKeys.key })
    .from(questionKeys)
    .where(and(eq(questionKeys.schoolId, schoolId), eq(questionKeys.questionVersionId, markedBy)))
  return row ? rubricOf(row.key) : null
}

function rubricOf(key: QuestionKey): Criterion[] {
  return key.type === 'free-text' ? key.rubric : []
}

/** The passages that prove the answer. */
function goldIn(key: QuestionKey): Span[] {
  return key.type === 'evidence' ? goldSpans([...key.alternatives, key.evidence]) : key.evidence
}
