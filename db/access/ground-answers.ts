import { and, asc, eq, inArray } from 'drizzle-orm'
import { textStream } from '#domain/article/text-stream.ts'
import { groundResponse, type LevelTexts } from '#domain/quiz/ground-spans.ts'
import { spansIn } from '#domain/quiz/marked-spans.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import type { Db } from '../client.ts'
import { attempts, quizVersions, revisionLevels } from '../schema/tables.ts'

/**
 * Gives the passages marked in answers the words that stand in the text, whatever the browsers said, before they are graded.
 * One query, and none where no answer holds a passage. Lists are by attempt id.
 */
export async function groundAnswers<Item extends { response: QuizResponse | null }>(
  tx: Db,
  schoolId: string,
  items: ReadonlyMap<string, Item[]>,
): Promise<Map<string, Item[]>> {
  const marked = [...items].flatMap(([id, own]) => (own.some(({ response }) => spansIn(response).length > 0) ? id : []))
  const texts = marked.length === 0 ? new Map<string, LevelTexts>() : await textsOf(tx, schoolId, marked)
  return new Map(
    [...items].map(([id, own]) => [
      id,
      own.map((item) => {
        const isMarked = item.response !== null && spansIn(item.response).length > 0
        return isMarked && item.response
          ? { ...item, response: groundResponse(item.response, texts.get(id) ?? {}) }
          : item
      }),
    ]),
  )
}

/** The texts that the attempts' quizzes speak of, by attempt. */
async function textsOf(tx: Db, schoolId: string, attemptIds: readonly string[]): Promise<Map<string, LevelTexts>> {
  const rows = await tx
    .select({ attemptId: attempts.id, level: revisionLevels.level, blocks: revisionLevels.blocks })
    .from(attempts)
    .innerJoin(
      quizVersions,
      and(eq(quizVersions.schoolId, attempts.schoolId), eq(quizVersions.id, attempts.quizVersionId)),
    )
    .innerJoin(
      revisionLevels,
      and(eq(revisionLevels.schoolId, attempts.schoolId), eq(revisionLevels.revisionId, quizVersions.revisionId)),
    )
    .where(and(eq(attempts.schoolId, schoolId), inArray(attempts.id, [...attemptIds])))
    .orderBy(asc(attempts.id), asc(revisionLevels.level))
  const texts = new Map<string, LevelTexts>()
  for (const { attemptId, level, blocks } of rows) {
    texts.set(attemptId, { ...texts.get(attemptId), [level]: textStream(blocks) })
  }
  return texts
}
