import { sql } from 'drizzle-orm'
import { foreignKey, index, pgPolicy, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { classes, memberships } from './classes.ts'
import { always, inSchool, instant, postilSystem, postilUser, schoolId } from './columns.ts'
import { users } from './schools.ts'

const taught = sql`${inSchool} and class_id in (select postil_taught())`

/** A class's named set of students, who may write notes for each other alone (and the class's teachers). */
export const groups = pgTable(
  'groups',
  {
    schoolId: schoolId(),
    id: uuid('id').notNull(),
    classId: uuid('class_id').notNull(),
    name: text('name').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.id] }),
    unique('groups_of_class').on(t.schoolId, t.classId, t.id),
    unique('groups_by_name').on(t.schoolId, t.classId, t.name),
    foreignKey({ columns: [t.schoolId, t.classId], foreignColumns: [classes.schoolId, classes.id] }).onDelete(
      'cascade',
    ),
    foreignKey({ columns: [t.schoolId, t.createdBy], foreignColumns: [users.schoolId, users.id] }),
    pgPolicy('groups_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('groups_teacher', { to: postilUser, using: taught, withCheck: taught }),
    pgPolicy('groups_own', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and id in (select postil_own_groups())`,
    }),
  ],
)

/** Who belongs to a group. Of somebody removed from the class the row stays, and counts for nothing. */
export const groupMembers = pgTable(
  'group_members',
  {
    schoolId: schoolId(),
    groupId: uuid('group_id').notNull(),
    /** The group's own class: a member of a group is a member of its class. */
    classId: uuid('class_id').notNull(),
    studentId: uuid('student_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.schoolId, t.groupId, t.studentId] }),
    index('group_members_by_student').on(t.schoolId, t.studentId),
    foreignKey({
      columns: [t.schoolId, t.classId, t.groupId],
      foreignColumns: [groups.schoolId, groups.classId, groups.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.schoolId, t.classId, t.studentId],
      foreignColumns: [memberships.schoolId, memberships.classId, memberships.userId],
    }).onDelete('cascade'),
    pgPolicy('group_members_system', { to: postilSystem, using: always, withCheck: always }),
    pgPolicy('group_members_teacher', { to: postilUser, using: taught, withCheck: taught }),
    pgPolicy('group_members_own', {
      for: 'select',
      to: postilUser,
      using: sql`${inSchool} and student_id = postil_actor() and class_id in (select postil_attended())`,
    }),
  ],
)
