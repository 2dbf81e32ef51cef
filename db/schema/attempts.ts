import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  integer,
  jsonb,
  numeric,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import { dispositions } from '#domain/quiz/schema.ts'
import { assignments } from './assignments.ts'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { questionVersions, quizVersions } from './quizzes.ts'
import { users } from './schools.ts'

/**
 * Asked as "exists", it is looked up by the key for a few rows, and made a set of for many. Before that it is the attempt that
 * the transaction has found to be the actor's own (postil_attempt, in the migrations).
 */
const visibleAttempt = sql`${inSchool} and (attempt_id = postil_attempt() or exists (select from attempts a where a.school_id = postil_school() and a.id = attempt_id))`

/** One student's try at one assignment's quiz. Started and handed in by the system role; never deleted by a teacher. */
export const attempts = pgTable(
  'attempts',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    studentId: uuid('student_id').notNull(),
    /** 1, 2, 3 … */
    number: integer('number').notNull(),
    quizVersionId: uuid('quiz_version_id').notNull(),
    startedAt: instant('started_at').notNull(),
    /** least(start + limit, close); null for none. */
    deadlineAt: instant('deadline_at'),
    /** When an answer was last stored; its row lock orders saving and handing in. */
    lastSavedAt: instant('last_saved_at'),
    submittedAt: instant('submitted_at'),
    /** Which hand-in it is on its way to: 1, and one more each time a teacher opens it again. */
    round: integer('round').notNull().default(1),
    /** Opened again by a teacher: until this instant, whatever limit and close say. */
    reopenedUntil: instant('reopened_until'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('attempts_number').on(t.schoolId, t.assignmentId, t.studentId, t.number),
    uniqueIndex('attempts_one_open').on(t.schoolId, t.assignmentId, t.studentId).where(sql`submitted_at is null`),
    foreignKey({ columns: [t.schoolId, t.assignmentId], foreignColumns: [assignments.schoolId, assignments.id] }),
    foreignKey({ columns: [t.schoolId, t.studentId], foreignColumns: [users.schoolId, users.id] }),
    foreignKey({ columns: [t.schoolId, t.quizVersionId], foreignColumns: [quizVersions.schoolId, quizVersions.id] }),
    pgPolicy('attempts_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('attempts_touch', {
      for: 'update',
      to: postilUser,
      using: sql`${inSchool} and student_id = postil_actor() and (id = postil_attempt() or assignment_id in (select postil_open_assignments()))`,
      withCheck: sql`${inSchool} and student_id = postil_actor()`,
    }),
    // What is a student's own is asked first: what a teacher may see then need not be looked up.
    pgPolicy('attempts_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and (id = postil_attempt() or (student_id = postil_actor() and assignment_id in (select postil_open_assignments())) or assignment_id in (select postil_taught_assignments()))`,
    }),
  ],
)

/** The drawn questions of an attempt, in the order shown. */
export const attemptItems = pgTable(
  'attempt_items',
  {
    schoolId: schoolId(),
    attemptId: uuid('attempt_id').notNull(),
    position: integer('position').notNull(),
    /** The question's place in the quiz as published, the same for everybody however it was drawn and shuffled. */
    quizPosition: integer('quiz_position').notNull(),
    questionVersionId: uuid('question_version_id').notNull(),
    points: numeric('points', { precision: 8, scale: 2 }).$type<string>().notNull(),
    /** Option ids in the order shown; empty where there are none. */
    optionOrder: jsonb('option_order').$type<string[]>().notNull(),
    /** Under the rule "at once": when the student had this answer checked, which makes it final. */
    checkedAt: instant('checked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.attemptId, t.position] }),
    unique('attempt_items_question').on(t.schoolId, t.attemptId, t.questionVersionId),
    foreignKey({ columns: [t.schoolId, t.attemptId], foreignColumns: [attempts.schoolId, attempts.id] }).onDelete(
      'cascade',
    ),
    foreignKey({
      columns: [t.schoolId, t.questionVersionId],
      foreignColumns: [questionVersions.schoolId, questionVersions.id],
    }),
    pgPolicy('attempt_items_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('attempt_items_read', { for: 'select', to: postilUser, using: visibleAttempt }),
  ],
)

/** Append-only: everything a student ever answered, the refused and the late included. */
export const responseEvents = pgTable(
  'response_events',
  {
    schoolId: schoolId(),
    attemptId: uuid('attempt_id').notNull(),
    position: integer('position').notNull(),
    /** Given by the server, from 1 within (attempt, position). */
    seq: integer('seq').notNull(),
    clientEventId: uuid('client_event_id').notNull(),
    device: uuid('device').notNull(),
    clientSeq: integer('client_seq').notNull(),
    baseSeq: integer('base_seq').notNull(),
    payload: jsonb('payload').$type<QuizResponse>().notNull(),
    /** When the request arrived. */
    receivedAt: instant('received_at').notNull(),
    storedAt: instant('stored_at').notNull(),
    disposition: text('disposition', { enum: dispositions }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.attemptId, t.position, t.seq] }),
    unique('response_events_client_event').on(t.schoolId, t.attemptId, t.clientEventId),
    foreignKey({
      columns: [t.schoolId, t.attemptId, t.position],
      foreignColumns: [attemptItems.schoolId, attemptItems.attemptId, attemptItems.position],
    }).onDelete('cascade'),
    pgPolicy('response_events_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('response_events_read', { for: 'select', to: postilUser, using: visibleAttempt }),
    pgPolicy('response_events_append', {
      for: 'insert',
      to: postilUser,
      withCheck: sql`${inSchool} and (attempt_id = postil_attempt() or exists (select from attempts a where a.school_id = postil_school() and a.id = attempt_id and a.student_id = postil_actor()))`,
    }),
  ],
)

/** The hand-in: one per attempt and round, however often the button was pressed. */
export const submissions = pgTable(
  'submissions',
  {
    schoolId: schoolId(),
    attemptId: uuid('attempt_id').notNull(),
    round: integer('round').notNull().default(1),
    submittedAt: instant('submitted_at').notNull(),
    isLate: boolean('is_late').notNull(),
    /** What a student can quote to prove the hand-in. */
    receiptCode: text('receipt_code').notNull(),
    /** Position → sequence of the answer that counts; a position without an answer is absent. */
    receipt: jsonb('receipt').$type<Record<string, number>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.attemptId, t.round] }),
    foreignKey({ columns: [t.schoolId, t.attemptId], foreignColumns: [attempts.schoolId, attempts.id] }).onDelete(
      'cascade',
    ),
    pgPolicy('submissions_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('submissions_read', { for: 'select', to: postilUser, using: visibleAttempt }),
  ],
)
