import { sql } from 'drizzle-orm'
import { foreignKey, index, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { readingLevels } from '#domain/article/schema.ts'
import { glossaryEntries } from './articles.ts'
import { assignments } from './assignments.ts'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { users } from './schools.ts'

const ownOpen = sql`${inSchool} and student_id = postil_actor() and assignment_id in (select postil_open_assignments())`

/** That a student looked a term up, at the first time, and the sentence in which they met it. Each student sees their own; teachers get numbers, never names. */
export const termLookups = pgTable(
  'term_lookups',
  {
    schoolId: schoolId(),
    assignmentId: uuid('assignment_id').notNull(),
    studentId: uuid('student_id').notNull(),
    entryId: uuid('entry_id').notNull(),
    firstAt: instant('first_at').notNull(),
    /** Where the term was met, as the text stood then; null where it was met in an explanation alone. */
    level: text('level', { enum: readingLevels }),
    blockId: text('block_id'),
    sentence: text('sentence'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.assignmentId, t.studentId, t.entryId] }),
    index('term_lookups_by_student').on(t.schoolId, t.studentId),
    foreignKey({
      columns: [t.schoolId, t.assignmentId],
      foreignColumns: [assignments.schoolId, assignments.id],
    }).onDelete('cascade'),
    foreignKey({ columns: [t.schoolId, t.studentId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    foreignKey({
      columns: [t.schoolId, t.entryId],
      foreignColumns: [glossaryEntries.schoolId, glossaryEntries.id],
    }).onDelete('cascade'),
    pgPolicy('term_lookups_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('term_lookups_own', { to: postilUser, using: ownOpen, withCheck: ownOpen }),
  ],
)
