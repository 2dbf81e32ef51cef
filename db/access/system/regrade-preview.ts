import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type QuestionEffect, regradeEffect } from '#domain/quiz/regrade.ts'
import { isReworded } from '#domain/quiz/regrade-fit.ts'
import type { DoneRegrade, RegradePlan, RegradePreview, RegradeVersion } from '#domain/quiz/regrade-view.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { type assignments, attempts, classes, quizVersions, regrades, revisions, users } from '../../schema/tables.ts'
import { newestRegrade } from './regrade.ts'
import { changedQuestions, marksOf, regradableItems, regradedItems } from './regrade-work.ts'
import { asMarker } from './taught-assignment.ts'

type Assignment = typeof assignments.$inferSelect

/**
 * What the keys of a later version of the quiz would do to the marks of an assignment, and what regrades were done; it
 * stores nothing. `quizVersionId` chooses the version, the newest otherwise. Runs as the system because a co-teacher may
 * see no version of a colleague's quiz but the assigned one: only questions' words and points leave it.
 */
export async function previewRegrade(
  ctx: Ctx,
  assignmentId: string,
  quizVersionId?: string,
): Promise<Result<RegradePreview>> {
  return asMarker(ctx, assignmentId, { lock: false }, async (tx, { assignment }) => {
    const head = await headOf(tx, assignment)
    if (!head) return notFound
    const versions = await laterVersions(tx, assignment.schoolId, head)
    const version = quizVersionId === undefined ? versions[0] : versions.find(({ id }) => id === quizVersionId)
    if (quizVersionId !== undefined && version === undefined) return notFound
    const { quizId: _quizId, ...shown } = head
    return ok({
      ...shown,
      versions,
      done: await doneOf(tx, assignment),
      plan: version === undefined ? null : await planOf(tx, assignment, version),
    })
  })
}

export type RegradeOffer = {
  /** Number of the newest version published after the one students got whose keys do not count yet; null for none. */
  number: number | null
}

/** Whether there are corrected keys that could be applied. */
export async function readRegradeOffer(ctx: Ctx, assignmentId: string): Promise<Result<RegradeOffer>> {
  return asMarker(ctx, assignmentId, { lock: false }, async (tx, { assignment }) => {
    const head = await headOf(tx, assignment)
    if (!head) return ok({ number: null })
    const [newest] = await laterVersions(tx, assignment.schoolId, head)
    const applied = await newestRegrade(tx, assignment)
    const isNew = newest !== undefined && newest.id !== applied?.quizVersionId
    if (!isNew) return ok({ number: null })
    const changed = await changedQuestions(tx, assignment, newest.id)
    return ok({ number: changed.length === 0 ? null : newest.number })
  })
}

/** Nothing for an assignment without a quiz. */
async function headOf(tx: Db, { schoolId, id, quizVersionId, classId, revisionId }: Assignment) {
  if (quizVersionId === null) return undefined
  const [row] = await tx
    .select({
      title: revisions.title,
      classId: classes.id,
      className: classes.name,
      timeZone: classes.timeZone,
      quizId: quizVersions.quizId,
      pinnedNumber: quizVersions.number,
    })
    .from(quizVersions)
    .innerJoin(classes, and(eq(classes.schoolId, schoolId), eq(classes.id, classId)))
    .innerJoin(revisions, and(eq(revisions.schoolId, schoolId), eq(revisions.id, revisionId)))
    .where(and(eq(quizVersions.schoolId, schoolId), eq(quizVersions.id, quizVersionId)))
  return row && { ...row, assignmentId: id }
}

async function laterVersions(
  tx: Db,
  schoolId: string,
  { quizId, pinnedNumber }: { quizId: string; pinnedNumber: number },
): Promise<RegradeVersion[]> {
  return tx
    .select({ id: quizVersions.id, number: quizVersions.number, publishedAt: quizVersions.publishedAt })
    .from(quizVersions)
    .where(
      and(eq(quizVersions.schoolId, schoolId), eq(quizVersions.quizId, quizId), gt(quizVersions.number, pinnedNumber)),
    )
    .orderBy(desc(quizVersions.number), desc(quizVersions.id))
}

async function doneOf(tx: Db, { schoolId, id }: Assignment): Promise<DoneRegrade[]> {
  const undoer = alias(users, 'undoer')
  const rows = await tx
    .select({ regrade: regrades, number: quizVersions.number, by: users.displayName, undoneBy: undoer.displayName })
    .from(regrades)
    .innerJoin(
      quizVersions,
      and(eq(quizVersions.schoolId, regrades.schoolId), eq(quizVersions.id, regrades.quizVersionId)),
    )
    .innerJoin(users, and(eq(users.schoolId, regrades.schoolId), eq(users.id, regrades.createdBy)))
    .leftJoin(undoer, and(eq(undoer.schoolId, regrades.schoolId), eq(undoer.id, regrades.undoneBy)))
    .where(and(eq(regrades.schoolId, schoolId), eq(regrades.assignmentId, id)))
    .orderBy(desc(regrades.createdAt), desc(regrades.id))
  return rows.map(({ regrade, number, by, undoneBy }) => ({
    id: regrade.id,
    number,
    by,
    at: regrade.createdAt,
    undone: regrade.undoneAt === null ? null : { by: undoneBy, at: regrade.undoneAt },
  }))
}

const noEffect: QuestionEffect = { up: 0, down: 0, same: 0, kept: 0, waits: 0 }

async function planOf(tx: Db, assignment: Assignment, version: RegradeVersion): Promise<RegradePlan> {
  const pairs = await changedQuestions(tx, assignment, version.id)
  const attemptMarks = await marksOf(tx, assignment)
  const present = new Set(attemptMarks.map(({ attemptId }) => attemptId))
  const items = (await regradableItems(tx, assignment, pairs)).filter(({ attemptId }) => present.has(attemptId))
  const { questions, attempts: effects, ...counts } = regradeEffect(attemptMarks, regradedItems(items))
  const inForce = await newestRegrade(tx, assignment)
  return {
    version,
    isApplied: inForce?.quizVersionId === version.id,
    questions: pairs.map(({ quizPosition, body, corrected, misfit }) => ({
      quizPosition,
      stem: body.stem,
      misfit,
      isReworded: corrected !== null && isReworded(body, corrected.body),
      effect: questions.get(quizPosition) ?? noEffect,
    })),
    attempts: effects.map(({ before, after, max }, index) => {
      const { name = '', number = 1, studentId } = attemptMarks[index] ?? {}
      const isOnlyOne = attemptMarks.filter((one) => one.studentId === studentId).length === 1
      return { name, number, isOnlyOne, before, after, max }
    }),
    ...counts,
    underWay: await tx.$count(
      attempts,
      and(
        eq(attempts.schoolId, assignment.schoolId),
        eq(attempts.assignmentId, assignment.id),
        isNull(attempts.submittedAt),
      ),
    ),
  }
}
