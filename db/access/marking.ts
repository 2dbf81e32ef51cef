import { and, eq } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import { invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  assignments,
  attemptItems,
  attempts,
  gradingRuns,
  memberships,
  scores,
  studentComments,
} from '../schema/tables.ts'
import { recordAudit } from './audit.ts'
import { classRoleOf } from './facts.ts'
import { withActor } from './with-actor.ts'

export type Mark = { attemptId: string; position: number; points: number; comment: string | null }

/**
 * Marks one answer of a handed-in attempt by hand. Every mark is a new row; the newest counts, before any machine's.
 * Errors: `invalid` on `points` (outside 0 to the item's points), `not-found`.
 */
export async function markAnswer(ctx: Ctx, mark: Mark): Promise<Result<null>> {
  return withActor(ctx, async (tx, actor) => {
    const [row] = await tx
      .select({
        classId: assignments.classId,
        max: attemptItems.points,
        submittedAt: attempts.submittedAt,
        round: attempts.round,
      })
      .from(attempts)
      .innerJoin(
        assignments,
        and(eq(assignments.schoolId, attempts.schoolId), eq(assignments.id, attempts.assignmentId)),
      )
      .innerJoin(
        attemptItems,
        and(
          eq(attemptItems.schoolId, attempts.schoolId),
          eq(attemptItems.attemptId, attempts.id),
          eq(attemptItems.position, mark.position),
        ),
      )
      .where(and(eq(attempts.schoolId, actor.schoolId), eq(attempts.id, mark.attemptId)))
    if (!row || row.submittedAt === null) return notFound
    if (!can(actor, 'attempt.mark', { classRole: await classRoleOf(tx, actor, row.classId) })) return notFound
    const max = Number(row.max)
    if (!(mark.points >= 0 && mark.points <= max)) return invalid('points', 'points-wrong')
    const runId = ctx.newId()
    const { schoolId, userId } = actor
    await tx.insert(gradingRuns).values({
      schoolId,
      id: runId,
      attemptId: mark.attemptId,
      kind: 'manual',
      round: row.round,
      createdBy: userId,
      createdAt: ctx.now(),
    })
    const fraction = mark.points / max
    await tx.insert(scores).values({
      schoolId,
      runId,
      attemptId: mark.attemptId,
      position: mark.position,
      state: fraction === 1 ? 'right' : fraction === 0 ? 'wrong' : 'partly',
      fraction,
      points: String(mark.points),
      chosen: [],
      misconceptions: [],
      comment: mark.comment,
    })
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'answer-marked',
      subjectType: 'attempt',
      subjectId: mark.attemptId,
      detail: { position: mark.position, points: mark.points },
    })
    return ok(null)
  })
}

/** The teacher's word to one student on an assignment; an empty one takes it back. */
export async function saveStudentComment(
  ctx: Ctx,
  input: { assignmentId: string; studentId: string; body: string },
): Promise<Result<null>> {
  const body = input.body.trim()
  if (body.length > 5000) return invalid('body', 'comment-too-long')
  return withActor(ctx, async (tx, actor) => {
    const classId = await classOfStudent(tx, actor.schoolId, input.assignmentId, input.studentId)
    if (classId === null || !can(actor, 'attempt.mark', { classRole: await classRoleOf(tx, actor, classId) }))
      return notFound
    const { schoolId, userId } = actor
    const key = and(
      eq(studentComments.schoolId, schoolId),
      eq(studentComments.assignmentId, input.assignmentId),
      eq(studentComments.studentId, input.studentId),
    )
    if (body === '') {
      await tx.delete(studentComments).where(key)
      return ok(null)
    }
    const changed = { authorId: userId, body, updatedAt: ctx.now() }
    await tx
      .insert(studentComments)
      .values({ schoolId, assignmentId: input.assignmentId, studentId: input.studentId, ...changed })
      .onConflictDoUpdate({
        target: [studentComments.schoolId, studentComments.assignmentId, studentComments.studentId],
        set: changed,
      })
    return ok(null)
  })
}

async function classOfStudent(
  tx: Db,
  schoolId: string,
  assignmentId: string,
  studentId: string,
): Promise<string | null> {
  const [row] = await tx
    .select({ classId: assignments.classId })
    .from(assignments)
    .innerJoin(
      memberships,
      and(
        eq(memberships.schoolId, assignments.schoolId),
        eq(memberships.classId, assignments.classId),
        eq(memberships.userId, studentId),
        eq(memberships.role, 'student'),
      ),
    )
    .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, assignmentId)))
  return row?.classId ?? null
}
