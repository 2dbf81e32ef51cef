import { and, eq } from 'drizzle-orm'
import { isUntouched, type Outcome } from '#domain/assignment/assignment-view.ts'
import { type ChangedAssignment, releaseOf, resolveTimes } from '#domain/assignment/schema.ts'
import type { Actor } from '#domain/policy.ts'
import { invalid, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { assignments, classes } from '../schema/tables.ts'
import { revisionToAssign } from './assignable-texts.ts'
import { recordAudit } from './audit.ts'
import type { AssignmentFacts } from './facts.ts'
import { asManager } from './managed-assignment.ts'
import { readRevisionOf } from './read-revision.ts'
import { moveDeadlines } from './system/attempt-deadlines.ts'
import { workDoneOn } from './work-done.ts'

/**
 * Changes times, rules or quiz. What students have done is told first, unless `isConfirmed`; nothing of it is lost. The
 * quiz may be exchanged only before anybody has begun it. Attempts under way get their new deadline. Errors: `invalid`
 * on a field, `not-found`.
 */
export async function changeAssignment(
  ctx: Ctx,
  input: ChangedAssignment & { assignmentId: string; isConfirmed: boolean },
): Promise<Result<Outcome>> {
  return asManager<Outcome>(ctx, input.assignmentId, async (tx, actor, { assignment }) => {
    const { schoolId } = actor
    const { assignmentId } = input
    const hasQuiz = input.quizVersionId !== null
    const timeZone = await timeZoneOf(tx, assignment)
    const times = resolveTimes(input, timeZone, { release: releaseOf(input), hasQuiz }, assignment)
    if (!times.ok) return times
    const work = await workDoneOn(tx, schoolId, assignmentId)
    if (input.quizVersionId !== assignment.quizVersionId) {
      if (work.begunQuiz > 0) return invalid('quizVersionId', 'quiz-begun')
      if (!(await mayTake(tx, actor, assignment, input.quizVersionId))) return invalid('quizVersionId', 'quiz-wrong')
    }
    if (!input.isConfirmed && !isUntouched(work)) return ok({ status: 'warned', work })
    const taken = await revisionTaken(tx, actor, assignment, input.quizVersionId)
    await tx
      .update(assignments)
      .set({
        ...times.value,
        ...taken,
        quizVersionId: input.quizVersionId,
        plainLevel: input.plainLevel,
        notesAfterOwn: input.notesAfterOwn,
        timeLimitMinutes: hasQuiz ? input.timeLimitMinutes : null,
        attemptsAllowed: hasQuiz ? input.attemptsAllowed : 1,
        releaseScore: input.releaseScore,
        releaseAnswers: input.releaseAnswers,
        releaseExplanations: input.releaseExplanations,
        countingRule: input.countingRule,
        graceSeconds: input.graceSeconds,
      })
      .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, assignmentId)))
    await moveDeadlines(tx, ctx, { schoolId, assignmentId })
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'assignment-changed',
      subjectType: 'assignment',
      subjectId: assignmentId,
    })
    return ok({ status: 'done' })
  })
}

/**
 * A quiz may take the place of another when it speaks of the revision that is read, or of the one that was given at first:
 * notes stay where they are.
 */
async function mayTake(
  tx: Db,
  actor: Actor,
  assignment: AssignmentFacts['assignment'],
  quizVersionId: string | null,
): Promise<boolean> {
  if (quizVersionId === null) return true
  const revisionId = await revisionToAssign(tx, actor, { articleId: assignment.articleId, quizVersionId })
  return revisionId !== null && [assignment.revisionId, assignment.movedToRevisionId].includes(revisionId)
}

/** With a quiz on the text that is read, or with none, an assignment that was moved is one piece again. */
async function revisionTaken(
  tx: Db,
  actor: Actor,
  assignment: AssignmentFacts['assignment'],
  quizVersionId: string | null,
): Promise<{ revisionId?: string; movedToRevisionId?: null }> {
  const revisionId = readRevisionOf(assignment)
  if (assignment.movedToRevisionId === null || quizVersionId === assignment.quizVersionId) return {}
  const { articleId } = assignment
  const isOneText =
    quizVersionId === null || (await revisionToAssign(tx, actor, { articleId, quizVersionId })) === revisionId
  return isOneText ? { revisionId, movedToRevisionId: null } : {}
}

async function timeZoneOf(tx: Db, { schoolId, classId }: AssignmentFacts['assignment']): Promise<string> {
  const [row] = await tx
    .select({ timeZone: classes.timeZone })
    .from(classes)
    .where(and(eq(classes.schoolId, schoolId), eq(classes.id, classId)))
  return row?.timeZone ?? 'UTC'
}

/** Hides an assignment from its students; all their work stays. What they have done is told first, unless `isConfirmed`. */
export async function withdrawAssignment(
  ctx: Ctx,
  input: { assignmentId: string; isConfirmed: boolean },
): Promise<Result<Outcome>> {
  return asManager<Outcome>(ctx, input.assignmentId, async (tx, { schoolId }) => {
    const work = await workDoneOn(tx, schoolId, input.assignmentId)
    if (!input.isConfirmed && !isUntouched(work)) return ok({ status: 'warned', work })
    await setWithdrawn(tx, ctx, { schoolId, assignmentId: input.assignmentId }, ctx.now())
    return ok({ status: 'done' })
  })
}

/** Shows a withdrawn assignment to its students again, with all that they had done. */
export async function restoreAssignment(ctx: Ctx, assignmentId: string): Promise<Result<null>> {
  return asManager(ctx, assignmentId, async (tx, { schoolId }) => {
    await setWithdrawn(tx, ctx, { schoolId, assignmentId }, null)
    return ok(null)
  })
}

async function setWithdrawn(
  tx: Db,
  ctx: Ctx,
  { schoolId, assignmentId }: { schoolId: string; assignmentId: string },
  withdrawnAt: Date | null,
): Promise<void> {
  await tx
    .update(assignments)
    .set({ withdrawnAt })
    .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, assignmentId)))
  const action = withdrawnAt === null ? 'assignment-restored' : 'assignment-withdrawn'
  await recordAudit(tx, ctx, { schoolId, action, subjectType: 'assignment', subjectId: assignmentId })
}
