import { and, asc, count, eq, gt, gte, inArray, isNull, or, sql } from 'drizzle-orm'
import type { TeacherHome, TeacherTask } from '#domain/assignment/teacher-task.ts'
import { type Actor, can } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import {
  articles,
  assignments,
  attempts,
  classes,
  memberships,
  readingStates,
  responseEvents,
  revisions,
} from '../schema/tables.ts'
import { currentScores } from '../schema/views.ts'

/** How long after its due time an assignment that stays open is shown, in milliseconds: two weeks. */
const shownAfterDueMs = 14 * 24 * 60 * 60 * 1000

/** The classes an actor teaches with what is going on in them: by class name, soonest due first. Three queries. */
export async function readTeacherHome(tx: Db, actor: Actor, now: Date): Promise<TeacherHome> {
  const taught = (await taughtClasses(tx, actor)).filter(({ role }) => can(actor, 'progress.view', { classRole: role }))
  const tasks = await presentTasks(tx, actor, now)
  const [own] = await tx
    .select({ n: count() })
    .from(articles)
    .where(and(eq(articles.schoolId, actor.schoolId), eq(articles.ownerId, actor.userId), isNull(articles.archivedAt)))
  return {
    classes: taught.map(({ id, name, timeZone, students }) => ({
      id,
      name,
      timeZone,
      students,
      tasks: tasks.flatMap(({ classId, ...task }) => (classId === id ? [task] : [])),
    })),
    articles: own?.n ?? 0,
  }
}

function teaches(actor: Actor) {
  return and(
    eq(memberships.schoolId, actor.schoolId),
    eq(memberships.userId, actor.userId),
    inArray(memberships.role, ['teacher', 'co-teacher']),
    isNull(memberships.removedAt),
  )
}

/** The students who are in a class now, as a condition on a membership called `m`. */
const isPresentStudent = sql`m.role = 'student' and m.removed_at is null`

async function taughtClasses(tx: Db, actor: Actor) {
  const students = sql`(select count(*) from ${memberships} m where m.school_id = ${classes.schoolId} and m.class_id = ${classes.id} and ${isPresentStudent})`
  return tx
    .select({
      id: classes.id,
      name: classes.name,
      timeZone: classes.timeZone,
      role: memberships.role,
      students: students.mapWith(Number),
    })
    .from(memberships)
    .innerJoin(
      classes,
      and(eq(classes.schoolId, memberships.schoolId), eq(classes.id, memberships.classId), isNull(classes.archivedAt)),
    )
    .where(teaches(actor))
    .orderBy(asc(sql`lower(${classes.name})`), asc(classes.id))
}

/**
 * One row for each assignment that goes on, or whose answers wait. The stages are those of `stageOf` in
 * domain/stats/class-progress.ts: who has handed in once has handed in.
 */
async function presentTasks(tx: Db, actor: Actor, now: Date): Promise<(TeacherTask & { classId: string })[]> {
  const hasQuiz = sql`s.quiz_version_id is not null`
  const ofStudent = sql`a.school_id = s.school_id and a.assignment_id = s.id and a.student_id = m.user_id`
  const finished = sql`case when ${hasQuiz} then exists (select 1 from ${attempts} a where ${ofStudent} and a.submitted_at is not null) else r.done_at is not null end`
  const begun = sql`${hasQuiz} and exists (select 1 from ${attempts} a join ${responseEvents} e on e.school_id = a.school_id and e.attempt_id = a.id where ${ofStudent})`
  const waits = sql`(select count(*) from ${attempts} a
    cross join lateral (select x.state from ${currentScores} x where x.school_id = a.school_id and x.attempt_id = a.id offset 0) c
    where ${ofStudent} and a.submitted_at is not null and c.state = 'waits')`
  const standing = sql`(
    select s.school_id, s.id as assignment_id, r.student_id is not null as is_opened, ${finished} as is_finished, ${begun} as is_begun, ${waits} as waits
    from ${assignments} s
    join ${memberships} m on m.school_id = s.school_id and m.class_id = s.class_id and ${isPresentStudent}
    left join ${readingStates} r on r.school_id = s.school_id and r.assignment_id = s.id and r.student_id = m.user_id
    where s.school_id = ${actor.schoolId} and s.withdrawn_at is null
  ) as standing`
  const students = (condition: ReturnType<typeof sql>) =>
    sql`count(standing.assignment_id) filter (where ${condition})`.mapWith(Number)
  const waiting = sql`coalesce(sum(standing.waits), 0)`
  const goesOn = and(
    or(isNull(assignments.closeAt), gt(assignments.closeAt, now)),
    or(isNull(assignments.dueAt), gte(assignments.dueAt, new Date(now.getTime() - shownAfterDueMs))),
  )
  return tx
    .select({
      assignmentId: assignments.id,
      classId: assignments.classId,
      title: revisions.title,
      hasQuiz: sql`${assignments.quizVersionId} is not null`.mapWith(Boolean),
      openAt: assignments.openAt,
      dueAt: assignments.dueAt,
      closeAt: assignments.closeAt,
      notStarted: students(sql`not standing.is_finished and not standing.is_begun and not standing.is_opened`),
      reading: students(sql`not standing.is_finished and not standing.is_begun and standing.is_opened`),
      underWay: students(sql`not standing.is_finished and standing.is_begun`),
      finished: students(sql`standing.is_finished`),
      waiting: waiting.mapWith(Number),
    })
    .from(memberships)
    .innerJoin(
      assignments,
      and(
        eq(assignments.schoolId, memberships.schoolId),
        eq(assignments.classId, memberships.classId),
        isNull(assignments.withdrawnAt),
      ),
    )
    .innerJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, assignments.revisionId)))
    .leftJoin(
      standing,
      sql`standing.school_id = ${assignments.schoolId} and standing.assignment_id = ${assignments.id}`,
    )
    .where(teaches(actor))
    .groupBy(assignments.schoolId, assignments.id, revisions.title)
    .having(sql`(${goesOn}) or ${waiting} > 0`)
    .orderBy(sql`${assignments.dueAt} asc nulls last`, asc(assignments.openAt), asc(assignments.id))
}
