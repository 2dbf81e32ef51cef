import type { SubmissionReceipt } from '#domain/quiz/schema.ts'
import { callFunction } from '../../call-function.ts'
import type { Db } from '../../client.ts'
import type { Ctx, SystemCtx } from '../../ctx.ts'
import { auditRow } from '../audit.ts'
import { type MachineRun, scoreRows } from './grade-items.ts'

/** A hand-in as it is written down, with the deadline that held in the end. */
export type HandIn = {
  attemptId: string
  round: number
  submittedAt: Date
  deadlineAt: Date | null
  isLate: boolean
  receiptCode: string
  receipt: SubmissionReceipt['answers']
}

/** Writes hand-ins, their grading and the entry of the audit log in one statement, in the caller's transaction. */
export async function writeHandIns(
  tx: Db,
  ctx: Ctx | SystemCtx,
  schoolId: string,
  { handIns, runs }: { handIns: readonly HandIn[]; runs: readonly MachineRun[] },
): Promise<void> {
  const [first] = handIns
  const audit = auditRow(ctx, {
    schoolId,
    action: 'attempts-handed-in',
    subjectType: 'attempt',
    subjectId: handIns.length === 1 ? (first?.attemptId ?? null) : null,
    detail: { count: handIns.length },
  })
  const runRows = runs.map(({ runId, attemptId, round, regradeId }) => ({ runId, attemptId, round, regradeId }))
  await callFunction(tx, 'postil_write_hand_ins', [
    schoolId,
    ctx.now().toISOString(),
    JSON.stringify(handIns),
    JSON.stringify(runRows),
    JSON.stringify(runs.flatMap((run) => scoreRows(schoolId, run))),
    JSON.stringify(audit),
  ])
}
