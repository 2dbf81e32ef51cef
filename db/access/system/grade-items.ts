import { and, asc, eq, inArray, max, sql } from 'drizzle-orm'
import { type AttemptItem, gradeAttempt } from '#domain/quiz/score.ts'
import type { Db } from '../../client.ts'
import type { Ctx, SystemCtx } from '../../ctx.ts'
import { attemptItems, gradingRuns, questionKeys, questionVersions, scores } from '../../schema/tables.ts'
import { type Correction, correctionsOf } from '../corrections.ts'
import { countingAnswer } from '../counting-answer.ts'
import { groundAnswers } from '../ground-answers.ts'

export type GradableItem = AttemptItem & {
  /** Sequence of the answer that counts; null for none. */
  seq: number | null
  checkedAt: Date | null
}

/** What is graded: items of one attempt on its way to one hand-in. */
export type Gradable = { id: string; round: number; items: readonly AttemptItem[] }

/**
 * Grades items by machine, in the caller's transaction: by the questions as they were shown, and then, in a run of its
 * own, by each regrade that counts. So a regrade that is undone later falls away from what was handed in after it, too.
 */
export async function gradeItems(
  tx: Db,
  ctx: Ctx | SystemCtx,
  schoolId: string,
  of: readonly Gradable[],
  createdAt: Date = ctx.now(),
): Promise<void> {
  const corrections = await correctionsOf(tx, schoolId, of)
  await insertRuns(tx, { schoolId, createdAt }, machineRuns(ctx, of, corrections))
}

/** The acts of grading that `gradeItems` writes. */
export function machineRuns(
  ctx: Ctx | SystemCtx,
  of: readonly Gradable[],
  corrections: readonly Correction[],
): MachineRun[] {
  return of.flatMap((attempt) => runsFor(attempt, corrections)).map((run) => ({ ...run, runId: ctx.newId() }))
}

/** One act of grading: `regradeId` is null for the questions as they were shown. */
export type MachineRun = {
  runId: string
  attemptId: string
  round: number
  regradeId: string | null
  items: readonly (AttemptItem & { questionVersionId: string | null })[]
}

function runsFor({ id: attemptId, round, items }: Gradable, corrections: readonly Correction[]) {
  const own = corrections.filter((correction) => correction.attemptId === attemptId)
  const plain = {
    attemptId,
    round,
    regradeId: null,
    items: items.map((item) => ({ ...item, questionVersionId: null })),
  }
  const regraded = [...new Set(own.map(({ regradeId }) => regradeId))].map((regradeId) => ({
    attemptId,
    round,
    regradeId,
    items: own
      .filter((correction) => correction.regradeId === regradeId)
      .flatMap(({ position, questionVersionId, body, key }) =>
        items.flatMap((item) => (item.position === position ? { ...item, questionVersionId, body, key } : [])),
      ),
  }))
  return [plain, ...regraded.filter((run) => run.items.length > 0)]
}

/** Writes acts of grading with their scores. */
export async function insertRuns(
  tx: Db,
  { schoolId, createdAt }: { schoolId: string; createdAt: Date },
  runs: readonly MachineRun[],
): Promise<void> {
  const runRows = runs.map(({ runId, attemptId, round, regradeId }) => ({
    schoolId,
    id: runId,
    attemptId,
    round,
    regradeId,
    kind: 'machine' as const,
    createdBy: null,
    createdAt,
  }))
  for (const part of inParts(runRows)) await tx.insert(gradingRuns).values(part)
  const rows = runs.flatMap((run) => scoreRows(schoolId, run))
  for (const part of inParts(rows)) await tx.insert(scores).values(part)
}

/** A moment after every act of grading of these attempts, whatever the clocks of the machines said that graded before. */
export async function momentAfterRuns(
  tx: Db,
  ctx: Ctx | SystemCtx,
  schoolId: string,
  attemptIds: readonly string[],
): Promise<Date> {
  const [last] = await tx
    .select({ at: max(gradingRuns.createdAt) })
    .from(gradingRuns)
    .where(and(eq(gradingRuns.schoolId, schoolId), inArray(gradingRuns.attemptId, [...attemptIds])))
  return new Date(Math.max(ctx.now().getTime(), (last?.at?.getTime() ?? 0) + 1))
}

/** A statement of Postgres takes 65,535 values; a score has thirteen. */
const rowsAtOnce = 2000

function inParts<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / rowsAtOnce)
  return Array.from({ length: count }, (_, index) => rows.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce))
}

/** The rows of one act of grading. */
export function scoreRows(schoolId: string, { attemptId, runId, items }: MachineRun) {
  const graded = gradeAttempt(items).items
  return graded.map(({ position, state, fraction, points, chosen, misconceptions }, index) => ({
    schoolId,
    attemptId,
    runId,
    position,
    state,
    fraction,
    points: points === null ? null : points.toFixed(6),
    chosen,
    misconceptions,
    questionVersionId: items[index]?.questionVersionId ?? null,
    comment: null,
  }))
}

/** The questions, keys and counting answers of attempts, by attempt, in order, as they were shown. One query, two where passages were marked. */
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
