import { and, countDistinct, eq, isNull, sql } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../../ctx.ts'
import { annotationAnchors, annotations, assignments, memberships } from '../../schema/tables.ts'
import { classRoleOf } from '../facts.ts'
import { readRevisionId } from '../read-revision.ts'
import { withActor, withSystem } from '../with-actor.ts'

export type MarkedPassage = { blockId: string; students: number }

/**
 * How many distinct students of the class marked something in each block of an assignment's text. Private marks count
 * in the number and in nothing else, which is why this runs as the system role; it asks first whether the actor
 * teaches the class.
 */
export async function countMarkedPassages(ctx: Ctx, assignmentId: string): Promise<Result<MarkedPassage[]>> {
  const allowed = await withActor(ctx, async (tx, actor) => {
    const [row] = await tx
      .select({ classId: assignments.classId })
      .from(assignments)
      .where(and(eq(assignments.schoolId, actor.schoolId), eq(assignments.id, assignmentId)))
    if (!row) return notFound
    const classRole = await classRoleOf(tx, actor, row.classId)
    return can(actor, 'progress.view', { classRole })
      ? ok({ schoolId: actor.schoolId, userId: actor.userId })
      : notFound
  })
  if (!allowed.ok) return allowed
  const { schoolId, userId } = allowed.value
  // Asked again of the database itself: this role sees every row, so a wrong answer above must not be enough.
  const isTaught = sql`exists (select 1 from ${memberships} teaching where teaching.school_id = ${schoolId} and teaching.class_id = ${assignments.classId}
    and teaching.user_id = ${userId} and teaching.role in ('teacher', 'co-teacher') and teaching.removed_at is null)`
  return withSystem(ctx, async (tx) => {
    const rows = await tx
      .select({ blockId: annotationAnchors.blockId, students: countDistinct(annotations.authorId) })
      .from(annotations)
      .innerJoin(
        annotationAnchors,
        and(eq(annotationAnchors.schoolId, annotations.schoolId), eq(annotationAnchors.annotationId, annotations.id)),
      )
      .innerJoin(
        assignments,
        and(
          eq(assignments.schoolId, annotations.schoolId),
          eq(assignments.id, annotations.assignmentId),
          eq(annotationAnchors.revisionId, readRevisionId),
        ),
      )
      .innerJoin(
        memberships,
        and(
          eq(memberships.schoolId, assignments.schoolId),
          eq(memberships.classId, assignments.classId),
          eq(memberships.userId, annotations.authorId),
          eq(memberships.role, 'student'),
          isNull(memberships.removedAt),
        ),
      )
      .where(
        and(
          eq(annotations.schoolId, schoolId),
          eq(annotations.assignmentId, assignmentId),
          isNull(annotations.deletedAt),
          isTaught,
        ),
      )
      .groupBy(annotationAnchors.blockId)
    return ok(rows.flatMap(({ blockId, students }) => (blockId === null ? [] : [{ blockId, students }])))
  })
}
