import { sql } from 'drizzle-orm'
import {
  boolean,
  foreignKey,
  index,
  integer,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { audiences } from '#domain/notes/audiences.ts'
import { reportOutcomes } from '#domain/notes/report.ts'
import { assignments } from './assignments.ts'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { annotations } from './notes.ts'
import { users } from './schools.ts'

/** The policies of the note itself decide inside: who does not see it sees nothing of what hangs on it. */
const onSeenNote = (more: ReturnType<typeof sql>) =>
  sql`exists (select 1 from annotations a where a.school_id = postil_school() and a.id = annotation_id and ${more})`
const ownReply = sql`${inSchool} and author_id = postil_actor() and ${onSeenNote(sql`true`)}`

/** An answer to a note, one level deep. Seen by nobody who does not see the note. */
export const replies = pgTable(
  'replies',
  {
    schoolId: schoolId(),
    /** Made by the client, so that a retry is harmless. */
    id: uuid('id').notNull(),
    annotationId: uuid('annotation_id').notNull(),
    authorId: uuid('author_id').notNull(),
    body: text('body').notNull(),
    /** The words of the note, its passage or another reply that it speaks of; null for none. */
    quote: text('quote'),
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Deleted replies stay for undo, seen by their author only. */
    deletedAt: instant('deleted_at'),
    /** Hidden by a teacher: seen by its author, who is told, and by teachers. */
    hiddenAt: instant('hidden_at'),
    hiddenBy: uuid('hidden_by'),
    hiddenReason: text('hidden_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('replies_by_annotation').on(t.schoolId, t.annotationId),
    index('replies_by_author').on(t.schoolId, t.authorId),
    foreignKey({
      columns: [t.schoolId, t.annotationId],
      foreignColumns: [annotations.schoolId, annotations.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.authorId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.hiddenBy], foreignColumns: [users.schoolId, users.id] }),
    pgPolicy('replies_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('replies_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and (deleted_at is null or author_id = postil_actor()) and ${onSeenNote(sql`(
        replies.author_id = postil_actor()
        or a.assignment_id in (select postil_taught_assignments())
        or (replies.hidden_at is null and (a.assignment_id in (select postil_talking_assignments())
          or (a.assignment_id, replies.author_id) in (select t.assignment_id, t.user_id from postil_their_teachers() t))))`)}`,
    }),
    pgPolicy('replies_write', { for: 'insert', to: postilUser, withCheck: ownReply }),
    pgPolicy('replies_change', { for: 'update', to: postilUser, using: ownReply, withCheck: ownReply }),
  ],
)

/**
 * What a note said before an edit, and for whom. Written by the database itself (a trigger), so that no edit goes unkept. Seen
 * by who sees the note, and only what was for them then: words kept to oneself do not come out when the note is shared later,
 * nor those that a teacher hid when it is shown again.
 */
export const annotationVersions = pgTable(
  'annotation_versions',
  {
    schoolId: schoolId(),
    annotationId: uuid('annotation_id').notNull(),
    version: integer('version').notNull(),
    audience: text('audience', { enum: audiences }).notNull(),
    /** The group it was for, which may be gone: no foreign key. */
    groupId: uuid('group_id'),
    body: text('body').notNull(),
    /** Whether a teacher hid it, or what came after it: then only its author and teachers read it. */
    isHidden: boolean('is_hidden').notNull().default(false),
    /** When it was written, and when it was changed. */
    writtenAt: instant('written_at').notNull(),
    replacedAt: instant('replaced_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.annotationId, t.version] }),
    foreignKey({
      columns: [t.schoolId, t.annotationId],
      foreignColumns: [annotations.schoolId, annotations.id],
    }).onDelete('cascade'),
    pgPolicy('annotation_versions_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('annotation_versions_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and ${onSeenNote(sql`(
        a.author_id = postil_actor()
        or (annotation_versions.audience <> 'me' and a.assignment_id in (select postil_taught_assignments()))
        or (not annotation_versions.is_hidden and (annotation_versions.audience = 'class'
          or (annotation_versions.audience = 'group' and annotation_versions.group_id in (select postil_own_groups())))))`)}`,
    }),
  ],
)

/** What a reply said before an edit; seen by who sees the reply. Written by the database itself. */
export const replyVersions = pgTable(
  'reply_versions',
  {
    schoolId: schoolId(),
    replyId: uuid('reply_id').notNull(),
    version: integer('version').notNull(),
    body: text('body').notNull(),
    /** As of a note. */
    isHidden: boolean('is_hidden').notNull().default(false),
    writtenAt: instant('written_at').notNull(),
    replacedAt: instant('replaced_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.replyId, t.version] }),
    foreignKey({ columns: [t.schoolId, t.replyId], foreignColumns: [replies.schoolId, replies.id] }).onDelete(
      'cascade',
    ),
    pgPolicy('reply_versions_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('reply_versions_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and exists (select 1 from replies r join annotations a on a.school_id = r.school_id and a.id = r.annotation_id
        where r.school_id = postil_school() and r.id = reply_id and (not reply_versions.is_hidden
          or r.author_id = postil_actor() or a.assignment_id in (select postil_taught_assignments())))`,
    }),
  ],
)

const reportable = sql`${inSchool} and reporter_id = postil_actor() and settled_at is null and assignment_id in (select postil_open_assignments()) and ${onSeenNote(
  sql`a.assignment_id = note_reports.assignment_id and (note_reports.reply_id is not null or a.author_id <> postil_actor())`,
)} and (reply_id is null or reply_id in (select r.id from replies r where r.school_id = postil_school() and r.annotation_id = note_reports.annotation_id and r.author_id <> postil_actor()))`
const taughtReport = sql`${inSchool} and assignment_id in (select postil_taught_assignments())`

/** A student's word to the teachers that a note or a reply should not stand. Its author never learns whose word it was. */
export const noteReports = pgTable(
  'note_reports',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    annotationId: uuid('annotation_id').notNull(),
    /** Null where the note itself is reported. */
    replyId: uuid('reply_id'),
    reporterId: uuid('reporter_id').notNull(),
    /** Empty where the student gave none. */
    reason: text('reason').notNull(),
    /** The words as they stood when they were reported: their author may change or delete them. */
    words: text('words').notNull(),
    createdAt: instant('created_at').notNull(),
    /** What a teacher made of it; null while nobody has. */
    outcome: text('outcome', { enum: reportOutcomes }),
    settledAt: instant('settled_at'),
    settledBy: uuid('settled_by'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('note_reports_by_assignment').on(t.schoolId, t.assignmentId),
    uniqueIndex('note_reports_one_open')
      .on(t.schoolId, t.annotationId, t.reporterId)
      .where(sql`settled_at is null and reply_id is null`),
    uniqueIndex('note_reports_one_open_of_reply')
      .on(t.schoolId, t.replyId, t.reporterId)
      .where(sql`settled_at is null and reply_id is not null`),
    foreignKey({
      columns: [t.schoolId, t.assignmentId],
      foreignColumns: [assignments.schoolId, assignments.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.schoolId, t.annotationId],
      foreignColumns: [annotations.schoolId, annotations.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.replyId], foreignColumns: [replies.schoolId, replies.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.schoolId, t.reporterId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.settledBy], foreignColumns: [users.schoolId, users.id] }),
    pgPolicy('note_reports_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('note_reports_report', { for: 'insert', to: postilUser, withCheck: reportable }),
    pgPolicy('note_reports_own', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and reporter_id = postil_actor() and assignment_id in (select postil_open_assignments())`,
    }),
    pgPolicy('note_reports_read', { for: 'select', to: postilUser, using: taughtReport }),
    pgPolicy('note_reports_settle', { for: 'update', to: postilUser, using: taughtReport, withCheck: taughtReport }),
  ],
)
