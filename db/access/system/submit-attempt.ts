import { and, eq } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import { deadlineFor } from '#domain/quiz/attempt-rules.ts'
import { missingSeqs } from '#domain/quiz/hand-in.ts'
import type { SubmissionReceipt } from '#domain/quiz/schema.ts'
import { fail, notFound, ok, type Result, unauthenticated } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { ClaimCtx, Ctx } from '../../ctx.ts'
import { submissions } from '../../schema/tables.ts'
import { withOwnRole } from '../with-actor.ts'
import { askingOf } from './answering.ts'
import { lockEnding } from './ending-attempt.ts'
import { handInLocked } from './hand-in-attempts.ts'

/**
 * Hands the actor's own attempt in and grades it; asked again, it gives the same receipt. `lastSeqs`: device → the last
 * client sequence used there. What is missing is named by `conflict` "answers-missing" (device → sequences), and
 * nothing is handed in until it has been sent. Runs as the system because grading needs the keys. Three statements where
 * nothing was regraded and no passage marked; a claim's session is checked by the first.
 */
export async function submitAttempt(
  ctx: Ctx | ClaimCtx,
  attemptId: string,
  lastSeqs: Readonly<Record<string, number>>,
): Promise<Result<SubmissionReceipt>> {
  const asking = askingOf(ctx)
  if (asking === null) return unauthenticated
  return withOwnRole(ctx, async (tx) => {
    const now = ctx.now()
    const own = await lockEnding(tx, asking, { attemptId, now, devices: Object.keys(lastSeqs) })
    if (own === 'unauthenticated') return unauthenticated
    if (own === 'absent') return notFound
    const { actor, classRole, round, dueAt, isRegraded } = own
    const isOpen = own.openAt <= now
    if (!isOpen || !can(actor, 'attempt.take', { classRole, isOpen, isWithdrawn: false })) return notFound
    if (own.submittedAt === null) {
      const missing = missingSeqs(lastSeqs, own.stored)
      if (missing !== null) return fail({ kind: 'conflict', detail: 'answers-missing', data: missing })
      const ending = { id: attemptId, round, deadlineAt: deadlineFor(own, own, now), dueAt }
      const turn = { ending: [ending], isRegraded }
      const made = (await handInLocked(tx, { ...ctx, actor }, actor.schoolId, turn)).get(attemptId)
      return made === undefined ? notFound : ok(made)
    }
    const receipt = await receiptOf(tx, actor.schoolId, { id: attemptId, round })
    return receipt === null ? notFound : ok(receipt)
  })
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
