import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { QuestionBody, QuestionKey } from '#domain/quiz/schema.ts'
import type { QuizSection } from '#domain/quiz/sections.ts'
import { articles, revisions } from './articles.ts'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { users } from './schools.ts'

const ownQuiz = sql`${inSchool} and quiz_id in (select postil_owned_quizzes())`

export const quizzes = pgTable(
  'quizzes',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    articleId: uuid('article_id').notNull(),
    ownerId: uuid('owner_id').notNull(),
    title: text('title').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('quizzes_by_article').on(t.schoolId, t.articleId),
    foreignKey({ columns: [t.schoolId, t.articleId], foreignColumns: [articles.schoolId, articles.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.schoolId, t.ownerId], foreignColumns: [users.schoolId, users.id] }),
    pgPolicy('quizzes_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('quizzes_own', {
      to: postilUser,
      using: sql`${inSchool} and owner_id = postil_actor()`,
      withCheck: sql`${inSchool} and owner_id = postil_actor() and article_id in (select postil_owned_articles())`,
    }),
    pgPolicy('quizzes_assigned', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and id in (select postil_readable_quizzes())`,
    }),
  ],
)

/** What is being written, unfinished questions included. `version` counts up; a writer names the one they saw. */
export const quizDrafts = pgTable(
  'quiz_drafts',
  {
    schoolId: schoolId(),
    quizId: uuid('quiz_id').notNull(),
    content: jsonb('content').$type<unknown>().notNull(),
    version: integer('version').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.quizId] }),
    foreignKey({ columns: [t.schoolId, t.quizId], foreignColumns: [quizzes.schoolId, quizzes.id] }).onDelete('cascade'),
    pgPolicy('quiz_drafts_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('quiz_drafts_own', { to: postilUser, using: ownQuiz, withCheck: ownQuiz }),
  ],
)

/** Immutable from publication: freezes its items and the revision they speak of. */
export const quizVersions = pgTable(
  'quiz_versions',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    quizId: uuid('quiz_id').notNull(),
    number: integer('number').notNull(),
    title: text('title').notNull(),
    revisionId: uuid('revision_id').notNull(),
    /** The sections in order; a question names its own by number. */
    sections: jsonb('sections').$type<QuizSection[]>().notNull().default([]),
    publishedBy: uuid('published_by').notNull(),
    publishedAt: instant('published_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('quiz_versions_number').on(t.schoolId, t.quizId, t.number),
    foreignKey({ columns: [t.schoolId, t.quizId], foreignColumns: [quizzes.schoolId, quizzes.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.revisionId], foreignColumns: [revisions.schoolId, revisions.id] }),
    pgPolicy('quiz_versions_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('quiz_versions_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and (quiz_id in (select postil_owned_quizzes()) or id in (select postil_readable_quiz_versions()))`,
    }),
    pgPolicy('quiz_versions_publish', { for: 'insert', to: postilUser, withCheck: ownQuiz }),
  ],
)

/** What stays the same of a question through its versions. */
export const questions = pgTable(
  'questions',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    quizId: uuid('quiz_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('questions_by_quiz').on(t.schoolId, t.quizId),
    foreignKey({ columns: [t.schoolId, t.quizId], foreignColumns: [quizzes.schoolId, quizzes.id] }).onDelete('cascade'),
    pgPolicy('questions_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('questions_own', { to: postilUser, using: ownQuiz, withCheck: ownQuiz }),
  ],
)

/** Immutable. Holds what a student may see of a question. */
export const questionVersions = pgTable(
  'question_versions',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    questionId: uuid('question_id').notNull(),
    number: integer('number').notNull(),
    body: jsonb('body').$type<QuestionBody>().notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('question_versions_number').on(t.schoolId, t.questionId, t.number),
    foreignKey({ columns: [t.schoolId, t.questionId], foreignColumns: [questions.schoolId, questions.id] }).onDelete(
      'cascade',
    ),
    pgPolicy('question_versions_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('question_versions_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and (id in (select postil_drawn_questions()) or id in (select postil_own_questions()) or id in (select postil_revealed_questions()))`,
    }),
    pgPolicy('question_versions_publish', {
      for: 'insert',
      to: postilUser,
      withCheck: sql`${inSchool} and question_id in (select q.id from questions q where q.school_id = postil_school())`,
    }),
  ],
)

/** Immutable. Right answers, feedback, misconceptions and evidence: closed to students until release. */
export const questionKeys = pgTable(
  'question_keys',
  {
    schoolId: schoolId(),
    questionVersionId: uuid('question_version_id').notNull(),
    key: jsonb('key').$type<QuestionKey>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.questionVersionId] }),
    foreignKey({
      columns: [t.schoolId, t.questionVersionId],
      foreignColumns: [questionVersions.schoolId, questionVersions.id],
    }).onDelete('cascade'),
    pgPolicy('question_keys_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('question_keys_teacher', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and question_version_id in (select postil_own_questions())`,
    }),
    pgPolicy('question_keys_student', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and question_version_id in (select postil_revealed_questions())`,
    }),
    pgPolicy('question_keys_publish', {
      for: 'insert',
      to: postilUser,
      withCheck: sql`${inSchool} and question_version_id in (select v.id from question_versions v join questions q on q.school_id = v.school_id and q.id = v.question_id where v.school_id = postil_school())`,
    }),
  ],
)

/** Which questions a published version holds, in order. */
export const quizItems = pgTable(
  'quiz_items',
  {
    schoolId: schoolId(),
    quizVersionId: uuid('quiz_version_id').notNull(),
    /** From 1. */
    position: integer('position').notNull(),
    questionVersionId: uuid('question_version_id').notNull(),
    points: numeric('points', { precision: 8, scale: 2 }).$type<string>().notNull(),
    /** Number of its section, from 1; 0 for none. */
    section: integer('section').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.quizVersionId, t.position] }),
    unique('quiz_items_question').on(t.schoolId, t.quizVersionId, t.questionVersionId),
    foreignKey({
      columns: [t.schoolId, t.quizVersionId],
      foreignColumns: [quizVersions.schoolId, quizVersions.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.schoolId, t.questionVersionId],
      foreignColumns: [questionVersions.schoolId, questionVersions.id],
    }),
    pgPolicy('quiz_items_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('quiz_items_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and quiz_version_id in (select v.id from quiz_versions v where v.school_id = postil_school())`,
    }),
    pgPolicy('quiz_items_publish', {
      for: 'insert',
      to: postilUser,
      withCheck: sql`${inSchool} and quiz_version_id in (select v.id from quiz_versions v where v.school_id = postil_school() and v.quiz_id in (select postil_owned_quizzes())) and question_version_id in (select w.id from question_versions w where w.school_id = postil_school())`,
    }),
  ],
)
