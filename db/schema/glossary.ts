import { sql } from 'drizzle-orm'
import { foreignKey, index, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { explanationLanguageCodes } from '#domain/glossary/languages.ts'
import { anchorColumns } from './anchors.ts'
import { articles, glossaryEntries, revisions } from './articles.ts'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'

const readableEntry = sql`${inSchool} and entry_id in (select e.id from glossary_entries e where e.school_id = postil_school())`
const ownEntry = sql`${inSchool} and entry_id in (select e.id from glossary_entries e where e.school_id = postil_school() and e.article_id in (select postil_owned_articles()))`
const ownArticle = sql`${inSchool} and article_id in (select postil_owned_articles())`
const readableException = sql`${inSchool} and exception_id in (select x.id from gloss_exceptions x where x.school_id = postil_school())`
const ownException = sql`${inSchool} and exception_id in (select x.id from gloss_exceptions x where x.school_id = postil_school() and x.article_id in (select postil_owned_articles()))`

/** What a term means, in another language than that of the text. */
export const glossaryTranslations = pgTable(
  'glossary_translations',
  {
    schoolId: schoolId(),
    entryId: uuid('entry_id').notNull(),
    /** BCP 47. */
    lang: text('lang', { enum: explanationLanguageCodes }).notNull(),
    definition: text('definition').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.entryId, t.lang] }),
    foreignKey({
      columns: [t.schoolId, t.entryId],
      foreignColumns: [glossaryEntries.schoolId, glossaryEntries.id],
    }).onDelete('cascade'),
    pgPolicy('glossary_translations_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('glossary_translations_read', { for: 'select', to: postilUser, using: readableEntry }),
    pgPolicy('glossary_translations_write', { to: postilUser, using: ownEntry, withCheck: ownEntry }),
  ],
)

/** "Not here": one place where a term is not explained. Where it stands in each revision, its anchors say. */
export const glossExceptions = pgTable(
  'gloss_exceptions',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    articleId: uuid('article_id').notNull(),
    entryId: uuid('entry_id').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('gloss_exceptions_by_article').on(t.schoolId, t.articleId),
    index('gloss_exceptions_by_entry').on(t.schoolId, t.entryId),
    foreignKey({ columns: [t.schoolId, t.articleId], foreignColumns: [articles.schoolId, articles.id] }).onDelete(
      'cascade',
    ),
    foreignKey({
      columns: [t.schoolId, t.entryId],
      foreignColumns: [glossaryEntries.schoolId, glossaryEntries.id],
    }).onDelete('cascade'),
    pgPolicy('gloss_exceptions_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('gloss_exceptions_read', { for: 'select', to: postilUser, using: readableEntry }),
    pgPolicy('gloss_exceptions_write', { to: postilUser, using: ownArticle, withCheck: ownArticle }),
  ],
)

export const glossExceptionAnchors = pgTable(
  'gloss_exception_anchors',
  { schoolId: schoolId(), exceptionId: uuid('exception_id').notNull(), ...anchorColumns() },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.exceptionId, t.revisionId] }),
    foreignKey({
      columns: [t.schoolId, t.exceptionId],
      foreignColumns: [glossExceptions.schoolId, glossExceptions.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.revisionId], foreignColumns: [revisions.schoolId, revisions.id] }),
    pgPolicy('gloss_exception_anchors_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('gloss_exception_anchors_read', { for: 'select', to: postilUser, using: readableException }),
    pgPolicy('gloss_exception_anchors_write', { for: 'insert', to: postilUser, withCheck: ownException }),
  ],
)
