import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  numeric,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { countingRules } from '#domain/quiz/attempt-rules.ts'
import { releaseRules } from '#domain/quiz/release-rules.ts'
import { articles, revisions } from './articles.ts'
import { classes, memberships } from './classes.ts'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { quizVersions } from './quizzes.ts'
import { users } from './schools.ts'

const taught = sql`${inSchool} and class_id in (select postil_taught())`
const taughtAssignment = sql`${inSchool} and assignment_id in (select postil_taught_assignments())`

export const assignments = pgTable(
  'assignments',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    classId: uuid('class_id').notNull(),
    articleId: uuid('article_id').notNull(),
    /** The revision that was given, and of which the quiz speaks as long as there is one. */
    revisionId: uuid('revision_id').notNull(),
    /** The newer revision that the class reads since a teacher moved it there; null while it reads `revision_id`. */
    movedToRevisionId: uuid('moved_to_revision_id'),
    /** Null for a reading alone. */
    quizVersionId: uuid('quiz_version_id'),
    /** Whether students may also read the plain level, where the revision has one. */
    plainLevel: boolean('plain_level').notNull().default(true),
    /** Whether students see classmates' notes only once they have written a note or a question of their own. */
    notesAfterOwn: boolean('notes_after_own').notNull().default(false),
    openAt: instant('open_at').notNull(),
    /** What is handed in later is marked as late. */
    dueAt: instant('due_at'),
    /** After this nothing more is taken. */
    closeAt: instant('close_at'),
    timeLimitMinutes: integer('time_limit_minutes'),
    attemptsAllowed: integer('attempts_allowed').notNull().default(1),
    /** Which of several attempts counts. */
    countingRule: text('counting_rule', { enum: countingRules }).notNull().default('last'),
    /** How long after the deadline an answer may still be on its way, in whole seconds. */
    graceSeconds: integer('grace_seconds').notNull().default(10),
    releaseScore: text('release_score', { enum: releaseRules }).notNull(),
    releaseAnswers: text('release_answers', { enum: releaseRules }).notNull(),
    releaseExplanations: text('release_explanations', { enum: releaseRules }).notNull(),
    /** When a teacher released everything by hand; null for not yet. */
    releasedAt: instant('released_at'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('assignments_by_class').on(t.schoolId, t.classId),
    index('assignments_by_revision').on(t.schoolId, t.revisionId),
    index('assignments_by_quiz_version').on(t.schoolId, t.quizVersionId),
    foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.schoolId, t.articleId], foreignColumns: [articles.schoolId, articles.id] }),
    foreignKey({ columns: [t.schoolId, t.revisionId], foreignColumns: [revisions.schoolId, revisions.id] }),
    foreignKey({ columns: [t.schoolId, t.movedToRevisionId], foreignColumns: [revisions.schoolId, revisions.id] }),
    foreignKey({ columns: [t.schoolId, t.quizVersionId], foreignColumns: [quizVersions.schoolId, quizVersions.id] }),
    foreignKey({ columns: [t.schoolId, t.createdBy], foreignColumns: [users.schoolId, users.id] }),
    pgPolicy('assignments_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('assignments_teacher', {
      to: postilUser,
      using: taught,
      // What is given must be readable before: who gives a text or a quiz reads it from then on, keys included.
      withCheck: sql`${taught} and revision_id in (select r.id from revisions r where r.school_id = postil_school()) and (moved_to_revision_id is null or moved_to_revision_id in (select r.id from revisions r where r.school_id = postil_school())) and (quiz_version_id is null or quiz_version_id in (select v.id from quiz_versions v where v.school_id = postil_school()))`,
    }),
    // Named so that it is asked before the teacher's: policies are asked in the order of their names, backwards.
    pgPolicy('assignments_theirs', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and id in (select postil_attended_assignments())`,
    }),
  ],
)

/** Other times for one student; a null column leaves the assignment's own. */
export const assignmentOverrides = pgTable(
  'assignment_overrides',
  {
    schoolId: schoolId(),
    assignmentId: uuid('assignment_id').notNull(),
    studentId: uuid('student_id').notNull(),
    openAt: instant('open_at'),
    dueAt: instant('due_at'),
    closeAt: instant('close_at'),
    timeLimitMinutes: integer('time_limit_minutes'),
    attemptsAllowed: integer('attempts_allowed'),
    /** Whether this student may read the plain level; null as for the class. */
    plainLevel: boolean('plain_level'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.assignmentId, t.studentId] }),
    foreignKey({
      columns: [t.schoolId, t.assignmentId],
      foreignColumns: [assignments.schoolId, assignments.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.studentId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    pgPolicy('assignment_overrides_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('assignment_overrides_teacher', { to: postilUser, using: taughtAssignment, withCheck: taughtAssignment }),
    pgPolicy('assignment_overrides_student', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and student_id = postil_actor()`,
    }),
  ],
)

