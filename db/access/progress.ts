import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Block } from '#domain/article/schema.ts'
import { can } from '#domain/policy.ts'
import type { CountingRule } from '#domain/quiz/attempt-rules.ts'
import type { QuestionBody, QuestionKey } from '#domain/quiz/schema.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { ProgressGrade, StudentFacts } from '#domain/stats/class-progress.ts'
import { type AttemptGrade, countingWork, type ShownAttempt } from '#domain/stats/counting-work.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  assignments,
  attemptItems,
  attempts,
  classes,
  memberships,
  readingStates,
  revisionLevels,
  revisions,
  users,
} from '../schema/tables.ts'
import { currentScore } from './current-score.ts'
import { classRoleOf } from './facts.ts'
import { questionsInForce } from './quiz-questions.ts'
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
    countingRule: CountingRule
    /** When a teacher released the results by hand; null for not. */
    releasedAt: Date | null
    /** Since when the clock stands still; null while it runs. */
    pausedAt: Date | null
  }
  className: string
  classId: string
  timeZone: string
  title: string
  students: { id: string; name: string; sortName: string }[]
  facts: StudentFacts[]
  /** Which attempt of each student all this is about. */
  attempts: ShownAttempt[]
  questions: ProgressQuestion[]
  /** Only of the handed-in attempts that count. */
  grades: ProgressGrade[]
  /** Which questions each student got who has begun. */
  drawn: { studentId: string; position: number }[]
  /** What waits for marking in handed-in attempts that do not count at present. */
  waitingBesides: { studentId: string; answers: number }[]
  /** Which answers of attempts under way exist: what is answered and not yet handed in. */
  answered: { studentId: string; position: number }[]
  blocks: Block[]
}

/** How a class stands with an assignment. Six queries, however many students and questions there are. */
export async function classProgress(ctx: Ctx, assignmentId: string): Promise<Result<ClassProgress>> {
  return withActor(ctx, async (tx, actor) => {
    const [head] = await tx
      .select({
        assignment: assignments,
        pausedAt: pausedSince.mapWith(assignments.openAt),
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
    const asked = await questionsInForce(tx, assignment)
    const standing = await standingOf(tx, actor.schoolId, assignment)
    const students = [...new Map(standing.map((row) => [row.id, row])).values()]
    const begun = standing.flatMap(({ id, number, firstAnswerAt, submittedAt }) =>
      number === null ? [] : { studentId: id, number, firstAnswerAt, submittedAt },
    )
    const work = countingWork(assignment.countingRule, begun, await gradesOf(tx, actor.schoolId, assignmentId))
    const shown = new Map(work.shown.map((attempt) => [attempt.studentId, attempt]))
    const open = (await openItemsOf(tx, actor.schoolId, assignmentId)).filter(
      ({ studentId, attempt }) => shown.get(studentId)?.number === attempt,
    )
    return ok({
      assignment: {
        id: assignment.id,
        dueAt: assignment.dueAt,
        openAt: assignment.openAt,
        closeAt: assignment.closeAt,
        isWithdrawn: assignment.withdrawnAt !== null,
        hasQuiz: assignment.quizVersionId !== null,
        countingRule: assignment.countingRule,
        releasedAt: assignment.releasedAt,
        pausedAt: head.pausedAt,
      },
      className: head.className,
      classId: assignment.classId,
      timeZone: head.timeZone,
      title: head.title,
      blocks: head.blocks,
      students: students.map(({ id, name, sortName }) => ({ id, name, sortName })),
      facts: students.map(({ id, openedAt, doneAt }) => ({
        studentId: id,
        openedAt,
        firstAnswerAt: shown.get(id)?.firstAnswerAt ?? null,
        submittedAt: shown.get(id)?.submittedAt ?? null,
        doneAt,
      })),
      attempts: work.shown,
      questions: asked.map(({ quizPosition: position, ...question }) => ({ position, ...question })),
      grades: work.grades,
      drawn: [...work.grades, ...open].map(({ studentId, position }) => ({ studentId, position })),
      waitingBesides: work.waitingBesides,
      answered: open.filter(({ isAnswered }) => isAnswered),
    })
  })
}

const pausedSince = sql<Date | null>`(select p.started_at from assignment_pauses p where p.school_id = ${assignments.schoolId}
  and p.assignment_id = ${assignments.id} and p.ended_at is null)`

/** Everybody who is in the class, with what they have read; and one row for each of their attempts. */
async function standingOf(tx: Db, schoolId: string, assignment: typeof assignments.$inferSelect) {
  const firstAnswer = sql<Date | null>`(select min(e.stored_at) from response_events e where e.school_id = ${attempts.schoolId} and e.attempt_id = ${attempts.id})`
  return tx
    .select({
      id: users.id,
      name: users.displayName,
      sortName: users.sortName,
      openedAt: readingStates.openedAt,
      doneAt: readingStates.doneAt,
      number: attempts.number,
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
    .orderBy(asc(users.sortName), asc(users.id), asc(attempts.number))
}

/** What became of each drawn question of every handed-in attempt, at its place in the quiz as published. */
async function gradesOf(tx: Db, schoolId: string, assignmentId: string): Promise<AttemptGrade[]> {
  const score = currentScore(tx)
  const rows = await tx
    .select({
      studentId: attempts.studentId,
      attempt: attempts.number,
      position: attemptItems.quizPosition,
      points: attemptItems.points,
      state: score.state,
      fraction: score.fraction,
      chosen: score.chosen,
    })
    .from(attempts)
    .innerJoin(attemptItems, and(eq(attemptItems.schoolId, attempts.schoolId), eq(attemptItems.attemptId, attempts.id)))
    .leftJoinLateral(score, sql`true`)
    .where(
      and(eq(attempts.schoolId, schoolId), eq(attempts.assignmentId, assignmentId), isNotNull(attempts.submittedAt)),
    )
    .orderBy(asc(attempts.studentId), asc(attempts.number), asc(attemptItems.quizPosition))
  return rows.map(({ state, chosen, points, ...row }) => ({
    ...row,
    points: Number(points),
    state: state ?? 'waits',
    chosen: chosen ?? [],
  }))
}

/** The questions of attempts under way, and whether an answer to them is stored. */
async function openItemsOf(tx: Db, schoolId: string, assignmentId: string) {
  const isAnswered = sql<boolean>`exists (select 1 from response_events e where e.school_id = ${attemptItems.schoolId}
    and e.attempt_id = ${attemptItems.attemptId} and e.position = ${attemptItems.position})`
  return tx
    .select({
      studentId: attempts.studentId,
      attempt: attempts.number,
      position: attemptItems.quizPosition,
      isAnswered,
    })
    .from(attempts)
    .innerJoin(attemptItems, and(eq(attemptItems.schoolId, attempts.schoolId), eq(attemptItems.attemptId, attempts.id)))
    .where(and(eq(attempts.schoolId, schoolId), eq(attempts.assignmentId, assignmentId), isNull(attempts.submittedAt)))
    .orderBy(asc(attempts.studentId), asc(attemptItems.quizPosition))
}
