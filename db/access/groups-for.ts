import { and, asc, eq, exists, sql } from 'drizzle-orm'
import type { GroupName } from '#domain/notes/view.ts'
import type { Actor, ClassRole } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import { groupMembers, groups } from '../schema/tables.ts'

/** The groups of a class that somebody may write notes for: a student's own, all of them for its teachers. One query. */
export async function groupsFor(tx: Db, actor: Actor, classId: string, classRole: ClassRole): Promise<GroupName[]> {
  const isMember = exists(
    tx
      .select({ one: sql`1` })
      .from(groupMembers)
      .where(
        and(
          eq(groupMembers.schoolId, groups.schoolId),
          eq(groupMembers.groupId, groups.id),
          eq(groupMembers.studentId, actor.userId),
        ),
      ),
  )
  return tx
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .where(
      and(
        eq(groups.schoolId, actor.schoolId),
        eq(groups.classId, classId),
        classRole === 'student' ? isMember : undefined,
      ),
    )
    .orderBy(asc(groups.name), asc(groups.id))
}
