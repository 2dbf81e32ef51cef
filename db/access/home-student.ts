import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { type StudentTask, type StudentTaskFacts, studentTask } from '#domain/assignment/student-task.ts'
import { type Actor, can } from '#domain/policy.ts'
import { deadlineFor, effectiveTimes, isPaused } from '#domain/quiz/attempt-rules.ts'
import { isAnswered } from '#domain/quiz/grade.ts'
import type { Mark } from '#domain/quiz/score.ts'
import type { Db } from '../client.ts'
import {
  assignmentOverrides,
  assignments,
  attemptItems,
  attempts,
  classes,
  memberships,
  readingStates,
  responseEvents,
  revisions,
  studentComments,
} from '../schema/tables.ts'
import { clockColumns, clockOf } from './attempt-clock.ts'
import { currentScore } from './current-score.ts'
import { drawnQuestions } from './drawn-questions.ts'

export type StudentHome = { classes: { id: string; name: string }[]; tasks: StudentTask[] }

/** Everything on a student's home page: soonest due first, without due time last. Four queries. */
export async function readStudentHome(tx: Db, actor: Actor, now: Date): Promise<StudentHome> {
  const attended = await tx
    .select({ id: classes.id, name: classes.name })
    .from(memberships)
    .innerJoin(
      classes,
      and(eq(classes.schoolId, memberships.schoolId), eq(classes.id, memberships.classId), isNull(classes.archivedAt)),
    )
    .where(isMember(actor))
    .orderBy(asc(sql`lower(${classes.name})`), asc(classes.id))
  const rows = (await standingOf(tx, actor)).filter(({ classRole, assignment }) =>
    can(actor, 'assignment.see', { classRole, isWithdrawn: assignment.withdrawnAt !== null }),
  )
  const answered = await answeredIn(tx, actor)
  const handedIn = await handedInBy(tx, actor)
  return { classes: attended, tasks: rows.map((row) => taskOf(row, { answered, handedIn, now })) }
}

function isMember(actor: Actor) {
  return and(
    eq(memberships.schoolId, actor.schoolId),
    eq(memberships.userId, actor.userId),
    eq(memberships.role, 'student'),
    isNull(memberships.removedAt),
  )
}

/** Of a student's attempts at an assignment, the one with the highest number. */
const isLatest = eq(
  attempts.number,
  sql`(select max(later.number) from attempts later where later.school_id = ${attempts.schoolId}
    and later.assignment_id = ${attempts.assignmentId} and later.student_id = ${attempts.studentId})`,
)

type Standing = Awaited<ReturnType<typeof standingOf>>[number]

async function standingOf(tx: Db, actor: Actor) {
  const dueAt = sql`coalesce(${assignmentOverrides.dueAt}, ${assignments.dueAt})`
  return (
    tx
      .select({
        assignment: assignments,
        override: assignmentOverrides,
        classRole: memberships.role,
        className: classes.name,
        timeZone: classes.timeZone,
        title: revisions.title,
        questions: drawnQuestions({ schoolId: assignments.schoolId, quizVersionId: assignments.quizVersionId }),
        openedAt: readingStates.openedAt,
        doneAt: readingStates.doneAt,
        comment: studentComments.body,
        attempt: attempts,
        ...clockColumns({
          schoolId: assignments.schoolId,
          assignmentId: assignments.id,
          classId: assignments.classId,
          studentId: memberships.userId,
        }),
      })
      .from(memberships)
      .innerJoin(
        classes,
        and(
          eq(classes.schoolId, memberships.schoolId),
          eq(classes.id, memberships.classId),
          isNull(classes.archivedAt),
        ),
      )
      .innerJoin(
        assignments,
        and(
          eq(assignments.schoolId, classes.schoolId),
          eq(assignments.classId, classes.id),
          isNull(assignments.withdrawnAt),
        ),
      )
      .leftJoin(
        assignmentOverrides,
        and(
          eq(assignmentOverrides.schoolId, assignments.schoolId),
          eq(assignmentOverrides.assignmentId, assignments.id),
          eq(assignmentOverrides.studentId, actor.userId),
        ),
      )
      // Row-level security gives no text, and so no title, before the opening time.
      .leftJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, assignments.revisionId)))
      .leftJoin(
        readingStates,
        and(
          eq(readingStates.schoolId, assignments.schoolId),
          eq(readingStates.assignmentId, assignments.id),
          eq(readingStates.studentId, actor.userId),
        ),
      )
      .leftJoin(
        studentComments,
        and(
          eq(studentComments.schoolId, assignments.schoolId),
          eq(studentComments.assignmentId, assignments.id),
          eq(studentComments.studentId, actor.userId),
        ),
      )
      .leftJoin(
        attempts,
        and(
          eq(attempts.schoolId, assignments.schoolId),
          eq(attempts.assignmentId, assignments.id),
          eq(attempts.studentId, actor.userId),
          isLatest,
        ),
      )
      .where(isMember(actor))
      .orderBy(sql`${dueAt} asc nulls last`, desc(assignments.openAt), asc(assignments.id))
  )
}

