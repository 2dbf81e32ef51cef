import { and, asc, count, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { ClassAssignment, ClassSummary, ClassView } from '#domain/class/class-view.ts'
import { can } from '#domain/policy.ts'
import { forbidden, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  assignments,
  classes,
  credentials,
  directoryCodes,
  memberships,
  quizVersions,
  revisions,
  timeAllowances,
  users,
} from '../schema/tables.ts'
import { readRevisionId } from './read-revision.ts'
import { listUserNames } from './system/rosters.ts'
import { withActor } from './with-actor.ts'

/** The classes the actor teaches, and for an administrator all others of the school: own ones first, by name. One query. */
export async function listClasses(ctx: Ctx): Promise<Result<ClassSummary[]>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'class.create', {})) return forbidden
    const students = tx
      .select({ n: count() })
      .from(sql`${memberships} m`)
      .where(
        sql`m.school_id = ${classes.schoolId} and m.class_id = ${classes.id} and m.role = 'student' and m.removed_at is null`,
      )
    const assigned = tx
      .select({ n: count() })
      .from(sql`${assignments} s`)
      .where(sql`s.school_id = ${classes.schoolId} and s.class_id = ${classes.id} and s.withdrawn_at is null`)
    const rows = await tx
      .select({
        id: classes.id,
        name: classes.name,
        timeZone: classes.timeZone,
        role: memberships.role,
        archivedAt: classes.archivedAt,
        students: sql`(${students})`.mapWith(Number),
        assignments: sql`(${assigned})`.mapWith(Number),
      })
      .from(classes)
      .leftJoin(
        memberships,
        and(
          eq(memberships.schoolId, classes.schoolId),
          eq(memberships.classId, classes.id),
          eq(memberships.userId, actor.userId),
          isNull(memberships.removedAt),
        ),
      )
      .where(
        and(
          eq(classes.schoolId, actor.schoolId),
          or(isNotNull(memberships.role), actor.role === 'admin' ? sql`true` : undefined),
        ),
      )
      .orderBy(sql`${memberships.role} is null`, asc(sql`lower(${classes.name})`), asc(classes.id))
    return ok(
      rows.map(({ archivedAt, ...row }) => ({
        ...row,
        isArchived: archivedAt !== null,
        assignments: row.role === null ? null : row.assignments,
      })),
    )
  })
}

/** A class with its roster, for those who teach it and for administrators. Three queries, one more for administrators. */
export async function readClass(ctx: Ctx, classId: string): Promise<Result<ClassView>> {
  const read = await withActor<ClassView>(ctx, async (tx, actor) => {
    const [row] = await tx
      .select({ found: classes, role: memberships.role, code: directoryCodes.code })
      .from(classes)
      .leftJoin(
        memberships,
        and(
          eq(memberships.schoolId, classes.schoolId),
          eq(memberships.classId, classes.id),
          eq(memberships.userId, actor.userId),
          isNull(memberships.removedAt),
        ),
      )
      .leftJoin(
        directoryCodes,
        and(
          eq(directoryCodes.schoolId, classes.schoolId),
          eq(directoryCodes.classId, classes.id),
          isNull(directoryCodes.retiredAt),
        ),
      )
      .where(and(eq(classes.schoolId, actor.schoolId), eq(classes.id, classId)))
    if (!row) return notFound
    const facts = { classRole: row.role }
    if (!can(actor, 'roster.view', facts)) return can(actor, 'class.view', facts) ? forbidden : notFound
    const { id, name, timeZone, archivedAt, joinOpen } = row.found
    return ok({
      id,
      name,
      timeZone,
      isArchived: archivedAt !== null,
      joinOpen,
      role: row.role,
      code: row.code,
      ...(await membersOf(tx, actor.schoolId, classId, row.role !== null)),
      assignments: await assignmentsOf(tx, actor.schoolId, classId),
    })
  })
  if (!read.ok || read.value.role !== null) return read
  return withUserNames(ctx, read.value)
}

/** Row-level security shows user names to those who teach the students; an administrator is told them by the system role. */
async function withUserNames(ctx: Ctx, view: ClassView): Promise<Result<ClassView>> {
  const names = await listUserNames(ctx, view.id)
  if (!names.ok) return names
  const byUser = new Map(names.value.map(({ userId, userName }) => [userId, userName]))
  return ok({
    ...view,
    students: view.students.map((student) => ({ ...student, userName: byUser.get(student.id) ?? null })),
  })
}

/** Row-level security shows time allowances to those who teach the class alone; for others there is nothing to say. */
async function membersOf(
  tx: Db,
  schoolId: string,
  classId: string,
  isTaught: boolean,
): Promise<Pick<ClassView, 'teachers' | 'students'>> {
  const rows = await tx
    .select({
      id: users.id,
      name: users.displayName,
      role: memberships.role,
      userName: credentials.userName,
      mustChange: credentials.mustChangePassword,
      removedAt: memberships.removedAt,
      timeFactor: timeAllowances.factor,
    })
    .from(memberships)
    .innerJoin(users, and(eq(users.schoolId, memberships.schoolId), eq(users.id, memberships.userId)))
    .leftJoin(
      timeAllowances,
      and(
        eq(timeAllowances.schoolId, memberships.schoolId),
        eq(timeAllowances.classId, memberships.classId),
        eq(timeAllowances.studentId, memberships.userId),
      ),
    )
    .leftJoin(credentials, and(eq(credentials.schoolId, users.schoolId), eq(credentials.userId, users.id)))
    .where(and(eq(memberships.schoolId, schoolId), eq(memberships.classId, classId)))
    .orderBy(sql`${memberships.removedAt} is not null`, asc(users.sortName), asc(users.id))
  return {
    teachers: rows.flatMap(({ id, name, role, removedAt }) =>
      role === 'student' || removedAt !== null ? [] : [{ id, name, role }],
    ),
    students: rows
      .filter(({ role }) => role === 'student')
      .map(({ id, name, userName, mustChange, removedAt, timeFactor }) => ({
        id,
        name,
        userName,
        hasFirstPassword: mustChange ?? false,
        isRemoved: removedAt !== null,
        timeFactor: isTaught ? Number(timeFactor ?? 1) : null,
      })),
  }
}

async function assignmentsOf(tx: Db, schoolId: string, classId: string): Promise<ClassAssignment[]> {
  const rows = await tx
    .select({ assignment: assignments, title: revisions.title, quizTitle: quizVersions.title })
    .from(assignments)
    .innerJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, readRevisionId)))
    .leftJoin(
      quizVersions,
      and(eq(quizVersions.schoolId, assignments.schoolId), eq(quizVersions.id, assignments.quizVersionId)),
    )
    .where(and(eq(assignments.schoolId, schoolId), eq(assignments.classId, classId)))
    .orderBy(desc(assignments.openAt), desc(assignments.id))
  return rows.map(({ assignment: { id, openAt, dueAt, closeAt, withdrawnAt }, title, quizTitle }) => ({
    id,
    title,
    quizTitle,
    openAt,
    dueAt,
    closeAt,
    isWithdrawn: withdrawnAt !== null,
  }))
}
