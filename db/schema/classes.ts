import { sql } from 'drizzle-orm'
import { boolean, foreignKey, index, pgPolicy, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { schools, users } from './schools.ts'

export const classes = pgTable(
  'classes',
  {
    schoolId: schoolId().references(() => schools.schoolId),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** IANA name, e.g. "Europe/Berlin": open and due times are told and entered in it. */
    timeZone: text('time_zone').notNull(),
    /** Whether anyone with the present code may join. Signing in with a code works all the same. */
    joinOpen: boolean('join_open').notNull().default(true),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    archivedAt: instant('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({ columns: [t.schoolId, t.createdBy], foreignColumns: [users.schoolId, users.id] }),
    pgPolicy('classes_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('classes_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and (created_by = postil_actor() or (select postil_is_admin()) or id in (select postil_taught()) or id in (select postil_attended()))`,
    }),
    pgPolicy('classes_create', {
      for: 'insert',
      to: postilUser,
      withCheck: sql`${inSchool} and created_by = postil_actor() and postil_is_staff()`,
    }),
    pgPolicy('classes_change', {
      for: 'update',
      to: postilUser,
      using: sql`${inSchool} and id in (select postil_taught())`,
      withCheck: inSchool,
    }),
  ],
)

/** Written only by the system role: who belongs to a class decides what everybody sees. */
export const memberships = pgTable(
  'memberships',
  {
    schoolId: schoolId(),
    classId: uuid('class_id').notNull(),
    userId: uuid('user_id').notNull(),
    role: text('role', { enum: ['teacher', 'co-teacher', 'student'] }).notNull(),
    joinedAt: instant('joined_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.classId, t.userId] }),
    index('memberships_by_user').on(t.schoolId, t.userId),
    foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.schoolId, t.userId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    pgPolicy('memberships_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('memberships_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and (user_id = postil_actor() or (select postil_is_admin()) or class_id in (select postil_taught()))`,
    }),
  ],
)

/** Global: leads from a class code, in use or retired, to its class. Only the one in use lets people join. */
export const directoryCodes = pgTable(
  'directory_codes',
  {
    code: text('code').primaryKey(),
    schoolId: schoolId(),
    classId: uuid('class_id').notNull(),
    createdAt: instant('created_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [
    index('directory_codes_by_class').on(t.schoolId, t.classId),
    foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }).onDelete(
      'cascade',
    ),
    pgPolicy('directory_codes_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('directory_codes_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and class_id in (select postil_taught())`,
    }),
  ],
)
