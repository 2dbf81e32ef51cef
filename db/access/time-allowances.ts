import { and, eq, isNull } from 'drizzle-orm'
import type { AllowanceInput } from '#domain/class/time-allowance.ts'
import { can } from '#domain/policy.ts'
import { forbidden, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { memberships, timeAllowances } from '../schema/tables.ts'
import { recordAudit } from './audit.ts'
import { classRoleOf } from './facts.ts'
import { moveDeadlines } from './system/attempt-deadlines.ts'
import { withActor } from './with-actor.ts'

/**
 * Multiplies the time limits of one student in a class, from now on and in attempts under way; factor 1 takes it back. The
 * audit log says in which class, not whose and by how much. Errors: `invalid` on `factor`, `not-found`.
 */
export async function setTimeAllowance(
  ctx: Ctx,
  { classId, studentId, factor }: AllowanceInput,
): Promise<Result<null>> {
  if (!(factor >= 1 && factor <= 5)) return invalid('factor', 'factor-wrong')
  return withActor<null>(ctx, async (tx, actor) => {
    const { schoolId, userId } = actor
    const classRole = await classRoleOf(tx, actor, classId)
    if (!can(actor, 'class.manage', { classRole }))
      return can(actor, 'class.view', { classRole }) ? forbidden : notFound
    const whose = { schoolId, classId, studentId }
    if (!(await isStudentOf(tx, whose))) return notFound
    if (factor === 1) {
      await tx.delete(timeAllowances).where(isAt(whose))
    } else {
      const set = { factor: factor.toFixed(2), setBy: userId, setAt: ctx.now() }
      await tx
        .insert(timeAllowances)
        .values({ ...whose, ...set })
        .onConflictDoUpdate({
          target: [timeAllowances.schoolId, timeAllowances.classId, timeAllowances.studentId],
          set,
        })
    }
    await moveDeadlines(tx, ctx, whose)
    await recordAudit(tx, ctx, { schoolId, action: 'allowance-changed', subjectType: 'class', subjectId: classId })
    return ok(null)
  })
}

type Whose = { schoolId: string; classId: string; studentId: string }

function isAt({ schoolId, classId, studentId }: Whose) {
  return and(
    eq(timeAllowances.schoolId, schoolId),
    eq(timeAllowances.classId, classId),
    eq(timeAllowances.studentId, studentId),
  )
}

async function isStudentOf(tx: Db, { schoolId, classId, studentId }: Whose): Promise<boolean> {
  const found = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.schoolId, schoolId),
        eq(memberships.classId, classId),
        eq(memberships.userId, studentId),
        eq(memberships.role, 'student'),
        isNull(memberships.removedAt),
      ),
    )
  return found.length > 0
}
