import { sql } from 'drizzle-orm'
import { foreignKey, jsonb, pgPolicy, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import type { ReadingPreferences } from '#domain/account/reading-preferences.ts'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { users } from './schools.ts'

const own = sql`${inSchool} and user_id = postil_actor()`

/** How texts are set for a person; no row for those who have never chosen. Nobody else sees it. */
export const readingPreferences = pgTable(
  'reading_preferences',
  {
    schoolId: schoolId(),
    userId: uuid('user_id').notNull(),
    preferences: jsonb('preferences').$type<ReadingPreferences>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.userId] }),
    foreignKey({ columns: [t.schoolId, t.userId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    pgPolicy('reading_preferences_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('reading_preferences_own', { to: postilUser, using: own, withCheck: own }),
  ],
)
