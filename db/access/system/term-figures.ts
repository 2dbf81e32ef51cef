import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { blockOfSpan } from '#domain/anchoring/block-of-span.ts'
import type { Block } from '#domain/article/schema.ts'
import { findTerms, type TermOccurrence } from '#domain/glossary/find-terms.ts'
import { type Glossary, termPlaces } from '#domain/glossary/places.ts'
import { can } from '#domain/policy.ts'
import type { QuestionBody, QuestionKey } from '#domain/quiz/schema.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import {
  type AnswerState,
  countLookups,
  type QuestionTerms,
  type TermCount,
  type TermEffect,
  termEffects,
} from '#domain/stats/term-effect.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { assignments, attemptItems, attempts, memberships, termLookups } from '../../schema/tables.ts'
import { currentScore } from '../current-score.ts'
import { classRoleOf } from '../facts.ts'
import { blocksOfLevel } from '../level-blocks.ts'
import { questionsInForce } from '../quiz-questions.ts'
import { glossaryOf } from '../terms-of.ts'
import { withActor, withSystem } from '../with-actor.ts'

export type TermFigures = {
  terms: (TermCount & { headword: string })[]
  effects: (TermEffect & { headword: string })[]
}

/**
 * How many students of the class looked each term up, and how often they got questions about its passage wrong, beside
 * those who did not. Runs as the system because teachers may not see whose look-ups they are: only the finished numbers
 * leave this function. It asks first whether the actor teaches the class.
 */
export async function readTermFigures(ctx: Ctx, assignmentId: string): Promise<Result<TermFigures>> {
  const read = await withActor(ctx, async (tx, actor) => {
    const [assignment] = await tx
      .select()
      .from(assignments)
      .where(and(eq(assignments.schoolId, actor.schoolId), eq(assignments.id, assignmentId)))
    if (!assignment) return notFound
    const classRole = await classRoleOf(tx, actor, assignment.classId)
    if (!can(actor, 'progress.view', { classRole })) return notFound
    const glossary = await glossaryOf(tx, actor.schoolId, assignment)
    const blocks = await blocksOfLevel(tx, actor, assignment.revisionId, 'standard')
    const questions = await questionsInForce(tx, assignment)
    return ok({
      schoolId: actor.schoolId,
      userId: actor.userId,
      terms: glossary.terms,
      questions: termsOfQuestions(questions, blocks, glossary),
    })
  })
  if (!read.ok) return read
  const { terms, questions, ...whose } = read.value
  return withSystem(ctx, async (tx) => {
    const lookups = await lookupsOf(tx, whose, assignmentId)
    const answers = await answersOf(tx, whose, assignmentId)
    const headwords = new Map(terms.map(({ id, headword }) => [id, headword]))
    const named = <T extends { entryId: string }>(row: T) => ({ ...row, headword: headwords.get(row.entryId) ?? '' })
    return ok({
      terms: countLookups([...headwords.keys()], lookups).map(named),
      effects: termEffects(questions, lookups, answers).map(named),
    })
  })
}

type AskedQuestion = { quizPosition: number; body: QuestionBody; key: QuestionKey }

/** The terms that stand in a question's words or in the passages that prove its answer. */
function termsOfQuestions(
  questions: readonly AskedQuestion[],
  blocks: readonly Block[],
  glossary: Glossary,
): QuestionTerms[] {
  const { terms } = glossary
  const inText = termPlaces(blocks, 'standard', glossary)
  return questions.map(({ quizPosition, body, key }) => {
    const stem: Block = { id: 'stem', type: 'paragraph', text: body.stem, marks: [] }
    const proven = inText.filter((term) =>
      key.evidence.some((span) => isWithin(term, span) && blockOfSpan(blocks, span) !== null),
    )
    return { quizPosition, entryIds: [...new Set([...findTerms([stem], terms), ...proven].map((one) => one.entryId))] }
  })
}

function isWithin(term: TermOccurrence, span: QuestionKey['evidence'][number]): boolean {
  return span.level === 'standard' && term.streamStart < span.end && term.streamEnd > span.start
}

type Whose = { schoolId: string; userId: string }

/** Asked again of the database itself: this role sees every row, so a wrong answer of the policy must not be enough. */
function isTaughtBy({ schoolId, userId }: Whose) {
  return sql`exists (select 1 from ${memberships} teaching where teaching.school_id = ${schoolId} and teaching.class_id = ${assignments.classId}
    and teaching.user_id = ${userId} and teaching.role in ('teacher', 'co-teacher') and teaching.removed_at is null)`
}

function isPresentStudent(studentId: typeof termLookups.studentId | typeof attempts.studentId) {
  return and(
    eq(memberships.schoolId, assignments.schoolId),
    eq(memberships.classId, assignments.classId),
    eq(memberships.userId, studentId),
    eq(memberships.role, 'student'),
    isNull(memberships.removedAt),
  )
}

async function lookupsOf(tx: Db, whose: Whose, assignmentId: string) {
  return tx
    .select({ studentId: termLookups.studentId, entryId: termLookups.entryId })
    .from(termLookups)
    .innerJoin(
      assignments,
      and(eq(assignments.schoolId, termLookups.schoolId), eq(assignments.id, termLookups.assignmentId)),
    )
    .innerJoin(memberships, isPresentStudent(termLookups.studentId))
    .where(and(eq(termLookups.schoolId, whose.schoolId), eq(termLookups.assignmentId, assignmentId), isTaughtBy(whose)))
    .orderBy(asc(termLookups.studentId), asc(termLookups.entryId))
}

/** Of each student's first attempt, which is the one nearest to the reading. */
async function answersOf(tx: Db, whose: Whose, assignmentId: string): Promise<AnswerState[]> {
  const score = currentScore(tx)
  return tx
    .select({
      studentId: attempts.studentId,
      quizPosition: attemptItems.quizPosition,
      state: score.state,
    })
    .from(attempts)
    .innerJoin(assignments, and(eq(assignments.schoolId, attempts.schoolId), eq(assignments.id, attempts.assignmentId)))
    .innerJoin(memberships, isPresentStudent(attempts.studentId))
    .innerJoin(attemptItems, and(eq(attemptItems.schoolId, attempts.schoolId), eq(attemptItems.attemptId, attempts.id)))
    .innerJoinLateral(score, sql`true`)
    .where(
      and(
        eq(attempts.schoolId, whose.schoolId),
        eq(attempts.assignmentId, assignmentId),
        eq(attempts.number, 1),
        sql`${attempts.submittedAt} is not null`,
        isTaughtBy(whose),
      ),
    )
    .orderBy(asc(attempts.studentId), asc(attemptItems.quizPosition))
}
