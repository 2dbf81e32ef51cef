import { and, desc, eq, inArray, max } from 'drizzle-orm'
import type { Question } from '#domain/quiz/schema.ts'
import type { QuizSection } from '#domain/quiz/sections.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { questionKeys, questions, questionVersions, quizItems, quizVersions } from '../schema/tables.ts'

export type NewQuizVersion = {
  schoolId: string
  userId: string
  quizId: string
  title: string
  revisionId: string
  questions: readonly Question[]
  sections: readonly QuizSection[]
  /** Question id → number of its section, from 1; 0 or absent for none. */
  sectionOf: ReadonlyMap<string, number>
}

export type MadeQuizVersion = {
  /** 1, 2, 3 … within the quiz. */
  number: number
  quizVersionId: string
  /** In the order of the questions. */
  questionVersionIds: string[]
}

/** Writes the next version of a quiz with its questions, in a number of statements that does not grow with them. */
export async function insertQuizVersion(
  tx: Db,
  ctx: Pick<Ctx, 'now' | 'newId'>,
  input: NewQuizVersion,
): Promise<MadeQuizVersion> {
  const { schoolId, quizId } = input
  const [before] = await tx
    .select({ number: max(quizVersions.number) })
    .from(quizVersions)
    .where(and(eq(quizVersions.schoolId, schoolId), eq(quizVersions.quizId, quizId)))
  const number = (before?.number ?? 0) + 1
  const quizVersionId = ctx.newId()
  const now = ctx.now()
  await tx.insert(quizVersions).values({
    schoolId,
    id: quizVersionId,
    quizId,
    number,
    title: input.title,
    revisionId: input.revisionId,
    sections: [...input.sections],
    publishedBy: input.userId,
    publishedAt: now,
  })
  const versionIds = await versionsFor(tx, ctx, input)
  await tx.insert(quizItems).values(
    input.questions.map((question, index) => ({
      schoolId,
      quizVersionId,
      position: index + 1,
      questionVersionId: versionIds.get(question.id) ?? '',
      points: question.points.toFixed(2),
      section: input.sectionOf.get(question.id) ?? 0,
    })),
  )
  const questionVersionIds = input.questions.map((question) => versionIds.get(question.id) ?? '')
  return { number, quizVersionId, questionVersionIds }
}

/** Question id → version: the newest one where neither body nor key changed, else a new one. */
async function versionsFor(
  tx: Db,
  ctx: Pick<Ctx, 'now' | 'newId'>,
  input: NewQuizVersion,
): Promise<Map<string, string>> {
  const { schoolId, quizId } = input
  const now = ctx.now()
  const ids = input.questions.map((question) => question.id)
  await tx
    .insert(questions)
    .values(ids.map((id) => ({ schoolId, id, quizId, createdAt: now })))
    .onConflictDoNothing()
  const stored = await tx
    .selectDistinctOn([questionVersions.questionId], { version: questionVersions, key: questionKeys.key })
    .from(questionVersions)
    .innerJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, questionVersions.schoolId),
        eq(questionKeys.questionVersionId, questionVersions.id),
      ),
    )
    .where(and(eq(questionVersions.schoolId, schoolId), inArray(questionVersions.questionId, ids)))
    .orderBy(questionVersions.questionId, desc(questionVersions.number))
  const versionIds = new Map<string, string>()
  const fresh = input.questions.flatMap((question) => {
    const split = splitQuestion(question)
    const known = stored.find(({ version }) => version.questionId === question.id)
    if (known && isSame(known.version.body, split.body) && isSame(known.key, split.key)) {
      versionIds.set(question.id, known.version.id)
      return []
    }
    const id = ctx.newId()
    versionIds.set(question.id, id)
    return [{ id, questionId: question.id, number: (known?.version.number ?? 0) + 1, split }]
  })
  if (fresh.length > 0) {
    await tx.insert(questionVersions).values(
      fresh.map(({ id, questionId, number, split }) => ({
        schoolId,
        id,
        questionId,
        number,
        body: split.body,
        createdAt: now,
      })),
    )
    await tx
      .insert(questionKeys)
      .values(fresh.map(({ id, split }) => ({ schoolId, questionVersionId: id, key: split.key })))
  }
  return versionIds
}

/** Equality of JSON values, whatever the order of their keys (jsonb does not keep it). */
function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([first], [second]) => (first < second ? -1 : 1)))
      : inner,
  )
}
