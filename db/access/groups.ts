import { and, asc, count, eq, isNull, notInArray } from 'drizzle-orm'
import type { ClassGroups } from '#domain/class/class-view.ts'
import { type GroupInput, groupSchema } from '#domain/class/group-schema.ts'
import { type Actor, can } from '#domain/policy.ts'
import { forbidden, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { annotations, classes, groupMembers, groups, memberships, users } from '../schema/tables.ts'
import { recordAudit } from './audit.ts'
import { classRoleOf } from './facts.ts'
import { parseInput } from './parse-input.ts'
import { dissolveGroup } from './system/dissolve-group.ts'
import { withActor } from './with-actor.ts'

/** The most groups one class may have. */
const groupsPerClassMax = 200

/** The groups of a class and the students who can be in them, for those who teach it. Five queries. */
export async function listGroups(ctx: Ctx, classId: string): Promise<Result<ClassGroups>> {
  return withTaughtClass(ctx, classId, async (tx, actor) => {
    const { schoolId } = actor
    const [found] = await tx
      .select({ name: classes.name })
      .from(classes)
      .where(and(eq(classes.schoolId, schoolId), eq(classes.id, classId)))
    if (!found) return notFound
    const students = await studentsOf(tx, actor, classId)
    const present = new Set(students.map(({ id }) => id))
    const rows = await tx
      .select({ id: groups.id, name: groups.name, notes: count(annotations.id) })
      .from(groups)
      .leftJoin(
        annotations,
        and(
          eq(annotations.schoolId, groups.schoolId),
          eq(annotations.groupId, groups.id),
          isNull(annotations.deletedAt),
        ),
      )
      .where(and(eq(groups.schoolId, schoolId), eq(groups.classId, classId)))
      .groupBy(groups.id, groups.name)
      .orderBy(asc(groups.name), asc(groups.id))
    const members = await tx
      .select({ groupId: groupMembers.groupId, studentId: groupMembers.studentId })
      .from(groupMembers)
      .where(and(eq(groupMembers.schoolId, schoolId), eq(groupMembers.classId, classId)))
    const membersOf = (id: string) =>
      members.flatMap(({ groupId, studentId }) => (groupId === id && present.has(studentId) ? [studentId] : []))
    return ok({
      className: found.name,
      students,
      groups: rows.map((row) => ({ ...row, studentIds: membersOf(row.id) })),
    })
  })
}

/** Makes a group of students of the class. Errors: `invalid` on `name` (also when the class has one of that name) or `students`. */
export async function createGroup(ctx: Ctx, input: GroupInput & { classId: string }): Promise<Result<{ id: string }>> {
  const parsed = parseInput(groupSchema, input)
  if (!parsed.ok) return parsed
  const { classId } = input
  return withTaughtClass(ctx, classId, async (tx, actor) => {
    const { schoolId, userId } = actor
    if ((await tx.$count(groups, ofClass(actor, classId))) >= groupsPerClassMax)
      return invalid('name', 'too-many-groups')
    const id = ctx.newId()
    const made = await tx
      .insert(groups)
      .values({ schoolId, id, classId, name: parsed.value.name, createdBy: userId, createdAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: groups.id })
    if (made.length === 0) return nameTaken
    const filled = await setMembers(tx, actor, { classId, groupId: id }, parsed.value.students)
    if (!filled.ok) return filled
    await audit(tx, ctx, actor, 'group-made', id, classId)
    return ok({ id })
  })
}

/** Gives a group another name and other members. Errors as for making one. */
export async function changeGroup(ctx: Ctx, input: GroupInput & { groupId: string }): Promise<Result<{ id: string }>> {
  const parsed = parseInput(groupSchema, input)
  if (!parsed.ok) return parsed
  const { groupId } = input
  return withTaughtGroup(ctx, groupId, async (tx, actor, classId) => {
    const { name, students } = parsed.value
    const sameName = and(ofClass(actor, classId), eq(groups.name, name), notInArray(groups.id, [groupId]))
    if ((await tx.$count(groups, sameName)) > 0) return nameTaken
    await tx.update(groups).set({ name }).where(isGroup(actor, groupId))
    const filled = await setMembers(tx, actor, { classId, groupId }, students)
    if (!filled.ok) return filled
    await audit(tx, ctx, actor, 'group-changed', groupId, classId)
    return ok({ id: groupId })
  })
}

/** Dissolves a group. What was written for it stays for its author and the teachers. */
export async function deleteGroup(ctx: Ctx, input: { groupId: string }): Promise<Result<{ id: string }>> {
  const { groupId } = input
  return withTaughtGroup(ctx, groupId, async (tx, actor, classId) => {
    await dissolveGroup(tx, { schoolId: actor.schoolId, groupId, now: ctx.now() })
    await audit(tx, ctx, actor, 'group-dissolved', groupId, classId)
    return ok({ id: groupId })
  })
}

const nameTaken = invalid('name', 'group-name-taken')

function isGroup(actor: Actor, groupId: string) {
  return and(eq(groups.schoolId, actor.schoolId), eq(groups.id, groupId))
}

function ofClass(actor: Actor, classId: string) {
  return and(eq(groups.schoolId, actor.schoolId), eq(groups.classId, classId))
}

async function withTaughtClass<T>(
  ctx: Ctx,
  classId: string,
  work: (tx: Db, actor: Actor) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withActor(ctx, async (tx, actor) => {
    const classRole = await classRoleOf(tx, actor, classId)
    if (can(actor, 'class.manage', { classRole })) return work(tx, actor)
    return classRole === null ? notFound : forbidden
  })
}

/** Runs `work` with the group's row locked: nobody writes for it while it is changed or dissolved. */
async function withTaughtGroup<T>(
  ctx: Ctx,
  groupId: string,
  work: (tx: Db, actor: Actor, classId: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withActor(ctx, async (tx, actor) => {
    const [group] = await tx
      .select({ classId: groups.classId })
      .from(groups)
      .where(isGroup(actor, groupId))
      .for('update')
    const classRole = group ? await classRoleOf(tx, actor, group.classId) : null
    if (!group || !can(actor, 'class.manage', { classRole })) return notFound
    return work(tx, actor, group.classId)
  })
}

async function studentsOf(tx: Db, actor: Actor, classId: string) {
  return tx
    .select({ id: users.id, name: users.displayName })
    .from(memberships)
    .innerJoin(users, and(eq(users.schoolId, memberships.schoolId), eq(users.id, memberships.userId)))
    .where(
      and(
        eq(memberships.schoolId, actor.schoolId),
        eq(memberships.classId, classId),
        eq(memberships.role, 'student'),
        isNull(memberships.removedAt),
      ),
    )
    .orderBy(asc(users.sortName), asc(users.id))
}

/** Whoever is no student of the class now is refused; members who were removed from it leave the group for good. */
async function setMembers(
  tx: Db,
  actor: Actor,
  { classId, groupId }: { classId: string; groupId: string },
  students: readonly string[],
): Promise<Result<null>> {
  const present = new Set((await studentsOf(tx, actor, classId)).map(({ id }) => id))
  if (students.some((id) => !present.has(id))) return invalid('students', 'student-unknown')
  const { schoolId } = actor
  await tx.delete(groupMembers).where(and(eq(groupMembers.schoolId, schoolId), eq(groupMembers.groupId, groupId)))
  if (students.length > 0)
    await tx
      .insert(groupMembers)
      .values([...new Set(students)].map((studentId) => ({ schoolId, groupId, classId, studentId })))
  return ok(null)
}

function audit(tx: Db, ctx: Ctx, { schoolId }: Actor, action: string, groupId: string, classId: string) {
  return recordAudit(tx, ctx, { schoolId, action, subjectType: 'group', subjectId: groupId, detail: { classId } })
}
