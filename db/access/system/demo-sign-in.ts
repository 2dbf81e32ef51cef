import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { SessionClaim, SystemCtx } from '../../ctx.ts'
import { demoStudent, demoTeacher } from '../../demo/classes.ts'
import { credentials, schools, users } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'
import { startSession } from './sessions.ts'

/** Whether this database holds a demo school. */
export async function hasDemo(ctx: SystemCtx): Promise<boolean> {
  const found = await withSystem(ctx, async (tx) =>
    ok(await tx.select({ id: schools.schoolId }).from(schools).where(eq(schools.isDemo, true)).limit(1)),
  )
  return found.ok && found.value.length > 0
}

/**
 * Signs in without a password, as the student or teacher whom the demo names, else the first by name; not-found where
 * there is no demo school.
 */
export async function signInToDemo(ctx: SystemCtx, role: 'teacher' | 'student'): Promise<Result<SessionClaim>> {
  const found = await withSystem(ctx, async (tx) => {
    const [row] = await tx
      .select({ schoolId: users.schoolId, userId: users.id })
      .from(schools)
      .innerJoin(users, eq(users.schoolId, schools.schoolId))
      .innerJoin(credentials, and(eq(credentials.schoolId, users.schoolId), eq(credentials.userId, users.id)))
      .where(and(eq(schools.isDemo, true), eq(users.role, role), isNull(users.disabledAt)))
      .orderBy(
        sql`coalesce(${credentials.userName}, ${credentials.email}, '') in (${demoStudent}, ${demoTeacher}) desc`,
        asc(users.sortName),
        asc(users.id),
      )
      .limit(1)
    return row ? ok(row) : notFound
  })
  return found.ok ? startSession(ctx, found.value) : found
}
