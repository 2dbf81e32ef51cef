import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { deadlineFor, effectiveTimes } from '#domain/quiz/attempt-rules.ts'
import { missingSeqs } from '#domain/quiz/hand-in.ts'
import { isPastGrace } from '#domain/quiz/place-answers.ts'
import type { SubmissionReceipt } from '#domain/quiz/schema.ts'
import { fail, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { assignmentOverrides, assignments, attempts, responseEvents, submissions } from '../../schema/tables.ts'
import { classRoleOf } from '../facts.ts'
import { lockOwnAttempt } from '../own-attempt.ts'
import { withSystem } from '../with-actor.ts'
import { handInAttempts } from './hand-in-attempts.ts'

/**
 * Hands the actor's own attempt in and grades it; asked again, it gives the same receipt. `lastSeqs`: device → the last
 * client sequence used there. What is missing is named by `conflict` "answers-missing" (device → sequences), and
 * nothing is handed in until it has been sent. Runs as the system because grading needs the keys.
 */
export async function submitAttempt(
  ctx: Ctx,
  attemptId: string,
  lastSeqs: Readonly<Record<string, number>>,
): Promise<Result<SubmissionReceipt>> {
  const { actor } = ctx
  if (actor === null) return fail({ kind: 'unauthenticated' })
  return withSystem(ctx, async (tx) => {
    const own = await lockOwnAttempt(tx, actor, attemptId, ctx.now())
    if (own === null) return notFound
    const { attempt, deadlineAt, times } = own
    if (attempt.submittedAt === null) {
      const missing = missingSeqs(lastSeqs, await storedSeqs(tx, actor.schoolId, attemptId, Object.keys(lastSeqs)))
      if (missing !== null) return fail({ kind: 'conflict', detail: 'answers-missing', data: missing })
      await handInAttempts(tx, ctx, actor.schoolId, [{ id: attemptId, deadlineAt, dueAt: times.dueAt }])
    }
    const receipt = await receiptOf(tx, actor.schoolId, attemptId)
    return receipt === null ? notFound : ok(receipt)
  })
}

/**
 * Hands in what was forgotten: the open attempts at one assignment whose deadline has passed, with what was stored. A
 * student ends only their own, a teacher of the class all of them. Several processes may run it at once; each attempt
 * is ended by one. Gives how many were ended.
 */
export async function closeOverdueAttempts(ctx: Ctx, assignmentId: string): Promise<Result<number>> {
  const { actor } = ctx
  if (actor === null) return fail({ kind: 'unauthenticated' })
  return withSystem(ctx, async (tx) => {
    const [assignment] = await tx
      .select()
      .from(assignments)
      .where(and(eq(assignments.schoolId, actor.schoolId), eq(assignments.id, assignmentId)))
    const classRole = assignment ? await classRoleOf(tx, actor, assignment.classId) : null
    if (!assignment || classRole === null) return notFound
    const open = await tx
      .select({ id: attempts.id, startedAt: attempts.startedAt, override: assignmentOverrides })
      .from(attempts)
      .leftJoin(
        assignmentOverrides,
        and(
          eq(assignmentOverrides.schoolId, attempts.schoolId),
          eq(assignmentOverrides.assignmentId, attempts.assignmentId),
          eq(assignmentOverrides.studentId, attempts.studentId),
        ),
      )
      .where(
        and(
          eq(attempts.schoolId, actor.schoolId),
          eq(attempts.assignmentId, assignmentId),
          isNull(attempts.submittedAt),
          classRole === 'student' ? eq(attempts.studentId, actor.userId) : undefined,
        ),
      )
      .orderBy(asc(attempts.id))
      .for('update', { of: attempts, skipLocked: true })
    const overdue = open.flatMap(({ id, startedAt, override }) => {
      const times = effectiveTimes(assignment, override)
      const deadlineAt = deadlineFor(startedAt, times)
      return isPastGrace(ctx.now(), deadlineAt) ? [{ id, deadlineAt, dueAt: times.dueAt }] : []
    })
    await handInAttempts(tx, ctx, actor.schoolId, overdue)
    return ok(overdue.length)
  })
}

async function storedSeqs(tx: Db, schoolId: string, attemptId: string, devices: readonly string[]) {
  if (devices.length === 0) return []
  return tx
    .select({ device: responseEvents.device, clientSeq: responseEvents.clientSeq })
    .from(responseEvents)
    .where(
      and(
        eq(responseEvents.schoolId, schoolId),
        eq(responseEvents.attemptId, attemptId),
        inArray(responseEvents.device, [...devices]),
      ),
    )
}

async function receiptOf(tx: Db, schoolId: string, attemptId: string): Promise<SubmissionReceipt | null> {
  const [row] = await tx
    .select()
    .from(submissions)
    .where(and(eq(submissions.schoolId, schoolId), eq(submissions.attemptId, attemptId)))
  if (!row) return null
  const { submittedAt, isLate, receiptCode, receipt } = row
  return { submittedAt: submittedAt.toISOString(), isLate, receiptCode, answers: receipt }
}
