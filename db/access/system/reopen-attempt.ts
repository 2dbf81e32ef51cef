import { and, eq, isNull, ne } from 'drizzle-orm'
import { wallTimeToInstant } from '#domain/assignment/wall-time.ts'
import { fail, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { attempts, memberships } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { asAttemptTeacher, type TaughtAttempt } from './taught-attempt.ts'

/**
 * Opens a handed-in attempt again until a time on the clock of the class. Answers, marks, the former hand-in and its
 * receipt stay; it is on its way to another hand-in. An attempt that is open again already gets the new time. Errors:
 * `invalid` on `until` ("time-wrong", "until-past"), `conflict` "newer-open" where the student has another attempt under
 * way, `closed` "under-way" or "withdrawn", `not-found` also for a student who has left the class. Runs as the system
 * because no person may change attempts; the actor's right is checked here.
 */
export async function reopenAttempt(
  ctx: Ctx,
  { attemptId, until }: { attemptId: string; until: string },
): Promise<Result<null>> {
  return asAttemptTeacher<null>(ctx, attemptId, async (tx, { attempt, assignment, timeZone }) => {
    const { schoolId } = attempt
    const reopenedUntil = wallTimeToInstant(until, timeZone)
    if (reopenedUntil === null) return invalid('until', 'time-wrong')
    if (reopenedUntil <= ctx.now()) return invalid('until', 'until-past')
    if (assignment.withdrawnAt !== null) return fail({ kind: 'closed', detail: 'withdrawn' })
    if (!(await isStillStudent(tx, { attempt, assignment }))) return notFound
    const isUnderWay = attempt.submittedAt === null
    if (isUnderWay && attempt.reopenedUntil === null) return fail({ kind: 'closed', detail: 'under-way' })
    if (!isUnderWay && (await hasAnotherOpen(tx, attempt))) return fail({ kind: 'conflict', detail: 'newer-open' })
    await tx
      .update(attempts)
      .set({
        reopenedUntil,
        deadlineAt: reopenedUntil,
        ...(isUnderWay ? {} : { submittedAt: null, round: attempt.round + 1 }),
      })
      .where(and(eq(attempts.schoolId, schoolId), eq(attempts.id, attemptId)))
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'attempt-reopened',
      subjectType: 'attempt',
      subjectId: attemptId,
      detail: { until: reopenedUntil.toISOString() },
    })
    return ok(null)
  })
}

async function isStillStudent(
  tx: Db,
  { attempt, assignment }: Pick<TaughtAttempt, 'attempt' | 'assignment'>,
): Promise<boolean> {
  const found = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.schoolId, attempt.schoolId),
        eq(memberships.classId, assignment.classId),
        eq(memberships.userId, attempt.studentId),
        eq(memberships.role, 'student'),
        isNull(memberships.removedAt),
      ),
    )
  return found.length > 0
}

async function hasAnotherOpen(tx: Db, { schoolId, assignmentId, studentId, id }: TaughtAttempt['attempt']) {
  const open = await tx.$count(
    attempts,
    and(
      eq(attempts.schoolId, schoolId),
      eq(attempts.assignmentId, assignmentId),
      eq(attempts.studentId, studentId),
      isNull(attempts.submittedAt),
      ne(attempts.id, id),
    ),
  )
  return open > 0
}
