import { randomBytes } from 'node:crypto'
import { handInMoment } from '#domain/quiz/hand-in.ts'
import { receiptCode } from '#domain/quiz/receipt-code.ts'
import type { SubmissionReceipt } from '#domain/quiz/schema.ts'
import type { Db } from '../../client.ts'
import type { Ctx, SystemCtx } from '../../ctx.ts'
import { correctionsOf } from '../corrections.ts'
import { carryMarks } from './carry-marks.ts'
import { itemsOf, machineRuns } from './grade-items.ts'
import { shareTurnOfHandIns } from './regrade-turns.ts'
import { writeHandIns } from './write-hand-ins.ts'

/** An open attempt whose row the caller has locked, with the times that hold for its student. */
export type EndingAttempt = { id: string; round: number; deadlineAt: Date | null; dueAt: Date | null }

/**
 * Hands attempts in and grades them by machine, in the caller's transaction. The caller has locked their rows, has seen
 * that they are open, and has checked the right to end them. A fixed number of queries for any number of attempts. Gives the
 * receipts by attempt.
 */
export async function handInAttempts(
  tx: Db,
  ctx: Ctx | SystemCtx,
  schoolId: string,
  ending: readonly EndingAttempt[],
): Promise<ReadonlyMap<string, SubmissionReceipt>> {
  if (ending.length === 0) return new Map()
  await shareTurnOfHandIns(tx, schoolId, ending)
  return handInLocked(tx, ctx, schoolId, { ending, isRegraded: true })
}

/**
 * The same for attempts whose turn among hand-ins and regrades the caller has taken. `isRegraded`: whether a regrade that counts
 * may be there; where the caller knows of none, it is not looked for.
 */
export async function handInLocked(
  tx: Db,
  ctx: Ctx | SystemCtx,
  schoolId: string,
  { ending, isRegraded }: { ending: readonly EndingAttempt[]; isRegraded: boolean },
): Promise<ReadonlyMap<string, SubmissionReceipt>> {
  const now = ctx.now()
  const items = await itemsOf(tx, schoolId, ending)
  const closing = ending.map((attempt) => {
    const own = items.get(attempt.id) ?? []
    const answers = own.flatMap(({ position, seq }) => (seq === null ? [] : [[String(position), seq] as const]))
    const receipt: Record<string, number> = Object.fromEntries(answers)
    return { ...attempt, ...handInMoment(now, attempt), items: own, receipt }
  })
  const handIns = closing.map(({ id, round, submittedAt, deadlineAt, isLate, receipt }) => ({
    attemptId: id,
    round,
    submittedAt,
    deadlineAt,
    isLate,
    receiptCode: receiptCode(randomBytes(5)),
    receipt,
  }))
  const corrections = isRegraded ? await correctionsOf(tx, schoolId, closing) : []
  const runs = machineRuns(ctx, closing, corrections)
  await writeHandIns(tx, ctx, schoolId, { handIns, runs })
  await carryMarks(tx, ctx, schoolId, closing)
  return new Map(
    handIns.map(({ attemptId, submittedAt, isLate, receiptCode, receipt }) => [
      attemptId,
      { submittedAt: submittedAt.toISOString(), isLate, receiptCode, answers: receipt },
    ]),
  )
}
