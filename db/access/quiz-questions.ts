import { and, asc, eq } from 'drizzle-orm'
import type { QuestionBody, QuestionKey } from '#domain/quiz/schema.ts'
import type { Db } from '../client.ts'
import { questionKeys, questionVersions, quizItems } from '../schema/tables.ts'

export type QuizQuestion = { quizPosition: number; points: number; body: QuestionBody; key: QuestionKey }

/**
 * The questions of a published quiz with their keys, in its order, as far as row-level security shows them to the actor.
 * None for a reading alone.
 */
export async function questionsOfVersion(
  tx: Db,
  schoolId: string,
  quizVersionId: string | null,
): Promise<QuizQuestion[]> {
  if (quizVersionId === null) return []
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
      and(eq(questionVersions.schoolId, quizItems.schoolId), eq(questionVersions.id, quizItems.questionVersionId)),
    )
    .innerJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, quizItems.schoolId),
        eq(questionKeys.questionVersionId, quizItems.questionVersionId),
      ),
    )
    .where(and(eq(quizItems.schoolId, schoolId), eq(quizItems.quizVersionId, quizVersionId)))
    .orderBy(asc(quizItems.position))
  return rows.map((row) => ({ ...row, points: Number(row.points) }))
}
