import { sql } from 'drizzle-orm'
import { foreignKey, index, pgPolicy, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { users } from './schools.ts'

const own = sql`${inSchool} and owner_id = postil_actor() and postil_is_staff()`

/** A teacher's list of misunderstandings that answers betray; questions name them by these words. */
export const misconceptions = pgTable(
  'misconceptions',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    ownerId: uuid('owner_id').notNull(),
    name: text('name').notNull(),
    /** What it is and what helps against it, for the teacher. */
    description: text('description').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('misconceptions_name').on(t.schoolId, t.ownerId, t.name),
    foreignKey({ columns: [t.schoolId, t.ownerId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    pgPolicy('misconceptions_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('misconceptions_own', { to: postilUser, using: own, withCheck: own }),
  ],
)

/** Words a marker writes again and again. */
export const markingPhrases = pgTable(
  'marking_phrases',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    ownerId: uuid('owner_id').notNull(),
    words: text('words').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('marking_phrases_by_owner').on(t.schoolId, t.ownerId),
    foreignKey({ columns: [t.schoolId, t.ownerId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    pgPolicy('marking_phrases_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('marking_phrases_own', { to: postilUser, using: own, withCheck: own }),
  ],
)
