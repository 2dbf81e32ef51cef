import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { textStream } from '#domain/article/text-stream.ts'
import { grade } from '#domain/quiz/grade.ts'
import type { LevelTexts } from '#domain/quiz/ground-spans.ts'
import type { RegradedItem } from '#domain/quiz/regrade.ts'
import { type Misfit, misfitOf, type QuestionHalves } from '#domain/quiz/regrade-fit.ts'
import type { QuestionBody } from '#domain/quiz/schema.ts'
import type { AttemptItem, Mark } from '#domain/quiz/score.ts'
import type { Db } from '../../client.ts'
import {
  type assignments,
  attemptItems,
  attempts,
  memberships,
  questionKeys,
  questionVersions,
  quizItems,
  revisionLevels,
  users,
} from '../../schema/tables.ts'
import { countingAnswer } from '../counting-answer.ts'
import { currentScore } from '../current-score.ts'
import { groundAnswers } from '../ground-answers.ts'

type Assignment = typeof assignments.$inferSelect

/** A question version that students get and that the chosen quiz version has another of, or no longer has. */
export type VersionPair = {
  formerVersionId: string
  quizPosition: number
  body: QuestionBody
  /** Null where the question is gone. */
  corrected: (QuestionHalves & { questionVersionId: string }) | null
  misfit: Misfit | null
}

