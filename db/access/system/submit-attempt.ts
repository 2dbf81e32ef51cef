import { and, eq, inArray } from 'drizzle-orm'
import { missingSeqs } from '#domain/quiz/hand-in.ts'
import type { SubmissionReceipt } from '#domain/quiz/schema.ts'
import { fail, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { responseEvents, submissions } from '../../schema/tables.ts'
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
      const ending = { id: attemptId, round: attempt.round, deadlineAt, dueAt: times.dueAt }
      const made = (await handInAttempts(tx, ctx, actor.schoolId, [ending])).get(attemptId)
      return made === undefined ? notFound : ok(made)
    }
    const receipt = await receiptOf(tx, actor.schoolId, attempt)
    return receipt === null ? notFound : ok(receipt)
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

async function receiptOf(
  tx: Db,
  schoolId: string,
  { id, round }: { id: string; round: number },
): Promise<SubmissionReceipt | null> {
  const [row] = await tx
    .select()
    .from(submissions)
    .where(and(eq(submissions.schoolId, schoolId), eq(submissions.attemptId, id), eq(submissions.round, round)))
  if (!row) return null
  const { submittedAt, isLate, receiptCode, receipt } = row
  return { submittedAt: submittedAt.toISOString(), isLate, receiptCode, answers: receipt }
}
