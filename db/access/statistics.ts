import { and, eq, sql } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { QuizTally } from '#domain/stats/quiz-statistics.ts'
import type { Ctx } from '../ctx.ts'
import { assignments, classes, memberships, revisions } from '../schema/tables.ts'
import { classRoleOf } from './facts.ts'
import { quizCells } from './quiz-cells.ts'
import { questionsInForce } from './quiz-questions.ts'
import { withActor } from './with-actor.ts'

/** What a quiz's statistics are made from, and whose they are. */
export type QuizStatisticsSource = {
  assignmentId: string
  classId: string
  className: string
  title: string
  /** Students in the class at present. */
  students: number
  /** Null for a reading alone, which has no quiz. */
  tally: QuizTally | null
}

/**
 * The answers to an assignment's quiz, counted: of each student of the class the attempt that counts, of those handed in.
 * Four queries, however many attempts and questions there are.
 */
export async function readQuizStatistics(ctx: Ctx, assignmentId: string): Promise<Result<QuizStatisticsSource>> {
  return withActor<QuizStatisticsSource>(ctx, async (tx, actor) => {
    const { schoolId } = actor
    const [head] = await tx
      .select({
        assignment: assignments,
        className: classes.name,
        title: revisions.title,
        students:
          sql`(select count(*) from ${memberships} m where m.school_id = ${assignments.schoolId} and m.class_id = ${assignments.classId} and m.role = 'student' and m.removed_at is null)`.mapWith(
            Number,
          ),
      })
      .from(assignments)
      .innerJoin(classes, and(eq(classes.schoolId, assignments.schoolId), eq(classes.id, assignments.classId)))
      .innerJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, assignments.revisionId)))
      .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, assignmentId)))
    if (!head) return notFound
    const { assignment, className, title, students } = head
    const classRole = await classRoleOf(tx, actor, assignment.classId)
    if (!can(actor, 'progress.view', { classRole })) return notFound
    const source = { assignmentId, classId: assignment.classId, className, title, students }
    if (assignment.quizVersionId === null) return ok({ ...source, tally: null })
    const asked = await questionsInForce(tx, assignment)
    const questions = asked.map(({ quizPosition: position, ...question }) => ({ position, ...question }))
    return ok({ ...source, tally: { questions, ...(await quizCells(tx, assignment)) } })
  })
}
