import { sql } from 'drizzle-orm'
import { pgRole, timestamp, uuid } from 'drizzle-orm/pg-core'

/** The role every access function takes; row-level security decides what it sees. Made by db/migrate.ts. */
export const postilUser = pgRole('postil_user').existing()
/** The role of what has no actor yet, or must see more than any actor. Made by db/migrate.ts. */
export const postilSystem = pgRole('postil_system').existing()

/** First column of every key: a row cannot refer to another school's row. */
export function schoolId() {
  return uuid('school_id').notNull()
}

export function instant(name: string) {
  return timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
}

/** The rows of the actor's own school; every policy for people begins with it. */
export const inSchool = sql`school_id = postil_school()`
export const always = sql`true`
