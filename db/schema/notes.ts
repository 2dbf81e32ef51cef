import { sql } from 'drizzle-orm'
import { foreignKey, index, integer, jsonb, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { annotationKinds, audiences } from '#domain/notes/schema.ts'
import { anchorColumns, type LostPassage } from './anchors.ts'
import { editorNotes, revisions } from './articles.ts'
import { assignments } from './assignments.ts'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { users } from './schools.ts'

const ownHere = sql`${inSchool} and author_id = postil_actor() and (assignment_id in (select postil_open_assignments()) or assignment_id in (select postil_taught_assignments()))`
const ownNote = sql`${inSchool} and annotation_id in (select a.id from annotations a where a.school_id = postil_school() and a.author_id = postil_actor())`

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
    body: text('body').notNull(),
    /** Counts up with each edit; an edit names the one it saw. */
    version: integer('version').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    /** Deleted notes stay for undo, seen by their author only. */
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('annotations_by_assignment').on(t.schoolId, t.assignmentId),
    index('annotations_by_author').on(t.schoolId, t.authorId),
    foreignKey({
      columns: [t.schoolId, t.assignmentId],
      foreignColumns: [assignments.schoolId, assignments.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.authorId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    pgPolicy('annotations_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('annotations_own', { to: postilUser, using: ownHere, withCheck: ownHere }),
    pgPolicy('annotations_shared', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and deleted_at is null and (
        (audience = 'class' and assignment_id in (select postil_open_assignments()))
        or (audience in ('teacher', 'class') and assignment_id in (select postil_taught_assignments())))`,
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
      // Asked for the note at hand: the set of all that one may see grows with the school.
      using: sql`${inSchool} and exists (select from annotations a where a.school_id = postil_school() and a.id = annotation_id)`,
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
      withCheck: sql`${inSchool} and editor_note_id in (select n.id from editor_notes n where n.school_id = postil_school() and n.author_id = postil_actor())`,
    }),
  ],
)
