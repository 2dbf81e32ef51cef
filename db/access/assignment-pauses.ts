import { and, eq, isNull } from 'drizzle-orm'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { assignmentPauses } from '../schema/tables.ts'
import { recordAudit } from './audit.ts'
import { asManager } from './managed-assignment.ts'
import { moveDeadlines } from './system/attempt-deadlines.ts'
import { addPauseToReopened } from './system/reopened-attempts.ts'

/**
 * Stops the clock of everybody's attempt at an assignment; asked again, it changes nothing. Answers are taken all the
 * same, and the closing time stays. Errors: `not-found`, `forbidden`; `not-found` for a reading alone.
 */
export async function pauseAssignment(ctx: Ctx, assignmentId: string): Promise<Result<null>> {
  return asManager<null>(ctx, assignmentId, async (tx, { schoolId, userId }, { assignment }) => {
    if (assignment.quizVersionId === null) return notFound
    const begun = await tx
      .insert(assignmentPauses)
      .values({ schoolId, id: ctx.newId(), assignmentId, startedBy: userId, startedAt: ctx.now() })
      .onConflictDoNothing()
      .returning({ id: assignmentPauses.id })
    if (begun.length === 0) return ok(null)
    await moveDeadlines(tx, ctx, { schoolId, assignmentId })
    await recordAudit(tx, ctx, { schoolId, action: 'quiz-paused', subjectType: 'assignment', subjectId: assignmentId })
    return ok(null)
  })
}

/** Lets the clock run again: everybody has the time that was left when it was stopped. Where it runs, nothing changes. */
export async function resumeAssignment(ctx: Ctx, assignmentId: string): Promise<Result<null>> {
  return asManager<null>(ctx, assignmentId, async (tx, { schoolId }) => {
    const endedAt = ctx.now()
    const [ended] = await tx
      .update(assignmentPauses)
      .set({ endedAt })
      .where(
        and(
          eq(assignmentPauses.schoolId, schoolId),
          eq(assignmentPauses.assignmentId, assignmentId),
          isNull(assignmentPauses.endedAt),
        ),
      )
      .returning({ startedAt: assignmentPauses.startedAt })
    if (ended === undefined) return ok(null)
    await addPauseToReopened(tx, { schoolId, assignmentId }, { startedAt: ended.startedAt, endedAt })
    await moveDeadlines(tx, ctx, { schoolId, assignmentId })
    await recordAudit(tx, ctx, { schoolId, action: 'quiz-resumed', subjectType: 'assignment', subjectId: assignmentId })
    return ok(null)
  })
}
