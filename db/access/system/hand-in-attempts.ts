import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { handInMoment } from '#domain/quiz/hand-in.ts'
import { receiptCode } from '#domain/quiz/receipt-code.ts'
import type { Db } from '../../client.ts'
import type { Ctx, SystemCtx } from '../../ctx.ts'
import { submissions } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { carryMarks } from './carry-marks.ts'
import { gradeItems, itemsOf } from './grade-items.ts'
import { shareTurnOfHandIns } from './regrade-turns.ts'

/** An open attempt whose row the caller has locked, with the times that hold for its student. */
export type EndingAttempt = { id: string; round: number; deadlineAt: Date | null; dueAt: Date | null }

/**
 * Hands attempts in and grades them by machine, in the caller's transaction. The caller has locked their rows, has seen
 * that they are open, and has checked the right to end them. A fixed number of queries for any number of attempts.
 */
export async function handInAttempts(
  tx: Db,
  ctx: Ctx | SystemCtx,
  schoolId: string,
  ending: readonly EndingAttempt[],
): Promise<void> {
  if (ending.length === 0) return
  const now = ctx.now()
  await shareTurnOfHandIns(tx, schoolId, ending)
  const items = await itemsOf(tx, schoolId, ending)
  const closing = ending.map((attempt) => {
    const { submittedAt, isLate } = handInMoment(now, attempt)
    const own = items.get(attempt.id) ?? []
    const answers = own.flatMap(({ position, seq }) => (seq === null ? [] : [[String(position), seq] as const]))
    const receipt: Record<string, number> = Object.fromEntries(answers)
    return { ...attempt, submittedAt, isLate, items: own, receipt }
  })
  await tx.insert(submissions).values(
    closing.map(({ id, round, submittedAt, isLate, receipt }) => ({
      schoolId,
      attemptId: id,
      round,
      submittedAt,
      isLate,
      receiptCode: receiptCode(randomBytes(5)),
      receipt,
    })),
  )
  await gradeItems(tx, ctx, schoolId, closing)
  await carryMarks(tx, ctx, schoolId, closing)
  await markSubmitted(tx, schoolId, closing)
  await recordAudit(tx, ctx, {
    schoolId,
    action: 'attempts-handed-in',
    subjectType: 'attempt',
    subjectId: ending.length === 1 ? (ending[0]?.id ?? null) : null,
    detail: { count: ending.length },
  })
}

/** The deadline is written once more: it is the one that held in the end. */
async function markSubmitted(
  tx: Db,
  schoolId: string,
  closing: readonly (EndingAttempt & { submittedAt: Date })[],
): Promise<void> {
  const rows = closing.map(
    ({ id, submittedAt, deadlineAt }) =>
      sql`(${id}::uuid, ${submittedAt.toISOString()}::timestamptz, ${deadlineAt?.toISOString() ?? null}::timestamptz)`,
  )
  await tx.execute(sql`update attempts set submitted_at = ended.submitted_at, deadline_at = ended.deadline_at
    from (values ${sql.join(rows, sql`, `)}) as ended (id, submitted_at, deadline_at)
    where attempts.school_id = ${schoolId} and attempts.id = ended.id`)
}
