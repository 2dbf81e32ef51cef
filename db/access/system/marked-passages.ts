import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import { type BlockStrip, countMarks } from '#domain/stats/text-strip.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { annotationAnchors, annotations, assignments, memberships, revisionLevels } from '../../schema/tables.ts'
import { classRoleOf } from '../facts.ts'
import { readRevisionId, readRevisionOf } from '../read-revision.ts'
import { withActor, withSystem } from '../with-actor.ts'

/**
 * How many distinct students of the class marked something in each block of the text that it reads, lost the thread there or
 * asked. Private marks count in the number and in nothing else, which is why this runs as the system role; it asks first
 * whether the actor teaches the class.
 */
export async function countMarkedPassages(ctx: Ctx, assignmentId: string): Promise<Result<BlockStrip[]>> {
  const allowed = await withActor(ctx, async (tx, actor) => {
    const [row] = await tx
      .select()
      .from(assignments)
      .where(and(eq(assignments.schoolId, actor.schoolId), eq(assignments.id, assignmentId)))
    if (!row) return notFound
    const classRole = await classRoleOf(tx, actor, row.classId)
    if (!can(actor, 'progress.view', { classRole })) return notFound
    const revisionId = readRevisionOf(row)
    const levels = await tx
      .select({ level: revisionLevels.level, blocks: revisionLevels.blocks })
      .from(revisionLevels)
      .where(and(eq(revisionLevels.schoolId, actor.schoolId), eq(revisionLevels.revisionId, revisionId)))
    return ok({ schoolId: actor.schoolId, userId: actor.userId, levels })
  })
  if (!allowed.ok) return allowed
  const { levels, ...whose } = allowed.value
  const order = new Map(levels.map(({ level, blocks }) => [level, blocks.map(({ id }) => id)]))
  return withSystem(ctx, async (tx) => {
    const rows = await markRows(tx, whose, assignmentId)
    const marks = rows.map(({ level, blockId, endBlockId, isEndReached, ...mark }) => ({
      ...mark,
      blockIds: blocksBetween(order.get(level) ?? [], blockId, endBlockId, isEndReached),
    }))
    return ok(countMarks(marks))
  })
}

/** Each student's kinds of marks on each stretch of blocks, once. */
async function markRows(tx: Db, { schoolId, userId }: { schoolId: string; userId: string }, assignmentId: string) {
  // Asked again of the database itself: this role sees every row, so a wrong answer before must not be enough.
  const isTaught = sql`exists (select 1 from ${memberships} teaching where teaching.school_id = ${schoolId} and teaching.class_id = ${assignments.classId}
    and teaching.user_id = ${userId} and teaching.role in ('teacher', 'co-teacher') and teaching.removed_at is null)`
  return tx
    .selectDistinct({
      studentId: annotations.authorId,
      kind: annotations.kind,
      isShared: ne(annotations.audience, 'me').mapWith(Boolean),
      level: annotationAnchors.level,
      blockId: annotationAnchors.blockId,
      endBlockId: annotationAnchors.endBlockId,
      isEndReached: sql<boolean>`${annotationAnchors.blockEnd} > 0`,
    })
    .from(annotations)
    .innerJoin(
      assignments,
      and(eq(assignments.schoolId, annotations.schoolId), eq(assignments.id, annotations.assignmentId)),
    )
    .innerJoin(
      annotationAnchors,
      and(
        eq(annotationAnchors.schoolId, annotations.schoolId),
        eq(annotationAnchors.annotationId, annotations.id),
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
}

/** The blocks from one to another; without the last where the passage ends before its first character. None without a place. */
function blocksBetween(order: readonly string[], first: string | null, last: string | null, isLastReached: boolean) {
  if (first === null || last === null) return []
  const [from, to] = [order.indexOf(first), order.indexOf(last)]
  if (from === -1 || to === -1) return []
  return order.slice(from, to + (isLastReached || from === to ? 1 : 0))
}
