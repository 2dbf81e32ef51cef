import { sql } from 'drizzle-orm'
import type { GradeState } from '#domain/quiz/grade.ts'
import type { Db } from './client.ts'
import type { Factories, MadeQuiz } from './factories.ts'

/** What came of one answer. */
export type BulkScore = { state: GradeState; fraction: number | null; chosen: readonly string[] }

export type BulkAttempts = {
  schoolId: string
  classId: string
  assignmentId: string
  quiz: MadeQuiz
  /** Full points of the questions, in order. */
  points: readonly number[]
  /** One for each new student: the scores in the order of the questions. */
  attempts: readonly (readonly BulkScore[])[]
}

/** How many attempts go into one statement. */
const batch = 2000

/**
 * Writes many students of a class, each with one handed-in and graded attempt, a few statements for thousands of them. For
 * measuring; accounts cannot sign in.
 */
export async function insertManyAttempts(make: Factories, given: BulkAttempts): Promise<void> {
  for (let from = 0; from < given.attempts.length; from += batch) {
    const attempts = given.attempts.slice(from, from + batch).map((scores) => ({
      scores,
      studentId: make.system.newId(),
      attemptId: make.system.newId(),
      runId: make.system.newId(),
    }))
    await make.insert((tx) => insertBatch(tx, make.system.now().toISOString(), given, attempts))
  }
}

type NewAttempt = { scores: readonly BulkScore[]; studentId: string; attemptId: string; runId: string }

async function insertBatch(tx: Db, now: string, given: BulkAttempts, attempts: readonly NewAttempt[]): Promise<void> {
  const { schoolId, classId, assignmentId, quiz, points } = given
  const column = <T>(of: (attempt: NewAttempt) => T) => sql.param(attempts.map(of))
  const students = column(({ studentId }) => studentId)
  const ids = column(({ attemptId }) => attemptId)
  const runs = column(({ runId }) => runId)
  await tx.execute(sql`insert into users (school_id, id, role, display_name, sort_name, created_at)
    select ${schoolId}::uuid, id, 'student', 'Student ' || id, 'Student ' || id, ${now}::timestamptz
    from unnest(${students}::uuid[]) id`)
  await tx.execute(sql`insert into memberships (school_id, class_id, user_id, role, joined_at)
    select ${schoolId}::uuid, ${classId}::uuid, id, 'student', ${now}::timestamptz from unnest(${students}::uuid[]) id`)
  await tx.execute(sql`insert into attempts
      (school_id, id, assignment_id, student_id, number, quiz_version_id, started_at, submitted_at)
    select ${schoolId}::uuid, a.id, ${assignmentId}::uuid, a.student, 1, ${quiz.quizVersionId}::uuid,
      ${now}::timestamptz, ${now}::timestamptz
    from unnest(${ids}::uuid[], ${students}::uuid[]) a(id, student)`)
  await tx.execute(sql`insert into attempt_items
      (school_id, attempt_id, position, quiz_position, question_version_id, points, option_order)
    select ${schoolId}::uuid, a.id, q.position, q.position, q.version, q.points, '[]'::jsonb
    from unnest(${ids}::uuid[]) a(id)
    cross join unnest(${sql.param([...quiz.questionVersionIds])}::uuid[], ${sql.param([...points])}::numeric[])
      with ordinality q(version, points, position)`)
  await tx.execute(sql`insert into grading_runs (school_id, id, attempt_id, kind, created_at)
    select ${schoolId}::uuid, r.run, r.attempt, 'machine', ${now}::timestamptz
    from unnest(${runs}::uuid[], ${ids}::uuid[]) r(run, attempt)`)
  await insertScores(tx, given, attempts)
}

async function insertScores(tx: Db, { schoolId, points }: BulkAttempts, attempts: readonly NewAttempt[]) {
  const scores = attempts.flatMap(({ scores: own, runId, attemptId }) =>
    own.map((score, index) => ({ ...score, runId, attemptId, position: index + 1, max: points[index] ?? 0 })),
  )
  const column = <T>(of: (score: (typeof scores)[number]) => T) => sql.param(scores.map(of))
  await tx.execute(sql`insert into scores
      (school_id, run_id, attempt_id, position, state, fraction, points, chosen, misconceptions)
    select ${schoolId}::uuid, s.run, s.attempt, s.position, s.state, s.fraction, s.fraction * s.max, s.chosen::jsonb,
      '[]'::jsonb
    from unnest(${column(({ runId }) => runId)}::uuid[], ${column(({ attemptId }) => attemptId)}::uuid[],
      ${column(({ position }) => position)}::int[], ${column(({ state }) => state)}::text[],
      ${column(({ fraction }) => fraction)}::float8[], ${column(({ max }) => max)}::float8[],
      ${column(({ chosen }) => JSON.stringify(chosen))}::text[])
      s(run, attempt, position, state, fraction, max, chosen)`)
}
