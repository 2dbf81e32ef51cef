import { doublePrecision, integer, jsonb, numeric, pgView, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** The score that counts for each item; made by hand in the migrations, under the reader's own row-level security. */
export const currentScores = pgView('current_scores', {
  schoolId: uuid('school_id').notNull(),
  attemptId: uuid('attempt_id').notNull(),
  position: integer('position').notNull(),
  runId: uuid('run_id').notNull(),
  state: text('state', { enum: ['right', 'partly', 'wrong', 'unanswered', 'waits'] }).notNull(),
  fraction: doublePrecision('fraction'),
  points: numeric('points', { precision: 12, scale: 6 }).$type<string>(),
  chosen: jsonb('chosen').$type<string[]>().notNull(),
  misconceptions: jsonb('misconceptions').$type<string[]>().notNull(),
  comment: text('comment'),
  questionVersionId: uuid('question_version_id'),
  rubric: jsonb('rubric').$type<Record<string, string>>(),
  regradeId: uuid('regrade_id'),
  kind: text('kind', { enum: ['machine', 'manual'] }).notNull(),
  createdAt: instant('created_at').notNull(),
}).existing()
