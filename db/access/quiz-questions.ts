import { and, asc, eq, sql } from 'drizzle-orm'
import type { QuestionBody, QuestionKey } from '#domain/quiz/schema.ts'
import type { Db } from '../client.ts'
import { questionKeys, questionVersions, quizItems, regradeKeys, regrades } from '../schema/tables.ts'

export type QuizQuestion = { quizPosition: number; points: number; body: QuestionBody; key: QuestionKey }

/**
 * The questions of an assignment's quiz in its order, with the keys that count: where a regrade has corrected one, the
 * corrected; as far as row-level security shows them to the actor. None for a reading alone.
 */
export async function questionsInForce(
  tx: Db,
  assignment: { schoolId: string; id: string; quizVersionId: string | null },
): Promise<QuizQuestion[]> {
  const { schoolId, id, quizVersionId } = assignment
  if (quizVersionId === null) return []
  const corrected = sql`(select k.corrected_version_id from ${regradeKeys} k
    join ${regrades} g on g.school_id = k.school_id and g.id = k.regrade_id
    where g.school_id = ${quizItems.schoolId} and g.assignment_id = ${id} and g.undone_at is null
      and k.question_version_id = ${quizItems.questionVersionId}
    order by g.created_at desc, g.id desc limit 1)`
  const rows = await tx
    .select({
      quizPosition: quizItems.position,
      points: quizItems.points,
      body: questionVersions.body,
      key: questionKeys.key,
    })
    .from(quizItems)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.schoolId, quizItems.schoolId),
        sql`${questionVersions.id} = coalesce(${corrected}, ${quizItems.questionVersionId})`,
      ),
    )
    .innerJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, questionVersions.schoolId),
        eq(questionKeys.questionVersionId, questionVersions.id),
      ),
    )
    .where(and(eq(quizItems.schoolId, schoolId), eq(quizItems.quizVersionId, quizVersionId)))
    .orderBy(asc(quizItems.position))
  return rows.map((row) => ({ ...row, points: Number(row.points) }))
}
