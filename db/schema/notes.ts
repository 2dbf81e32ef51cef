import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { audiences } from '#domain/notes/audiences.ts'
import { annotationKinds } from '#domain/notes/schema.ts'
import { anchorColumns, type LostPassage } from './anchors.ts'
import { editorNotes, revisions } from './articles.ts'
import { assignments } from './assignments.ts'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { groups } from './groups.ts'
import { users } from './schools.ts'

const ownHere = sql`${inSchool} and author_id = postil_actor() and (assignment_id in (select postil_open_assignments()) or assignment_id in (select postil_taught_assignments()))`
const ownNote = sql`${inSchool} and annotation_id in (select a.id from annotations a where a.school_id = postil_school() and a.author_id = postil_actor())`

const ownEditorNote = sql`${inSchool} and editor_note_id in (select n.id from editor_notes n where n.school_id = postil_school() and n.article_id in (select postil_owned_articles()))`

/** A highlight or note on an assigned text. Belongs to the assignment: the same text assigned again starts clean. */
export const annotations = pgTable(
  'annotations',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    authorId: uuid('author_id').notNull(),
    kind: text('kind', { enum: annotationKinds }).notNull(),
    audience: text('audience', { enum: audiences }).notNull(),
    /** The group it is for; null for every other audience. A trigger sees that it is one of the author's, of this class. */
    groupId: uuid('group_id'),
    body: text('body').notNull(),
    /** Counts up with each edit; an edit names the one it saw. */
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Deleted notes stay for undo, seen by their author only. */
    deletedAt: instant('deleted_at'),
    /** Of a question: when it was said to be answered, by its author or a teacher; a teacher's reply says so by itself. */
    answeredAt: instant('answered_at'),
    answeredBy: uuid('answered_by'),
    /** Hidden by a teacher: seen by its author, who is told, and by teachers. */
    hiddenAt: instant('hidden_at'),
    hiddenBy: uuid('hidden_by'),
    hiddenReason: text('hidden_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    check('annotations_group', sql`(audience = 'group') = (group_id is not null)`),
    index('annotations_by_group').on(t.schoolId, t.groupId).where(sql`group_id is not null`),
    index('annotations_by_assignment').on(t.schoolId, t.assignmentId),
    index('annotations_by_author').on(t.schoolId, t.authorId),
    foreignKey({
      columns: [t.schoolId, t.assignmentId],
      foreignColumns: [assignments.schoolId, assignments.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.authorId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.groupId], foreignColumns: [groups.schoolId, groups.id] }),
    foreignKey({ columns: [t.schoolId, t.answeredBy], foreignColumns: [users.schoolId, users.id] }),
    foreignKey({ columns: [t.schoolId, t.hiddenBy], foreignColumns: [users.schoolId, users.id] }),
    pgPolicy('annotations_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('annotations_own', { to: postilUser, using: ownHere, withCheck: ownHere }),
    pgPolicy('annotations_shared', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and deleted_at is null and (
        (hidden_at is null
          and (audience = 'class' or (audience = 'group' and group_id in (select postil_own_groups())))
          and (assignment_id in (select postil_talking_assignments())
            or (assignment_id, author_id) in (select t.assignment_id, t.user_id from postil_their_teachers() t)))
        or (audience <> 'me' and assignment_id in (select postil_taught_assignments())))`,
    }),
  ],
)

export const annotationAnchors = pgTable(
  'annotation_anchors',
  {
    schoolId: schoolId(),
    annotationId: uuid('annotation_id').notNull(),
    ...anchorColumns(),
    /** What had become of a passage that its owner then put back by hand; null for the others. */
    putBackFrom: jsonb('put_back_from').$type<LostPassage>(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.annotationId, t.revisionId] }),
    foreignKey({
      columns: [t.schoolId, t.annotationId],
      foreignColumns: [annotations.schoolId, annotations.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.revisionId], foreignColumns: [revisions.schoolId, revisions.id] }),
    pgPolicy('annotation_anchors_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('annotation_anchors_read', {
      for: 'select',
      to: postilUser,
      // Asked of each row, so that a few places never cost a walk through every note of the school.
      using: sql`${inSchool} and exists (select 1 from annotations a where a.school_id = annotation_anchors.school_id and a.id = annotation_id)`,
    }),
    pgPolicy('annotation_anchors_write', { for: 'insert', to: postilUser, withCheck: ownNote }),
    pgPolicy('annotation_anchors_put_back', { for: 'update', to: postilUser, using: ownNote, withCheck: ownNote }),
  ],
)

export const editorNoteAnchors = pgTable(
  'editor_note_anchors',
  { schoolId: schoolId(), editorNoteId: uuid('editor_note_id').notNull(), ...anchorColumns() },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.editorNoteId, t.revisionId] }),
    foreignKey({
      columns: [t.schoolId, t.editorNoteId],
      foreignColumns: [editorNotes.schoolId, editorNotes.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.revisionId], foreignColumns: [revisions.schoolId, revisions.id] }),
    pgPolicy('editor_note_anchors_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('editor_note_anchors_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and editor_note_id in (select n.id from editor_notes n where n.school_id = postil_school())`,
    }),
    pgPolicy('editor_note_anchors_write', {
      for: 'insert',
      to: postilUser,
      withCheck: ownEditorNote,
    }),
    pgPolicy('editor_note_anchors_replace', { for: 'delete', to: postilUser, using: ownEditorNote }),
  ],
)