/** How many questions of each attempt under way hold an answer that counts, by attempt. An answer taken back is none. */
async function answeredIn(tx: Db, actor: Actor): Promise<Map<string, number>> {
  const rows = await tx
    .selectDistinctOn([responseEvents.attemptId, responseEvents.position], {
      attemptId: responseEvents.attemptId,
      payload: responseEvents.payload,
    })
    .from(attempts)
    .innerJoin(
      responseEvents,
      and(eq(responseEvents.schoolId, attempts.schoolId), eq(responseEvents.attemptId, attempts.id)),
    )
    .where(
      and(
        eq(attempts.schoolId, actor.schoolId),
        eq(attempts.studentId, actor.userId),
        isNull(attempts.submittedAt),
        eq(responseEvents.disposition, 'current'),
      ),
    )
    .orderBy(asc(responseEvents.attemptId), asc(responseEvents.position), desc(responseEvents.seq))
  const answered = new Map<string, number>()
  for (const { attemptId, payload } of rows) {
    if (isAnswered(payload)) answered.set(attemptId, (answered.get(attemptId) ?? 0) + 1)
  }
  return answered
}

type HandedIn = StudentTaskFacts['handedIn'][number]

/** The attempts handed in with their marks, by assignment. Row-level security gives no marks before release. */
async function handedInBy(tx: Db, actor: Actor): Promise<Map<string, HandedIn[]>> {
  const score = currentScore(tx)
  const rows = await tx
    .select({
      assignmentId: attempts.assignmentId,
      number: attempts.number,
      submittedAt: attempts.submittedAt,
      points: attemptItems.points,
      run: score.runId,
      fraction: score.fraction,
    })
    .from(attempts)
    .innerJoin(attemptItems, and(eq(attemptItems.schoolId, attempts.schoolId), eq(attemptItems.attemptId, attempts.id)))
    .leftJoinLateral(score, sql`true`)
    .where(
      and(eq(attempts.schoolId, actor.schoolId), eq(attempts.studentId, actor.userId), isNotNull(attempts.submittedAt)),
    )
    .orderBy(asc(attempts.assignmentId), asc(attempts.number), asc(attemptItems.position))
  const found = new Map<string, (HandedIn & { marks: Mark[] })[]>()
  for (const { assignmentId, number, submittedAt, points, run, fraction } of rows) {
    if (submittedAt === null) continue
    const own = found.get(assignmentId) ?? []
    found.set(assignmentId, own)
    if (own.at(-1)?.number !== number) own.push({ number, submittedAt, marks: [] })
    if (run !== null) own.at(-1)?.marks.push({ fraction, points: Number(points) })
  }
  return found
}

type Work = { answered: Map<string, number>; handedIn: Map<string, HandedIn[]>; now: Date }

function taskOf(row: Standing, { answered, handedIn, now }: Work): StudentTask {
  const { assignment, override, attempt } = row
  const times = effectiveTimes(assignment, override)
  return studentTask(
    {
      ...row,
      assignmentId: assignment.id,
      hasQuiz: assignment.quizVersionId !== null,
      times,
      attemptsAllowed: override?.attemptsAllowed ?? assignment.attemptsAllowed,
      scoreRule: assignment.releaseScore,
      releasedAt: assignment.releasedAt,
      countingRule: assignment.countingRule,
      isPaused: isPaused(row.pauses),
      attempt:
        attempt === null
          ? null
          : {
              ...attempt,
              deadlineAt: deadlineFor(clockOf(attempt, row), times, now),
              answered: answered.get(attempt.id) ?? 0,
            },
      handedIn: handedIn.get(assignment.id) ?? [],
    },
    now,
  )
}
