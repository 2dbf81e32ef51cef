import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { displayNameSchema } from '#domain/account/schema.ts'
import type { SchoolRole } from '#domain/policy.ts'
import { forbidden, notFound, ok, type Result, unauthenticated } from '#domain/result.ts'
import type { Ctx } from '../../ctx.ts'
import { credentials, schools, users } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { withSystem } from '../with-actor.ts'
import { sortNameOf } from './accounts.ts'

export type OwnAccount = {
  displayName: string
  role: SchoolRole
  schoolName: string
  userName: string | null
  email: string | null
}

/** The actor's own account, with the address that only the system role sees. */
export async function readOwnAccount(ctx: Ctx): Promise<Result<OwnAccount>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  return withSystem(ctx, async (tx) => {
    const [row] = await tx
      .select({
        displayName: users.displayName,
        role: users.role,
        schoolName: schools.name,
        userName: credentials.userName,
        email: credentials.email,
      })
      .from(users)
      .innerJoin(schools, eq(schools.schoolId, users.schoolId))
      .innerJoin(credentials, and(eq(credentials.schoolId, users.schoolId), eq(credentials.userId, users.id)))
      .where(and(eq(users.schoolId, actor.schoolId), eq(users.id, actor.userId)))
    return row ? ok(row) : notFound
  })
}

export const ownNameSchema = z.object({ displayName: displayNameSchema })

/** Changes the actor's own name. A student's name is the teacher's to give: `forbidden`. */
export async function changeOwnName(ctx: Ctx, { displayName }: z.output<typeof ownNameSchema>): Promise<Result<null>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  if (actor.role === 'student') return forbidden
  return withSystem(ctx, async (tx) => {
    const { schoolId, userId } = actor
    await tx
      .update(users)
      .set({ displayName, sortName: sortNameOf(displayName) })
      .where(and(eq(users.schoolId, schoolId), eq(users.id, userId)))
    await recordAudit(tx, ctx, { schoolId, action: 'name-changed', subjectType: 'user', subjectId: userId })
    return ok(null)
  })
}
