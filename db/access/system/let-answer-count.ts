import { and, asc, eq } from 'drizzle-orm'
import { isSameResponse } from '#domain/quiz/response.ts'
import { fail, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { attempts, gradingRuns, responseEvents, scores } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { gradeItems, itemsOf, momentAfterRuns } from './grade-items.ts'
import { asAttemptTeacher } from './taught-attempt.ts'

type StoredEvent = typeof responseEvents.$inferSelect
type Choice = { attemptId: string; position: number; seq: number }

/**
 * Lets another of the kept answers to one question of a handed-in attempt count: one that came late or lost to another
 * device, or, to undo that, the one that was handed in. It is appended as a new answer and graded; nothing is changed or removed. A
 * mark by hand goes with the answer that it was given for. Errors: `closed` "under-way", `not-found`. Runs as the system
 * because nobody answers for a student; the actor's right is checked here.
 */
export async function letAnswerCount(ctx: Ctx, choice: Choice): Promise<Result<null>> {
  return asAttemptTeacher<null>(ctx, choice.attemptId, async (tx, { attempt }, { schoolId, userId }) => {
    if (attempt.submittedAt === null) return fail({ kind: 'closed', detail: 'under-way' })
    const events = await eventsOf(tx, schoolId, choice)
    const chosen = events.find(({ seq }) => seq === choice.seq)
    if (chosen === undefined) return notFound
    const counting = events.findLast(({ disposition }) => disposition === 'current')
    if (counting !== undefined && isSameResponse(counting.payload, chosen.payload)) return ok(null)
    const now = ctx.now()
    await tx.insert(responseEvents).values({
      ...chosen,
      seq: (events.at(-1)?.seq ?? 0) + 1,
      clientEventId: ctx.newId(),
      device: ctx.newId(),
      clientSeq: 1,
      baseSeq: counting?.seq ?? 0,
      receivedAt: now,
      storedAt: now,
      disposition: 'current',
    })
    await gradeAgain(tx, ctx, { schoolId, userId, round: attempt.round, choice, chosen, events })
    await tx
      .update(attempts)
      .set({ lastSavedAt: now })
      .where(and(eq(attempts.schoolId, schoolId), eq(attempts.id, attempt.id)))
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'answer-let-count',
      subjectType: 'attempt',
      subjectId: attempt.id,
      detail: { position: choice.position, seq: choice.seq },
    })
    return ok(null)
  })
}

async function eventsOf(tx: Db, schoolId: string, { attemptId, position }: Choice): Promise<StoredEvent[]> {
  return tx
    .select()
    .from(responseEvents)
    .where(
      and(
        eq(responseEvents.schoolId, schoolId),
        eq(responseEvents.attemptId, attemptId),
        eq(responseEvents.position, position),
      ),
    )
    .orderBy(asc(responseEvents.seq))
}

type Regrading = {
  schoolId: string
  userId: string
  round: number
  choice: Choice
  chosen: StoredEvent
  /** As they were before. */
  events: readonly StoredEvent[]
}

/** Grades the one answer by machine; and where somebody had marked by hand, brings back the mark this answer got, or waits. */
async function gradeAgain(tx: Db, ctx: Ctx, regrading: Regrading): Promise<void> {
  const { schoolId, userId, round, choice, chosen, events } = regrading
  const { attemptId, position } = choice
  const items = (await itemsOf(tx, schoolId, [{ id: attemptId }])).get(attemptId) ?? []
  const item = items.find((one) => one.position === position)
  if (item === undefined) return
  const createdAt = await momentAfterRuns(tx, ctx, schoolId, [attemptId])
  await gradeItems(tx, ctx, schoolId, [{ id: attemptId, round, items: [item] }], createdAt)
  const marks = await marksByHand(tx, schoolId, { attemptId, position, round })
  if (marks.length === 0) return
  const own = marks.findLast(({ markedAt }) => {
    const marked = events.findLast((event) => event.disposition === 'current' && event.storedAt <= markedAt)
    return marked !== undefined && isSameResponse(marked.payload, chosen.payload)
  })
  const runId = ctx.newId()
  const run = { schoolId, attemptId, round, createdAt }
  await tx.insert(gradingRuns).values({ ...run, id: runId, kind: 'manual', createdBy: own?.markedBy ?? userId })
  const waits = { schoolId, attemptId, position, state: 'waits' as const, chosen: [], misconceptions: [] }
  await tx.insert(scores).values({ ...(own?.score ?? waits), runId })
}

/** The marks given by hand to one item at one hand-in, the oldest first. */
async function marksByHand(
  tx: Db,
  schoolId: string,
  { attemptId, position, round }: { attemptId: string; position: number; round: number },
) {
  return tx
    .select({ score: scores, markedBy: gradingRuns.createdBy, markedAt: gradingRuns.createdAt })
    .from(scores)
    .innerJoin(gradingRuns, and(eq(gradingRuns.schoolId, scores.schoolId), eq(gradingRuns.id, scores.runId)))
    .where(
      and(
        eq(scores.schoolId, schoolId),
        eq(scores.attemptId, attemptId),
        eq(scores.position, position),
        eq(gradingRuns.kind, 'manual'),
        eq(gradingRuns.round, round),
      ),
    )
    .orderBy(asc(gradingRuns.createdAt), asc(gradingRuns.id))
}
