import { sql } from 'drizzle-orm'
import { foreignKey, integer, jsonb, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { anchorColumns } from './anchors.ts'
import { articles, revisions } from './articles.ts'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { questionVersions } from './quizzes.ts'

const ownArticle = sql`${inSchool} and article_id in (select postil_owned_articles())`

/** The next revision of an article while it is written. `version` counts up; a writer names the one they saw. */
export const articleDrafts = pgTable(
  'article_drafts',
  {
    schoolId: schoolId(),
    articleId: uuid('article_id').notNull(),
    /** The revision it corrects, which is the newest. */
    baseRevisionId: uuid('base_revision_id').notNull(),
    content: jsonb('content').$type<unknown>().notNull(),
    version: integer('version').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.articleId] }),
    foreignKey({ columns: [t.schoolId, t.articleId], foreignColumns: [articles.schoolId, articles.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.schoolId, t.baseRevisionId], foreignColumns: [revisions.schoolId, revisions.id] }),
    pgPolicy('article_drafts_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('article_drafts_own', { to: postilUser, using: ownArticle, withCheck: ownArticle }),
  ],
)

/** Where the passages that a published question rests on stand in later revisions; part of its key, and closed like it. */
export const evidenceAnchors = pgTable(
  'evidence_anchors',
  {
    schoolId: schoolId(),
    questionVersionId: uuid('question_version_id').notNull(),
    /** The path of the passage inside the key, such as `evidence.0`. */
    field: text('field').notNull(),
    ...anchorColumns(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.questionVersionId, t.field, t.revisionId] }),
    foreignKey({
      columns: [t.schoolId, t.questionVersionId],
      foreignColumns: [questionVersions.schoolId, questionVersions.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.revisionId], foreignColumns: [revisions.schoolId, revisions.id] }),
    pgPolicy('evidence_anchors_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('evidence_anchors_teacher', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and question_version_id in (select postil_own_questions())`,
    }),
  ],
)
