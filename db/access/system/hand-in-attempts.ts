import { randomBytes } from 'node:crypto'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { handInMoment } from '#domain/quiz/hand-in.ts'
import { receiptCode } from '#domain/quiz/receipt-code.ts'
import { type AttemptItem, gradeAttempt } from '#domain/quiz/score.ts'
import type { Db } from '../../client.ts'
import type { Ctx, SystemCtx } from '../../ctx.ts'
import { attemptItems, gradingRuns, questionKeys, questionVersions, scores, submissions } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { countingAnswer } from '../counting-answer.ts'
import { groundAnswers } from '../ground-answers.ts'
import { carryMarks } from './carry-marks.ts'

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
  const items = await itemsOf(tx, schoolId, ending)
  const closing = ending.map((attempt) => {
    const { submittedAt, isLate } = handInMoment(now, attempt)
    const own = items.get(attempt.id) ?? []
    const answers = own.flatMap(({ position, seq }) => (seq === null ? [] : [[String(position), seq] as const]))
    const receipt: Record<string, number> = Object.fromEntries(answers)
    return { ...attempt, runId: ctx.newId(), submittedAt, isLate, items: own, receipt }
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
  await tx.insert(gradingRuns).values(
    closing.map(({ id, round, runId }) => ({
      schoolId,
      id: runId,
      attemptId: id,
      round,
      kind: 'machine' as const,
      createdBy: null,
      createdAt: now,
    })),
  )
  const marks = closing.flatMap(({ id, runId, items }) => scoreRows(schoolId, { attemptId: id, runId }, items))
  if (marks.length > 0) await tx.insert(scores).values(marks)
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

/** The rows of one act of grading. */
export function scoreRows(schoolId: string, run: { attemptId: string; runId: string }, items: readonly AttemptItem[]) {
  return gradeAttempt(items).items.map(({ position, state, fraction, points, chosen, misconceptions }) => ({
    schoolId,
    ...run,
    position,
    state,
    fraction,
    points: points === null ? null : points.toFixed(6),
    chosen,
    misconceptions,
    comment: null,
  }))
}

export type GradableItem = AttemptItem & {
  /** Sequence of the answer that counts; null for none. */
  seq: number | null
  checkedAt: Date | null
}

/** The questions, keys and counting answers of attempts, by attempt, in order. One query, two where passages were marked. */
export async function itemsOf(
  tx: Db,
  schoolId: string,
  of: readonly { id: string }[],
): Promise<Map<string, GradableItem[]>> {
  const counting = countingAnswer(tx)
  const rows = await tx
    .select({
      item: attemptItems,
      body: questionVersions.body,
      key: questionKeys.key,
      seq: counting.seq,
      response: counting.response,
    })
    .from(attemptItems)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.schoolId, attemptItems.schoolId),
        eq(questionVersions.id, attemptItems.questionVersionId),
      ),
    )
    .innerJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, attemptItems.schoolId),
        eq(questionKeys.questionVersionId, attemptItems.questionVersionId),
      ),
    )
    .leftJoinLateral(counting, sql`true`)
    .where(
      and(
        eq(attemptItems.schoolId, schoolId),
        inArray(
          attemptItems.attemptId,
          of.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(attemptItems.position), asc(attemptItems.attemptId))
  const items = new Map<string, GradableItem[]>()
  for (const { item, body, key, seq, response } of rows) {
    const { position, checkedAt } = item
    const list = items.get(item.attemptId) ?? []
    list.push({ position, checkedAt, points: Number(item.points), body, key, seq, response })
    items.set(item.attemptId, list)
  }
  return groundAnswers(tx, schoolId, items)
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
