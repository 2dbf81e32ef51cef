import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Block } from '#domain/article/schema.ts'
import { can } from '#domain/policy.ts'
import type { QuestionBody, QuestionKey } from '#domain/quiz/schema.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { ProgressGrade, StudentFacts } from '#domain/stats/class-progress.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  assignments,
  attempts,
  classes,
  memberships,
  questionKeys,
  questionVersions,
  quizItems,
  readingStates,
  revisionLevels,
  revisions,
  users,
} from '../schema/tables.ts'
import { currentScores } from '../schema/views.ts'
import { classRoleOf } from './facts.ts'
import { withActor } from './with-actor.ts'

export type ProgressQuestion = { position: number; points: number; body: QuestionBody; key: QuestionKey }

/** Everything the teacher's page says, before domain/stats makes figures of it. */
export type ClassProgress = {
  assignment: {
    id: string
    dueAt: Date | null
    openAt: Date
    closeAt: Date | null
    isWithdrawn: boolean
    hasQuiz: boolean
  }
  className: string
  classId: string
  timeZone: string
  title: string
  students: { id: string; name: string; sortName: string }[]
  facts: StudentFacts[]
  questions: ProgressQuestion[]
  /** Only of handed-in attempts. */
  grades: ProgressGrade[]
  /** Which answers of attempts under way exist: what is answered and not yet handed in. */
  answered: { studentId: string; position: number }[]
  blocks: Block[]
}

/** How a class stands with an assignment. Seven queries, however many students and questions there are. */
export async function classProgress(ctx: Ctx, assignmentId: string): Promise<Result<ClassProgress>> {
  return withActor(ctx, async (tx, actor) => {
    const [head] = await tx
      .select({
        assignment: assignments,
        className: classes.name,
        timeZone: classes.timeZone,
        title: revisions.title,
        blocks: revisionLevels.blocks,
      })
      .from(assignments)
      .innerJoin(classes, and(eq(classes.schoolId, assignments.schoolId), eq(classes.id, assignments.classId)))
      .innerJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, assignments.revisionId)))
      .innerJoin(
        revisionLevels,
        and(
          eq(revisionLevels.schoolId, revisions.schoolId),
          eq(revisionLevels.revisionId, revisions.id),
          eq(revisionLevels.level, 'standard'),
        ),
      )
      .where(and(eq(assignments.schoolId, actor.schoolId), eq(assignments.id, assignmentId)))
    if (!head) return notFound
    const classRole = await classRoleOf(tx, actor, head.assignment.classId)
    if (!can(actor, 'progress.view', { classRole })) return notFound
    const { assignment } = head
    const standing = await standingOf(tx, actor.schoolId, assignment)
    return ok({
      assignment: {
        id: assignment.id,
        dueAt: assignment.dueAt,
        openAt: assignment.openAt,
        closeAt: assignment.closeAt,
        isWithdrawn: assignment.withdrawnAt !== null,
        hasQuiz: assignment.quizVersionId !== null,
      },
      className: head.className,
      classId: assignment.classId,
      timeZone: head.timeZone,
      title: head.title,
      blocks: head.blocks,
      students: standing.map(({ id, name, sortName }) => ({ id, name, sortName })),
      facts: standing.map(({ id, openedAt, firstAnswerAt, submittedAt, doneAt }) => ({
        studentId: id,
        openedAt,
        firstAnswerAt,
        submittedAt,
        doneAt,
      })),
      questions: await questionsOf(tx, actor.schoolId, assignment.quizVersionId),
      grades: await gradesOf(tx, actor.schoolId, assignmentId),
      answered: await answeredIn(tx, actor.schoolId, assignmentId),
    })
  })
}

/** The latest attempt of each student, whichever its number. */
const latestAttempt = sql`(select max(later.number) from attempts later where later.school_id = ${attempts.schoolId}
  and later.assignment_id = ${attempts.assignmentId} and later.student_id = ${attempts.studentId})`

/** When the first answer of an attempt was stored. */
const firstAnswer = sql<Date | null>`(select min(e.stored_at) from response_events e where e.school_id = ${attempts.schoolId} and e.attempt_id = ${attempts.id})`

async function standingOf(tx: Db, schoolId: string, assignment: typeof assignments.$inferSelect) {
  return tx
    .select({
      id: users.id,
      name: users.displayName,
      sortName: users.sortName,
      openedAt: readingStates.openedAt,
      doneAt: readingStates.doneAt,
      submittedAt: attempts.submittedAt,
      firstAnswerAt: firstAnswer.mapWith(attempts.startedAt),
    })
    .from(memberships)
    .innerJoin(users, and(eq(users.schoolId, memberships.schoolId), eq(users.id, memberships.userId)))
    .leftJoin(
      readingStates,
      and(
        eq(readingStates.schoolId, memberships.schoolId),
        eq(readingStates.assignmentId, assignment.id),
        eq(readingStates.studentId, memberships.userId),
      ),
    )
    .leftJoin(
      attempts,
      and(
        eq(attempts.schoolId, memberships.schoolId),
        eq(attempts.assignmentId, assignment.id),
        eq(attempts.studentId, memberships.userId),
        eq(attempts.number, latestAttempt),
      ),
    )
    .where(
      and(
        eq(memberships.schoolId, schoolId),
        eq(memberships.classId, assignment.classId),
        eq(memberships.role, 'student'),
        isNull(memberships.removedAt),
      ),
    )
    .orderBy(asc(users.sortName), asc(users.id))
}

async function questionsOf(tx: Db, schoolId: string, quizVersionId: string | null): Promise<ProgressQuestion[]> {
  if (quizVersionId === null) return []
  const rows = await tx
    .select({
      position: quizItems.position,
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

async function gradesOf(tx: Db, schoolId: string, assignmentId: string): Promise<ProgressGrade[]> {
  return tx
    .select({
      studentId: attempts.studentId,
      position: currentScores.position,
      state: currentScores.state,
      fraction: currentScores.fraction,
      chosen: currentScores.chosen,
    })
    .from(attempts)
    .innerJoin(
      currentScores,
      and(eq(currentScores.schoolId, attempts.schoolId), eq(currentScores.attemptId, attempts.id)),
    )
    .where(
      and(
        eq(attempts.schoolId, schoolId),
        eq(attempts.assignmentId, assignmentId),
        eq(attempts.number, latestAttempt),
        sql`${attempts.submittedAt} is not null`,
      ),
    )
    .orderBy(asc(attempts.studentId), asc(currentScores.position))
}

/** Of attempts under way: the positions at which an answer is stored. */
async function answeredIn(
  tx: Db,
  schoolId: string,
  assignmentId: string,
): Promise<{ studentId: string; position: number }[]> {
  const rows = await tx
    .select({ studentId: attempts.studentId, position: sql`e.position`.mapWith(Number) })
    .from(attempts)
    .innerJoin(
      sql`(select distinct school_id, attempt_id, position from response_events) e`,
      sql`e.school_id = ${attempts.schoolId} and e.attempt_id = ${attempts.id}`,
    )
    .where(
      and(
        eq(attempts.schoolId, schoolId),
        eq(attempts.assignmentId, assignmentId),
        eq(attempts.number, latestAttempt),
        isNull(attempts.submittedAt),
      ),
    )
    .orderBy(asc(attempts.studentId), sql`e.position`)
  return rows.map(({ studentId, position }) => ({ studentId, position: position ?? 0 }))
}
