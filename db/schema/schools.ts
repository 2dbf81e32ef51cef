import { sql } from 'drizzle-orm'
import {
  boolean,
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
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'

export const schools = pgTable(
  'schools',
  {
    schoolId: uuid('school_id').primaryKey(),
    name: text('name').notNull(),
    /** True for the demo: only there may one look around without a password. */
    isDemo: boolean('is_demo').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  () => [
    pgPolicy('schools_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('schools_read', { for: 'select', to: postilUser, using: inSchool }),
  ],
)

export const users = pgTable(
  'users',
  {
    schoolId: schoolId().references(() => schools.schoolId),
    id: uuid('id').notNull(),
    role: text('role', { enum: ['admin', 'teacher', 'student'] }).notNull(),
    displayName: text('display_name').notNull(),
    /** "Family, Given": how lists are ordered. */
    sortName: text('sort_name').notNull(),
    createdAt: instant('created_at').notNull(),
    disabledAt: instant('disabled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    pgPolicy('users_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('users_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and (id = postil_actor() or (select postil_is_admin()) or id in (select postil_visible_users()))`,
    }),
  ],
)

/** How a person signs in. People may see user names where they manage them; hashes and addresses only the system role sees. */
export const credentials = pgTable(
  'credentials',
  {
    schoolId: schoolId(),
    userId: uuid('user_id').notNull(),
    /** Lower case; null for those who sign in by e-mail. */
    userName: text('user_name'),
    /** Lower case; null for students without e-mail. */
    email: text('email'),
    /** argon2id in PHC form; null until the first password is chosen. */
    passwordHash: text('password_hash'),
    mustChangePassword: boolean('must_change_password').notNull().default(false),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.userId] }),
    unique('credentials_user_name').on(t.schoolId, t.userName),
    unique('credentials_email').on(t.schoolId, t.email),
    foreignKey({ columns: [t.schoolId, t.userId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    pgPolicy('credentials_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('credentials_read', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and (user_id = postil_actor() or user_id in (select postil_taught_students()))`,
    }),
  ],
)

export const sessions = pgTable(
  'sessions',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    userId: uuid('user_id').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('sessions_by_user').on(t.schoolId, t.userId),
    foreignKey({ columns: [t.schoolId, t.userId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    pgPolicy('sessions_system', { to: postilSystem, using: always, withCheck: always }),
  ],
)

/** One-time links by which a teacher is invited, or anyone with e-mail chooses a new password. */
export const invitations = pgTable(
  'invitations',
  {
    schoolId: schoolId().references(() => schools.schoolId),
    id: uuid('id').notNull(),
    kind: text('kind', { enum: ['teacher', 'admin', 'reset'] }).notNull(),
    /** SHA-256 of the secret in the link, hexadecimal. */
    tokenHash: text('token_hash').notNull(),
    email: text('email'),
    /** Whose password is chosen anew; only for `reset`. */
    userId: uuid('user_id'),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    foreignKey({ columns: [t.schoolId, t.userId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    pgPolicy('invitations_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('invitations_admin', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and (select postil_is_admin())`,
    }),
  ],
)

/** Who did what to whom, append-only. `detail` never holds a student's text or a secret. */
export const auditLog = pgTable(
  'audit_log',
  {
    schoolId: schoolId().references(() => schools.schoolId),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    /** Null when the system acted by itself. */
    actorId: uuid('actor_id'),
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id'),
    detail: jsonb('detail').$type<Record<string, string | number | boolean | null>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    index('audit_log_by_time').on(t.schoolId, t.at),
    pgPolicy('audit_log_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('audit_log_write', {
      for: 'insert',
      to: postilUser,
      withCheck: sql`${inSchool} and actor_id = postil_actor()`,
    }),
    pgPolicy('audit_log_admin', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and (select postil_is_admin())`,
    }),
  ],
)

/** Global: leads from an e-mail address to its account in each school. */
export const directoryEmails = pgTable(
  'directory_emails',
  { email: text('email').notNull(), schoolId: schoolId(), userId: uuid('user_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.email, t.schoolId] }),
    foreignKey({ columns: [t.schoolId, t.userId], foreignColumns: [users.schoolId, users.id] }).onDelete('cascade'),
    pgPolicy('directory_emails_system', { to: postilSystem, using: always, withCheck: always }),
  ],
)

/** Global: how often something was tried in the present window. Keys are hashed; no address or name is stored. */
export const rateLimits = pgTable(
  'rate_limits',
  { key: text('key').primaryKey(), windowStart: instant('window_start').notNull(), count: integer('count').notNull() },
  () => [pgPolicy('rate_limits_system', { to: postilSystem, using: always, withCheck: always })],
)

/** Global, and holds nobody's data: the one-time link by which the first administrator makes the first school. */
export const setupLinks = pgTable(
  'setup_links',
  {
    tokenHash: text('token_hash').primaryKey(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  () => [pgPolicy('setup_links_system', { to: postilSystem, using: always, withCheck: always })],
)
