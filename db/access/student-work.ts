import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import type { CountingRule } from '#domain/quiz/attempt-rules.ts'
import type { WorkItem } from '#domain/quiz/work-item.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  annotationAnchors,
  annotations,
  assignments,
  classes,
  memberships,
  revisionLevels,
  revisions,
  studentComments,
  users,
} from '../schema/tables.ts'
import { classRoleOf } from './facts.ts'
import { readRevisionId } from './read-revision.ts'
import { attemptsOf, type StudentAttempt, workItemsOf } from './student-attempts.ts'
import { withActor } from './with-actor.ts'

export type StudentWork = {
  student: { id: string; name: string }
  className: string
  timeZone: string
  title: string
  blocks: typeof revisionLevels.$inferSelect.blocks
  countingRule: CountingRule
  /** By number. */
  attempts: StudentAttempt[]
  /** The one shown: the one asked for, else the one that counts, else the newest; null where there is none. */
  attempt: StudentAttempt | null
  /** In the order of the quiz as published. */
  items: WorkItem[]
  notes: {
    id: string
    kind: string
    audience: string
    body: string
    quote: string
    blockId: string | null
    createdAt: Date
  }[]
  comment: string
}

/**
 * One student's answers, marks and shared notes on an assignment, for those who teach the class; `number` asks for one of
 * several attempts. Eight queries.
 */
export async function readStudentWork(
  ctx: Ctx,
  assignmentId: string,
  studentId: string,
  number?: number,
): Promise<Result<StudentWork>> {
  return withActor(ctx, async (tx, actor) => {
    const head = await headOf(tx, actor.schoolId, assignmentId, studentId)
    if (!head) return notFound
    const classRole = await classRoleOf(tx, actor, head.classId)
    if (!can(actor, 'progress.view', { classRole })) return notFound
    const own = await attemptsOf(tx, { schoolId: actor.schoolId, assignmentId, studentId }, head.countingRule)
    const usual = own.find(({ isCounting }) => isCounting) ?? own.at(-1)
    const attempt = (number === undefined ? usual : own.find((one) => one.number === number)) ?? null
    if (number !== undefined && attempt === null) return notFound
    const [comment] = await tx
      .select({ body: studentComments.body })
      .from(studentComments)
      .where(
        and(
          eq(studentComments.schoolId, actor.schoolId),
          eq(studentComments.assignmentId, assignmentId),
          eq(studentComments.studentId, studentId),
        ),
      )
    const { classId: _classId, studentName, ...rest } = head
    return ok({
      ...rest,
      student: { id: studentId, name: studentName },
      attempts: own,
      attempt,
      items: attempt === null ? [] : await workItemsOf(tx, actor.schoolId, attempt),
      notes: await notesOf(tx, actor.schoolId, assignmentId, studentId),
      comment: comment?.body ?? '',
    })
  })
}

async function headOf(tx: Db, schoolId: string, assignmentId: string, studentId: string) {
  const [row] = await tx
    .select({
      classId: assignments.classId,
      countingRule: assignments.countingRule,
      className: classes.name,
      timeZone: classes.timeZone,
      title: revisions.title,
      blocks: revisionLevels.blocks,
      studentName: users.displayName,
    })
    .from(assignments)
    .innerJoin(classes, and(eq(classes.schoolId, assignments.schoolId), eq(classes.id, assignments.classId)))
    .innerJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, assignments.revisionId)))
    .innerJoin(
      revisionLevels,
      and(
        eq(revisionLevels.schoolId, revisions.schoolId),
        eq(revisionLevels.revisionId, revisions.id),
        eq(revisionLevels.level, 'standard'),
      ),
    )
    .innerJoin(
      memberships,
      and(
        eq(memberships.schoolId, assignments.schoolId),
        eq(memberships.classId, assignments.classId),
        eq(memberships.userId, studentId),
        eq(memberships.role, 'student'),
      ),
    )
    .innerJoin(users, and(eq(users.schoolId, memberships.schoolId), eq(users.id, memberships.userId)))
    .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, assignmentId)))
  return row
}

async function notesOf(
  tx: Db,
  schoolId: string,
  assignmentId: string,
  studentId: string,
): Promise<StudentWork['notes']> {
  return tx
    .select({
      id: annotations.id,
      kind: annotations.kind,
      audience: annotations.audience,
      body: annotations.body,
      quote: annotationAnchors.quote,
      blockId: annotationAnchors.blockId,
      createdAt: annotations.createdAt,
    })
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
    .where(
      and(
        eq(annotations.schoolId, schoolId),
        eq(annotations.assignmentId, assignmentId),
        eq(annotations.authorId, studentId),
        isNull(annotations.deletedAt),
        ne(annotations.audience, 'me'),
      ),
    )
    .orderBy(sql`${annotationAnchors.startOffset} nulls last`, asc(annotations.id))
}
