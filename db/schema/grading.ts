import { sql } from 'drizzle-orm'
import {
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { assignments } from './assignments.ts'
import { attemptItems, attempts } from './attempts.ts'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { questionVersions, quizVersions } from './quizzes.ts'
import { users } from './schools.ts'

const gradedAttempt = sql`${inSchool} and (attempt_id in (select postil_taught_attempts()) or attempt_id in (select postil_released_attempts()))`

/** Corrected keys or rules applied to what was handed in before. It can be undone; its rows stay. */
export const regrades = pgTable(
  'regrades',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    /** The published version whose keys were applied. */
    quizVersionId: uuid('quiz_version_id').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    undoneBy: uuid('undone_by'),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('regrades_by_assignment').on(t.schoolId, t.assignmentId),
    foreignKey({
      columns: [t.schoolId, t.assignmentId],
      foreignColumns: [assignments.schoolId, assignments.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.quizVersionId], foreignColumns: [quizVersions.schoolId, quizVersions.id] }),
    foreignKey({ columns: [t.schoolId, t.createdBy], foreignColumns: [users.schoolId, users.id] }),
    foreignKey({ columns: [t.schoolId, t.undoneBy], foreignColumns: [users.schoolId, users.id] }),
    pgPolicy('regrades_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('regrades_teacher', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and assignment_id in (select postil_taught_assignments())`,
    }),
    pgPolicy('regrades_student', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and assignment_id in (select postil_open_assignments())`,
    }),
  ],
)

/** Which question version a regrade put in the place of which, also for attempts that are handed in later. */
export const regradeKeys = pgTable(
  'regrade_keys',
  {
    schoolId: schoolId(),
    regradeId: uuid('regrade_id').notNull(),
    questionVersionId: uuid('question_version_id').notNull(),
    correctedVersionId: uuid('corrected_version_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.regradeId, t.questionVersionId] }),
    foreignKey({ columns: [t.schoolId, t.regradeId], foreignColumns: [regrades.schoolId, regrades.id] }).onDelete(
      'cascade',
    ),
    foreignKey({
      columns: [t.schoolId, t.questionVersionId],
      foreignColumns: [questionVersions.schoolId, questionVersions.id],
    }),
    foreignKey({
      columns: [t.schoolId, t.correctedVersionId],
      foreignColumns: [questionVersions.schoolId, questionVersions.id],
    }),
    pgPolicy('regrade_keys_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('regrade_keys_teacher', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and regrade_id in (select r.id from regrades r where r.school_id = postil_school())`,
    }),
  ],
)

/** One act of grading: by the machine, or by a teacher's hand. Kept; the newest counts, a manual mark before a machine's. */
export const gradingRuns = pgTable(
  'grading_runs',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    attemptId: uuid('attempt_id').notNull(),
    kind: text('kind', { enum: ['machine', 'manual'] }).notNull(),
    /** The hand-in it marks. */
    round: integer('round').notNull().default(1),
    /** The regrade it belongs to; null for none. */
    regradeId: uuid('regrade_id'),
    /** Who marked by hand; null for the machine. */
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('grading_runs_by_attempt').on(t.schoolId, t.attemptId),
    foreignKey({ columns: [t.schoolId, t.regradeId], foreignColumns: [regrades.schoolId, regrades.id] }),
    foreignKey({ columns: [t.schoolId, t.attemptId], foreignColumns: [attempts.schoolId, attempts.id] }).onDelete(
      'cascade',
    ),
    pgPolicy('grading_runs_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('grading_runs_read', { for: 'select', to: postilUser, using: gradedAttempt }),
    pgPolicy('grading_runs_mark', {
      for: 'insert',
      to: postilUser,
      withCheck: sql`${inSchool} and kind = 'manual' and created_by = postil_actor() and attempt_id in (select postil_taught_attempts())`,
    }),
  ],
)

export const scores = pgTable(
  'scores',
  {
    schoolId: schoolId(),
    runId: uuid('run_id').notNull(),
    attemptId: uuid('attempt_id').notNull(),
    position: integer('position').notNull(),
    state: text('state', { enum: ['right', 'partly', 'wrong', 'unanswered', 'waits'] }).notNull(),
    /** 0 to 1; null while the answer waits for a teacher. */
    fraction: doublePrecision('fraction'),
    points: numeric('points', { precision: 12, scale: 6 }).$type<string>(),
    /** Ids of the options chosen, the verdict, or the form that matched. */
    chosen: jsonb('chosen').$type<string[]>().notNull(),
    misconceptions: jsonb('misconceptions').$type<string[]>().notNull(),
    /** The question version it was graded by; null for the one that the student was shown. */
    questionVersionId: uuid('question_version_id'),
    /** Criterion → level that a marker chose; null where there is no rubric. */
    rubric: jsonb('rubric').$type<Record<string, string>>(),
    /** A marker's word on this one answer. */
    comment: text('comment'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.runId, t.position] }),
    index('scores_by_attempt').on(t.schoolId, t.attemptId, t.position),
    foreignKey({ columns: [t.schoolId, t.runId], foreignColumns: [gradingRuns.schoolId, gradingRuns.id] }).onDelete(
      'cascade',
    ),
    foreignKey({
      columns: [t.schoolId, t.attemptId, t.position],
      foreignColumns: [attemptItems.schoolId, attemptItems.attemptId, attemptItems.position],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.schoolId, t.questionVersionId],
      foreignColumns: [questionVersions.schoolId, questionVersions.id],
    }),
    pgPolicy('scores_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('scores_read', {
      for: 'select',
      to: postilUser,
      using: sql`${gradedAttempt} or (${inSchool} and (attempt_id, position) in (select attempt_id, position from postil_checked_scores()))`,
    }),
    pgPolicy('scores_mark', {
      for: 'insert',
      to: postilUser,
      withCheck: sql`${inSchool} and attempt_id in (select postil_taught_attempts()) and run_id in (select r.id from grading_runs r where r.school_id = postil_school() and r.created_by = postil_actor())`,
    }),
  ],
)
