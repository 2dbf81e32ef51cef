import { and, eq } from 'drizzle-orm'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { assignments } from '../schema/tables.ts'
import { recordAudit } from './audit.ts'
import { asManager } from './managed-assignment.ts'

/**
 * Releases all three parts of the results of what is handed in, now and for whoever hands in later; or takes that back, so
 * that the assignment's own rules hold again. Asked again, it changes nothing.
 */
export async function setResultsReleased(
  ctx: Ctx,
  { assignmentId, isReleased }: { assignmentId: string; isReleased: boolean },
): Promise<Result<null>> {
  return asManager<null>(ctx, assignmentId, async (tx, { schoolId }, { assignment }) => {
    if (assignment.quizVersionId === null) return notFound
    if ((assignment.releasedAt !== null) === isReleased) return ok(null)
    await tx
      .update(assignments)
      .set({ releasedAt: isReleased ? ctx.now() : null })
      .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, assignmentId)))
    const action = isReleased ? 'results-released' : 'results-taken-back'
    await recordAudit(tx, ctx, { schoolId, action, subjectType: 'assignment', subjectId: assignmentId })
    return ok(null)
  })
}