/** A time in which the clock of everybody's attempt stood still. Answers are taken all the same. */
export const assignmentPauses = pgTable(
  'assignment_pauses',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    startedBy: uuid('started_by').notNull(),
    startedAt: instant('started_at').notNull(),
    /** Null while it lasts. */
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('assignment_pauses_by_assignment').on(t.schoolId, t.assignmentId),
    uniqueIndex('assignment_pauses_one_open').on(t.schoolId, t.assignmentId).where(sql`ended_at is null`),
    foreignKey({
      columns: [t.schoolId, t.assignmentId],
      foreignColumns: [assignments.schoolId, assignments.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.startedBy], foreignColumns: [users.schoolId, users.id] }),
    pgPolicy('assignment_pauses_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('assignment_pauses_teacher', { to: postilUser, using: taughtAssignment, withCheck: taughtAssignment }),
    pgPolicy('assignment_pauses_student', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and assignment_id in (select postil_attended_assignments())`,
    }),
  ],
)

/** By how much the time limits of one student in one class are multiplied. Why is nobody's business and stands nowhere. */
export const timeAllowances = pgTable(
  'time_allowances',
  {
    schoolId: schoolId(),
    classId: uuid('class_id').notNull(),
    studentId: uuid('student_id').notNull(),
    factor: numeric('factor', { precision: 4, scale: 2 }).$type<string>().notNull(),
    setBy: uuid('set_by').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.classId, t.studentId] }),
    foreignKey({
      columns: [t.schoolId, t.classId, t.studentId],
      foreignColumns: [memberships.schoolId, memberships.classId, memberships.userId],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.setBy], foreignColumns: [users.schoolId, users.id] }),
    pgPolicy('time_allowances_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('time_allowances_teacher', { to: postilUser, using: taught, withCheck: taught }),
    pgPolicy('time_allowances_own', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and student_id = postil_actor()`,
    }),
  ],
)

/** How far a student has come with a reading. No time on the page is stored. */
export const readingStates = pgTable(
  'reading_states',
  {
    schoolId: schoolId(),
    assignmentId: uuid('assignment_id').notNull(),
    studentId: uuid('student_id').notNull(),
    openedAt: instant('opened_at').notNull(),
    /** The furthest block reached. */
    furthestBlockId: text('furthest_block_id'),
    /** For a reading alone: the student said that it is done. */
    doneAt: instant('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.assignmentId, t.studentId] }),
    foreignKey({
      columns: [t.schoolId, t.assignmentId],
      foreignColumns: [assignments.schoolId, assignments.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.studentId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    pgPolicy('reading_states_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('reading_states_own', {
      to: postilUser,
      using: sql`${inSchool} and student_id = postil_actor() and assignment_id in (select postil_open_assignments())`,
      withCheck: sql`${inSchool} and student_id = postil_actor() and assignment_id in (select postil_open_assignments())`,
    }),
    pgPolicy('reading_states_teacher', { for: 'select', to: postilUser, using: taughtAssignment }),
  ],
)

/** The teacher's word to one student on one assignment. */
export const studentComments = pgTable(
  'student_comments',
  {
    schoolId: schoolId(),
    assignmentId: uuid('assignment_id').notNull(),
    studentId: uuid('student_id').notNull(),
    authorId: uuid('author_id').notNull(),
    body: text('body').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.assignmentId, t.studentId] }),
    foreignKey({
      columns: [t.schoolId, t.assignmentId],
      foreignColumns: [assignments.schoolId, assignments.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.studentId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.authorId], foreignColumns: [users.schoolId, users.id] }),
    pgPolicy('student_comments_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('student_comments_teacher', { to: postilUser, using: taughtAssignment, withCheck: taughtAssignment }),
    pgPolicy('student_comments_student', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and student_id = postil_actor() and assignment_id in (select postil_attended_assignments())`,
    }),
  ],
)
