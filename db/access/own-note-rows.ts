import { and, asc, desc, eq, isNull, lte, sql } from 'drizzle-orm'
import type { Actor } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  annotationAnchors,
  annotations,
  assignmentOverrides,
  assignments,
  classes,
  memberships,
  revisions,
} from '../schema/tables.ts'
import { readRevisionId } from './read-revision.ts'

/** The actor's notes, each with its text, its place there, and what the policy asks about the assignment. */
export async function ownNoteRows(tx: Db, ctx: Ctx, actor: Actor) {
  const { schoolId, userId } = actor
  const openAt = sql`coalesce(${assignmentOverrides.openAt}, ${assignments.openAt})`
  return tx
    .select({
      note: annotations,
      anchor: annotationAnchors,
      assignmentId: assignments.id,
      title: revisions.title,
      className: classes.name,
      classRole: memberships.role,
      isOpen: lte(openAt, ctx.now().toISOString()).mapWith(Boolean),
      isWithdrawn: sql<boolean>`${assignments.withdrawnAt} is not null`,
    })
    .from(annotations)
    .innerJoin(
      assignments,
      and(eq(assignments.schoolId, annotations.schoolId), eq(assignments.id, annotations.assignmentId)),
    )
    .innerJoin(
      memberships,
      and(
        eq(memberships.schoolId, assignments.schoolId),
        eq(memberships.classId, assignments.classId),
        eq(memberships.userId, annotations.authorId),
        isNull(memberships.removedAt),
      ),
    )
    .innerJoin(classes, and(eq(classes.schoolId, assignments.schoolId), eq(classes.id, assignments.classId)))
    .innerJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, readRevisionId)))
    .leftJoin(
      assignmentOverrides,
      and(
        eq(assignmentOverrides.schoolId, assignments.schoolId),
        eq(assignmentOverrides.assignmentId, assignments.id),
        eq(assignmentOverrides.studentId, userId),
      ),
    )
    .leftJoin(
      annotationAnchors,
      and(
        eq(annotationAnchors.schoolId, annotations.schoolId),
        eq(annotationAnchors.annotationId, annotations.id),
        eq(annotationAnchors.revisionId, readRevisionId),
      ),
    )
    .where(and(eq(annotations.schoolId, schoolId), eq(annotations.authorId, userId), isNull(annotations.deletedAt)))
    .orderBy(desc(assignments.createdAt), desc(assignments.id), asc(annotationAnchors.startOffset), asc(annotations.id))
}
