import { and, asc, desc, eq, or } from 'drizzle-orm'
import type { Db } from '../../client.ts'
import type { Ctx, SystemCtx } from '../../ctx.ts'
import { gradingRuns, scores, submissions } from '../../schema/tables.ts'

/** An attempt that is handed in for another time, with the answers that count now: position → sequence. */
export type HandedInAgain = { id: string; round: number; receipt: Readonly<Record<string, number>> }

/**
 * Carries the marks given by hand over to the new hand-in of reopened attempts: where the answer that counts is the very
 * one that counted at the former hand-in. Elsewhere the machine's grade stands, or the answer waits. Four queries at most.
 */
export async function carryMarks(
  tx: Db,
  ctx: Ctx | SystemCtx,
  schoolId: string,
  handedIn: readonly HandedInAgain[],
): Promise<void> {
  const again = handedIn.filter(({ round }) => round > 1)
  if (again.length === 0) return
  const former = await formerReceipts(tx, schoolId, again)
  const marks = (await formerMarks(tx, schoolId, again)).filter(({ score: { attemptId, position } }) => {
    const now = again.find(({ id }) => id === attemptId)?.receipt[String(position)]
    return now !== undefined && now === former.get(attemptId)?.[String(position)]
  })
  if (marks.length === 0) return
  const runs = new Map<string, typeof gradingRuns.$inferInsert>()
  for (const { score, createdBy } of marks) {
    const { attemptId } = score
    const round = again.find(({ id }) => id === attemptId)?.round ?? 1
    const key = `${attemptId} ${createdBy}`
    const run = {
      schoolId,
      id: ctx.newId(),
      attemptId,
      kind: 'manual' as const,
      round,
      createdBy,
      createdAt: ctx.now(),
    }
    if (!runs.has(key)) runs.set(key, run)
  }
  await tx.insert(gradingRuns).values([...runs.values()])
  await tx.insert(scores).values(
    marks.map(({ score, createdBy }) => ({
      ...score,
      runId: runs.get(`${score.attemptId} ${createdBy}`)?.id ?? '',
    })),
  )
}

async function formerReceipts(tx: Db, schoolId: string, again: readonly HandedInAgain[]) {
  const rows = await tx
    .select({ attemptId: submissions.attemptId, receipt: submissions.receipt })
    .from(submissions)
    .where(
      and(
        eq(submissions.schoolId, schoolId),
        or(...again.map(({ id, round }) => and(eq(submissions.attemptId, id), eq(submissions.round, round - 1)))),
      ),
    )
  return new Map(rows.map(({ attemptId, receipt }) => [attemptId, receipt]))
}

/** The newest mark by hand of each item at the former hand-in. */
async function formerMarks(tx: Db, schoolId: string, again: readonly HandedInAgain[]) {
  return tx
    .selectDistinctOn([scores.attemptId, scores.position], { score: scores, createdBy: gradingRuns.createdBy })
    .from(scores)
    .innerJoin(gradingRuns, and(eq(gradingRuns.schoolId, scores.schoolId), eq(gradingRuns.id, scores.runId)))
    .where(
      and(
        eq(scores.schoolId, schoolId),
        eq(gradingRuns.kind, 'manual'),
        or(...again.map(({ id, round }) => and(eq(gradingRuns.attemptId, id), eq(gradingRuns.round, round - 1)))),
      ),
    )
    .orderBy(asc(scores.attemptId), asc(scores.position), desc(gradingRuns.createdAt), desc(gradingRuns.id))
}
