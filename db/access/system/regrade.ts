import { and, desc, eq, isNull } from 'drizzle-orm'
import { regradeEffect } from '#domain/quiz/regrade.ts'
import { invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { type assignments, quizVersions, regradeKeys, regrades } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { insertRuns, momentAfterRuns } from './grade-items.ts'
import {
  byAttempt,
  changedQuestions,
  marksOf,
  type RegradableItem,
  regradableItems,
  regradedItems,
  type VersionPair,
} from './regrade-work.ts'
import { asMarker } from './taught-assignment.ts'

type Assignment = typeof assignments.$inferSelect

/**
 * Applies the keys and rules of a later version of the assignment's quiz to what was handed in, and to what will be. Marks
 * by hand stay. Asked again while its keys are those that count, it gives the same regrade. Runs as the system because it
 * needs keys and writes machine scores. Errors: `not-found`; `invalid` on `quizVersionId` ("nothing-to-regrade").
 */
export async function applyRegrade(
  ctx: Ctx,
  { assignmentId, quizVersionId }: { assignmentId: string; quizVersionId: string },
): Promise<Result<{ regradeId: string }>> {
  return asMarker(ctx, assignmentId, { lock: true }, async (tx, { actor, assignment }) => {
    const number = await laterVersionNumber(tx, assignment, quizVersionId)
    if (number === null) return notFound
    const inForce = await newestRegrade(tx, assignment)
    if (inForce?.quizVersionId === quizVersionId) return ok({ regradeId: inForce.id })
    const pairs = (await changedQuestions(tx, assignment, quizVersionId)).filter(({ misfit }) => misfit === null)
    if (pairs.length === 0) return invalid('quizVersionId', 'nothing-to-regrade')

    const { schoolId } = assignment
    const items = await regradableItems(tx, assignment, pairs)
    const effect = regradeEffect(await marksOf(tx, assignment), regradedItems(items))
    const regradeId = ctx.newId()
    const row = { schoolId, id: regradeId, assignmentId, quizVersionId, createdBy: actor.userId, createdAt: ctx.now() }
    await tx.insert(regrades).values(row)
    await tx.insert(regradeKeys).values(keyRows(schoolId, regradeId, pairs))
    await gradeAnew(tx, ctx, assignment, regradeId, items)
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'assignment-regraded',
      subjectType: 'assignment',
      subjectId: assignmentId,
      detail: { number, up: effect.up, down: effect.down, unchanged: effect.unchanged, kept: effect.kept },
    })
    return ok({ regradeId })
  })
}

/** Takes a regrade back: what was graded before it counts again, its rows stay. Asked again, nothing changes. */
export async function undoRegrade(
  ctx: Ctx,
  { assignmentId, regradeId }: { assignmentId: string; regradeId: string },
): Promise<Result<null>> {
  return asMarker(ctx, assignmentId, { lock: true }, async (tx, { actor, assignment: { schoolId } }) => {
    const one = and(
      eq(regrades.schoolId, schoolId),
      eq(regrades.assignmentId, assignmentId),
      eq(regrades.id, regradeId),
    )
    const [regrade] = await tx.select().from(regrades).where(one)
    if (!regrade) return notFound
    if (regrade.undoneAt !== null) return ok(null)
    await tx.update(regrades).set({ undoneAt: ctx.now(), undoneBy: actor.userId }).where(one)
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'regrade-undone',
      subjectType: 'assignment',
      subjectId: assignmentId,
      detail: { regradeId },
    })
    return ok(null)
  })
}

/** The number of a version of the assignment's quiz that was published after the one students get; null for no such. */
async function laterVersionNumber(tx: Db, assignment: Assignment, quizVersionId: string): Promise<number | null> {
  if (assignment.quizVersionId === null) return null
  const versionById = async (id: string) => {
    const [row] = await tx
      .select()
      .from(quizVersions)
      .where(and(eq(quizVersions.schoolId, assignment.schoolId), eq(quizVersions.id, id)))
    return row
  }
  const pinned = await versionById(assignment.quizVersionId)
  const chosen = await versionById(quizVersionId)
  if (!pinned || !chosen || chosen.quizId !== pinned.quizId || chosen.number <= pinned.number) return null
  return chosen.number
}

/** The regrade whose keys count; undefined for none. */
export async function newestRegrade(tx: Db, { schoolId, id }: Pick<Assignment, 'schoolId' | 'id'>) {
  const [row] = await tx
    .select()
    .from(regrades)
    .where(and(eq(regrades.schoolId, schoolId), eq(regrades.assignmentId, id), isNull(regrades.undoneAt)))
    .orderBy(desc(regrades.createdAt), desc(regrades.id))
    .limit(1)
  return row
}

function keyRows(schoolId: string, regradeId: string, pairs: readonly VersionPair[]) {
  return pairs.flatMap(({ formerVersionId, corrected }) =>
    corrected === null
      ? []
      : { schoolId, regradeId, questionVersionId: formerVersionId, correctedVersionId: corrected.questionVersionId },
  )
}

/** One act of grading for each attempt, with only the changed questions; the newest there is. */
async function gradeAnew(
  tx: Db,
  ctx: Ctx,
  { schoolId }: Assignment,
  regradeId: string,
  items: readonly RegradableItem[],
): Promise<void> {
  if (items.length === 0) return
  const createdAt = await momentAfterRuns(tx, ctx, schoolId, [...new Set(items.map(({ attemptId }) => attemptId))])
  const runs = [...byAttempt(items)].map(([attemptId, own]) => ({
    runId: ctx.newId(),
    attemptId,
    round: own[0]?.round ?? 1,
    regradeId,
    items: own,
  }))
  await insertRuns(tx, { schoolId, createdAt }, runs)
}
