import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { TextFigures } from '#domain/article/describe-text.ts'
import type { Block } from '#domain/article/schema.ts'
import { readingLevels } from '#domain/article/schema.ts'
import type { Correction } from '#domain/notes/editor-note.ts'
import { editorNoteKinds } from '#domain/notes/schema.ts'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { schools, users } from './schools.ts'

const ownArticle = sql`${inSchool} and article_id in (select postil_owned_articles())`

export const articles = pgTable(
  'articles',
  {
    schoolId: schoolId().references(() => schools.schoolId),
    id: uuid('id').notNull(),
    ownerId: uuid('owner_id').notNull(),
    /** Counts up with every change of the glossary; a rendering belongs to one version. */
    glossaryVersion: integer('glossary_version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    archivedAt: instant('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('articles_by_owner').on(t.schoolId, t.ownerId),
    foreignKey({ columns: [t.schoolId, t.ownerId], foreignColumns: [users.schoolId, users.id] }),
    pgPolicy('articles_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('articles_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and (owner_id = postil_actor() or id in (select postil_readable_articles()))`,
    }),
    pgPolicy('articles_create', {
      for: 'insert',
      to: postilUser,
      withCheck: sql`${inSchool} and owner_id = postil_actor() and postil_is_staff()`,
    }),
    pgPolicy('articles_change', {
      for: 'update',
      to: postilUser,
      using: sql`${inSchool} and owner_id = postil_actor()`,
      withCheck: sql`${inSchool} and owner_id = postil_actor()`,
    }),
  ],
)

/** Immutable: a correction is a new revision. */
export const revisions = pgTable(
  'revisions',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    articleId: uuid('article_id').notNull(),
    /** 1, 2, 3 … within the article. */
    number: integer('number').notNull(),
    title: text('title').notNull(),
    dateline: text('dateline'),
    byline: text('byline'),
    credit: text('credit'),
    source: text('source'),
    /** YYYY-MM-DD as the page stated it. */
    pageDate: text('page_date'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('revisions_number').on(t.schoolId, t.articleId, t.number),
    foreignKey({ columns: [t.schoolId, t.articleId], foreignColumns: [articles.schoolId, articles.id] }).onDelete(
      'cascade',
    ),
    pgPolicy('revisions_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('revisions_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and (article_id in (select postil_owned_articles()) or id in (select postil_readable_revisions()))`,
    }),
    pgPolicy('revisions_create', { for: 'insert', to: postilUser, withCheck: ownArticle }),
  ],
)

/** The text of a revision at one reading level. */
export const revisionLevels = pgTable(
  'revision_levels',
  {
    schoolId: schoolId(),
    revisionId: uuid('revision_id').notNull(),
    level: text('level', { enum: readingLevels }).notNull(),
    blocks: jsonb('blocks').$type<Block[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.revisionId, t.level] }),
    foreignKey({ columns: [t.schoolId, t.revisionId], foreignColumns: [revisions.schoolId, revisions.id] }).onDelete(
      'cascade',
    ),
    pgPolicy('revision_levels_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('revision_levels_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and revision_id in (select r.id from revisions r where r.school_id = postil_school())`,
    }),
    pgPolicy('revision_levels_create', {
      for: 'insert',
      to: postilUser,
      withCheck: sql`${inSchool} and revision_id in (select r.id from revisions r where r.school_id = postil_school() and r.article_id in (select postil_owned_articles()))`,
    }),
  ],
)

/** What a revision looks like and what is told of it, made once per (revision, level, glossary version) from escaped text. */
export const renderings = pgTable(
  'renderings',
  {
    schoolId: schoolId(),
    revisionId: uuid('revision_id').notNull(),
    level: text('level', { enum: readingLevels }).notNull(),
    glossaryVersion: integer('glossary_version').notNull(),
    html: text('html').notNull(),
    /** What is told of the text beside it. */
    figures: jsonb('figures').$type<TextFigures>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.revisionId, t.level, t.glossaryVersion] }),
    foreignKey({ columns: [t.schoolId, t.revisionId], foreignColumns: [revisions.schoolId, revisions.id] }).onDelete(
      'cascade',
    ),
    pgPolicy('renderings_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('renderings_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and revision_id in (select r.id from revisions r where r.school_id = postil_school())`,
    }),
  ],
)

/** A term the teacher explains in an article. */
export const glossaryEntries = pgTable(
  'glossary_entries',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    articleId: uuid('article_id').notNull(),
    headword: text('headword').notNull(),
    definition: text('definition').notNull(),
    /** For who wants to know more; null for none. */
    longer: text('longer'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Deleted entries stay for undo, with what hangs on them, seen by the article's owner only. */
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('glossary_entries_headword').on(t.schoolId, t.articleId, t.headword),
    foreignKey({ columns: [t.schoolId, t.articleId], foreignColumns: [articles.schoolId, articles.id] }).onDelete(
      'cascade',
    ),
    pgPolicy('glossary_entries_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('glossary_entries_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and deleted_at is null and article_id in (select a.id from articles a where a.school_id = postil_school())`,
    }),
    pgPolicy('glossary_entries_write', { to: postilUser, using: ownArticle, withCheck: ownArticle }),
  ],
)

export const glossaryAliases = pgTable(
  'glossary_aliases',
  {
    schoolId: schoolId(),
    entryId: uuid('entry_id').notNull(),
    position: integer('position').notNull(),
    form: text('form').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.entryId, t.position] }),
    unique('glossary_aliases_form').on(t.schoolId, t.entryId, t.form),
    foreignKey({
      columns: [t.schoolId, t.entryId],
      foreignColumns: [glossaryEntries.schoolId, glossaryEntries.id],
    }).onDelete('cascade'),
    pgPolicy('glossary_aliases_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('glossary_aliases_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and entry_id in (select e.id from glossary_entries e where e.school_id = postil_school())`,
    }),
    pgPolicy('glossary_aliases_write', {
      to: postilUser,
      using: sql`${inSchool} and entry_id in (select e.id from glossary_entries e where e.school_id = postil_school() and e.article_id in (select postil_owned_articles()))`,
      withCheck: sql`${inSchool} and entry_id in (select e.id from glossary_entries e where e.school_id = postil_school() and e.article_id in (select postil_owned_articles()))`,
    }),
  ],
)

/** The teacher's own notes in the margin, shown in every class that reads the article. */
export const editorNotes = pgTable(
  'editor_notes',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    articleId: uuid('article_id').notNull(),
    authorId: uuid('author_id').notNull(),
    kind: text('kind', { enum: editorNoteKinds }).notNull(),
    body: text('body').notNull(),
    /** The parts of a correction; null for the other kinds, and for a correction in words of its own. */
    correction: jsonb('correction').$type<Correction>(),
    /** Counts up with each edit; an edit names the one it saw. */
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('editor_notes_by_article').on(t.schoolId, t.articleId),
    foreignKey({ columns: [t.schoolId, t.articleId], foreignColumns: [articles.schoolId, articles.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.schoolId, t.authorId], foreignColumns: [users.schoolId, users.id] }),
    pgPolicy('editor_notes_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('editor_notes_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and deleted_at is null and article_id in (select a.id from articles a where a.school_id = postil_school())`,
    }),
    pgPolicy('editor_notes_write', { to: postilUser, using: ownArticle, withCheck: ownArticle }),
  ],
)