/** The questions of an assignment's quiz, drawn by somebody or not, that a later version changed; in the order of the quiz. */
export async function changedQuestions(tx: Db, assignment: Assignment, quizVersionId: string): Promise<VersionPair[]> {
  const { schoolId, revisionId } = assignment
  const asked = await tx
    .selectDistinctOn([quizItems.questionVersionId], {
      formerVersionId: quizItems.questionVersionId,
      quizPosition: quizItems.position,
      questionId: questionVersions.questionId,
      body: questionVersions.body,
    })
    .from(quizItems)
    .innerJoin(
      questionVersions,
      and(eq(questionVersions.schoolId, quizItems.schoolId), eq(questionVersions.id, quizItems.questionVersionId)),
    )
    .where(
      and(
        eq(quizItems.schoolId, schoolId),
        sql`(${quizItems.quizVersionId} = ${assignment.quizVersionId} or ${quizItems.quizVersionId} in
          (select a.quiz_version_id from attempts a where a.school_id = ${schoolId} and a.assignment_id = ${assignment.id}))`,
      ),
    )
    .orderBy(quizItems.questionVersionId, asc(quizItems.position))
  const present = await tx
    .select({
      questionId: questionVersions.questionId,
      questionVersionId: questionVersions.id,
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
  const texts = await textsOf(tx, schoolId, revisionId)
  return asked
    .flatMap(({ questionId, ...former }): VersionPair[] => {
      const corrected = present.find((question) => question.questionId === questionId) ?? null
      if (corrected?.questionVersionId === former.formerVersionId) return []
      const misfit = corrected === null ? 'question-gone' : misfitOf(former.body, corrected, texts)
      return [{ ...former, corrected, misfit }]
    })
    .sort((a, b) => a.quizPosition - b.quizPosition)
}

async function textsOf(tx: Db, schoolId: string, revisionId: string): Promise<LevelTexts> {
  const rows = await tx
    .select({ level: revisionLevels.level, blocks: revisionLevels.blocks })
    .from(revisionLevels)
    .where(and(eq(revisionLevels.schoolId, schoolId), eq(revisionLevels.revisionId, revisionId)))
  const texts: Partial<Record<ReadingLevel, string>> = {}
  for (const { level, blocks } of rows) texts[level] = textStream(blocks)
  return texts
}

/** An answer of a handed-in attempt with the corrected version that grades it anew. */
export type RegradableItem = AttemptItem & {
  attemptId: string
  round: number
  quizPosition: number
  questionVersionId: string
  before: number | null
  isByHand: boolean
}

/** The answers in handed-in attempts that corrected versions grade anew, with the marks that count at present. */
export async function regradableItems(
  tx: Db,
  assignment: Assignment,
  pairs: readonly VersionPair[],
): Promise<RegradableItem[]> {
  const corrected = new Map(
    pairs.flatMap((pair) => (pair.misfit === null && pair.corrected ? [[pair.formerVersionId, pair.corrected]] : [])),
  )
  if (corrected.size === 0) return []
  const counting = countingAnswer(tx)
  const score = currentScore(tx)
  const rows = await tx
    .select({
      item: attemptItems,
      round: attempts.round,
      response: counting.response,
      before: score.fraction,
      kind: score.kind,
    })
    .from(attempts)
    .innerJoin(attemptItems, and(eq(attemptItems.schoolId, attempts.schoolId), eq(attemptItems.attemptId, attempts.id)))
    .leftJoinLateral(score, sql`true`)
    .leftJoinLateral(counting, sql`true`)
    .where(
      and(
        eq(attempts.schoolId, assignment.schoolId),
        eq(attempts.assignmentId, assignment.id),
        isNotNull(attempts.submittedAt),
        inArray(attemptItems.questionVersionId, [...corrected.keys()]),
      ),
    )
    .orderBy(asc(attempts.id), asc(attemptItems.position))
  const items = rows.flatMap(({ item, round, response, before, kind }) => {
    const version = corrected.get(item.questionVersionId)
    if (version === undefined) return []
    const { attemptId, position, quizPosition } = item
    const points = Number(item.points)
    return {
      ...version,
      attemptId,
      position,
      quizPosition,
      points,
      round,
      response,
      before,
      isByHand: kind === 'manual',
    }
  })
  return [...(await groundAnswers(tx, assignment.schoolId, byAttempt(items))).values()].flat()
}

/** Items by their attempt, in the order given. */
export function byAttempt<Item extends { attemptId: string }>(items: readonly Item[]): Map<string, Item[]> {
  const lists = new Map<string, Item[]>()
  for (const item of items) {
    const list = lists.get(item.attemptId) ?? []
    list.push(item)
    lists.set(item.attemptId, list)
  }
  return lists
}

/** What the corrected versions make of the answers. */
export function regradedItems(items: readonly RegradableItem[]): RegradedItem[] {
  return items.map(({ attemptId, position, quizPosition, points, before, isByHand, body, key, response }) => ({
    attemptId,
    position,
    quizPosition,
    points,
    before,
    isByHand,
    after: grade(body, key, response).fraction,
  }))
}

/** The handed-in attempts of those who are in the class, with every mark as it counts, by the roster. */
export async function marksOf(tx: Db, { schoolId, id: assignmentId, classId }: Assignment): Promise<AttemptMarks[]> {
  const score = currentScore(tx)
  const rows = await tx
    .select({
      attemptId: attempts.id,
      name: users.displayName,
      number: attempts.number,
      studentId: attempts.studentId,
      position: attemptItems.position,
      points: attemptItems.points,
      fraction: score.fraction,
    })
    .from(attempts)
    .innerJoin(users, and(eq(users.schoolId, attempts.schoolId), eq(users.id, attempts.studentId)))
    .innerJoin(
      memberships,
      and(
        eq(memberships.schoolId, attempts.schoolId),
        eq(memberships.classId, classId),
        eq(memberships.userId, attempts.studentId),
        isNull(memberships.removedAt),
      ),
    )
    .innerJoin(attemptItems, and(eq(attemptItems.schoolId, attempts.schoolId), eq(attemptItems.attemptId, attempts.id)))
    .leftJoinLateral(score, sql`true`)
    .where(
      and(eq(attempts.schoolId, schoolId), eq(attempts.assignmentId, assignmentId), isNotNull(attempts.submittedAt)),
    )
    .orderBy(asc(users.sortName), asc(users.id), asc(attempts.number), asc(attemptItems.position))
  return [...byAttempt(rows)].flatMap(([attemptId, marks]) => {
    const [first] = marks
    if (first === undefined) return []
    const { name, number, studentId } = first
    return {
      attemptId,
      name,
      number,
      studentId,
      marks: marks.map(({ position, points, fraction }) => ({ position, points: Number(points), fraction })),
    }
  })
}

export type AttemptMarks = {
  attemptId: string
  name: string
  /** 1, 2, 3 … of this student. */
  number: number
  studentId: string
  marks: (Mark & { position: number })[]
}
