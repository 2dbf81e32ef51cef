import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { QuestionHalves } from '#domain/quiz/regrade-fit.ts'
import type { Db } from '../client.ts'
import { attemptItems, attempts, questionKeys, questionVersions, regradeKeys, regrades } from '../schema/tables.ts'

/** The version of a drawn question that a regrade put in its place. */
export type Correction = QuestionHalves & {
  attemptId: string
  position: number
  regradeId: string
  questionVersionId: string
}

/**
 * What regrades that count have put in the place of the questions of these attempts, the oldest regrade first: the last
 * of each question is in force. As far as row-level security shows the keys to whoever asks. One query.
 */
export async function correctionsOf(
  tx: Db,
  schoolId: string,
  of: readonly { id: string }[],
): Promise<readonly Correction[]> {
  if (of.length === 0) return []
  return tx
    .select({
      attemptId: attemptItems.attemptId,
      position: attemptItems.position,
      regradeId: regrades.id,
      questionVersionId: questionVersions.id,
      body: questionVersions.body,
      key: questionKeys.key,
    })
    .from(attempts)
    .innerJoin(
      regrades,
      and(
        eq(regrades.schoolId, attempts.schoolId),
        eq(regrades.assignmentId, attempts.assignmentId),
        isNull(regrades.undoneAt),
      ),
    )
    .innerJoin(regradeKeys, and(eq(regradeKeys.schoolId, regrades.schoolId), eq(regradeKeys.regradeId, regrades.id)))
    .innerJoin(
      attemptItems,
      and(
        eq(attemptItems.schoolId, attempts.schoolId),
        eq(attemptItems.attemptId, attempts.id),
        eq(attemptItems.questionVersionId, regradeKeys.questionVersionId),
      ),
    )
    .innerJoin(
      questionVersions,
      and(eq(questionVersions.schoolId, regradeKeys.schoolId), eq(questionVersions.id, regradeKeys.correctedVersionId)),
    )
    .innerJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, questionVersions.schoolId),
        eq(questionKeys.questionVersionId, questionVersions.id),
      ),
    )
    .where(
      and(
        eq(attempts.schoolId, schoolId),
        inArray(
          attempts.id,
          of.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(regrades.createdAt), asc(regrades.id), asc(attemptItems.attemptId), asc(attemptItems.position))
}

/** The correction in force at one place of an attempt; undefined for none. */
export function correctionIn(
  corrections: readonly Correction[],
  attemptId: string,
  position: number,
): Correction | undefined {
  return corrections.findLast((one) => one.attemptId === attemptId && one.position === position)
}
