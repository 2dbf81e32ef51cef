import { and, eq, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import { type Actor, type ClassRole, can } from '#domain/policy.ts'
import { notFound, type Result, unauthenticated } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { classes, directoryCodes, memberships, users } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'

export type ManagedClass = {
  name: string
  /** The code by which one joins and signs in now. */
  code: string | null
  /** The actor's own role in it; null for an administrator who does not teach it. */
  classRole: ClassRole | null
}

/** Runs `work` as the system role for one who teaches the class or is an administrator; not-found for anybody else. */
export async function asRosterManager<T>(
  ctx: Ctx,
  classId: string,
  work: (tx: Db, actor: Actor, found: ManagedClass) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  return withSystem(ctx, async (tx) => {
    const found = await findManagedClass(tx, actor, classId)
    if (found === null || !can(actor, 'roster.manage', found)) return notFound
    return work(tx, actor, found)
  })
}

/** Runs `work` as the system role for one who teaches the class; not-found for anybody else. */
export async function asClassTeacher<T>(
  ctx: Ctx,
  classId: string,
  work: (tx: Db, actor: Actor) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  return withSystem(ctx, async (tx) => {
    const found = await findManagedClass(tx, actor, classId)
    if (found === null || found.classRole === null || !can(actor, 'class.manage', found)) return notFound
    return work(tx, actor)
  })
}

/**
 * A class whose roster the actor may manage: one they teach, or any of the school for an administrator. The system role
 * sees every school, so the database itself is asked here, whatever the policy has answered. Null for anybody else.
 */
async function findManagedClass(tx: Db, actor: Actor, classId: string): Promise<ManagedClass | null> {
  const [row] = await tx
    .select({ name: classes.name, code: directoryCodes.code, classRole: memberships.role })
    .from(classes)
    .innerJoin(users, and(eq(users.schoolId, classes.schoolId), eq(users.id, actor.userId), isNull(users.disabledAt)))
    .leftJoin(
      memberships,
      and(
        eq(memberships.schoolId, classes.schoolId),
        eq(memberships.classId, classes.id),
        eq(memberships.userId, actor.userId),
        inArray(memberships.role, ['teacher', 'co-teacher']),
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
    .where(
      and(
        eq(classes.schoolId, actor.schoolId),
        eq(classes.id, classId),
        or(isNotNull(memberships.role), eq(users.role, 'admin')),
      ),
    )
  return row ?? null
}
