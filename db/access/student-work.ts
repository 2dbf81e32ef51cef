import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import type { WorkItem } from '#domain/quiz/work-item.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  annotationAnchors,
  annotations,
  assignments,
  attemptItems,
  attempts,
  classes,
  memberships,
  questionKeys,
  questionVersions,
  responseEvents,
  revisionLevels,
  revisions,
  studentComments,
  submissions,
  users,
} from '../schema/tables.ts'
import { currentScores } from '../schema/views.ts'
import { classRoleOf } from './facts.ts'
import { withActor } from './with-actor.ts'

export type StudentWork = {
  student: { id: string; name: string }
  className: string
  timeZone: string
  title: string
  blocks: typeof revisionLevels.$inferSelect.blocks
  attempt: { id: string; submittedAt: Date | null; receiptCode: string | null; isLate: boolean } | null
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

/** One student's answers, marks and shared notes on an assignment, for those who teach the class. Eight queries. */
export async function readStudentWork(ctx: Ctx, assignmentId: string, studentId: string): Promise<Result<StudentWork>> {
  return withActor(ctx, async (tx, actor) => {
    const head = await headOf(tx, actor.schoolId, assignmentId, studentId)
    if (!head) return notFound
    const classRole = await classRoleOf(tx, actor, head.classId)
    if (!can(actor, 'progress.view', { classRole })) return notFound
    const attempt = await latestAttempt(tx, actor.schoolId, assignmentId, studentId)
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
      attempt,
      items: attempt === null ? [] : await itemsOf(tx, actor.schoolId, attempt.id),
      notes: await notesOf(tx, actor.schoolId, assignmentId, studentId),
      comment: comment?.body ?? '',
    })
  })
}

async function headOf(tx: Db, schoolId: string, assignmentId: string, studentId: string) {
  const [row] = await tx
    .select({
      classId: assignments.classId,
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

async function latestAttempt(
  tx: Db,
  schoolId: string,
  assignmentId: string,
  studentId: string,
): Promise<StudentWork['attempt']> {
  const [row] = await tx
    .select({
      id: attempts.id,
      submittedAt: attempts.submittedAt,
      receiptCode: submissions.receiptCode,
      isLate: submissions.isLate,
    })
    .from(attempts)
    .leftJoin(
      submissions,
      and(
        eq(submissions.schoolId, attempts.schoolId),
        eq(submissions.attemptId, attempts.id),
        eq(submissions.round, attempts.round),
      ),
    )
    .where(
      and(eq(attempts.schoolId, schoolId), eq(attempts.assignmentId, assignmentId), eq(attempts.studentId, studentId)),
    )
    .orderBy(desc(attempts.number), asc(attempts.id))
    .limit(1)
  return row ? { ...row, isLate: row.isLate ?? false } : null
}

async function itemsOf(tx: Db, schoolId: string, attemptId: string): Promise<WorkItem[]> {
  const rows = await tx
    .select({
      position: attemptItems.position,
      maxPoints: attemptItems.points,
      body: questionVersions.body,
      key: questionKeys.key,
      state: currentScores.state,
      reached: currentScores.points,
      kind: currentScores.kind,
      comment: currentScores.comment,
    })
    .from(attemptItems)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.schoolId, attemptItems.schoolId),
        eq(questionVersions.id, attemptItems.questionVersionId),
      ),
    )
    .innerJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, attemptItems.schoolId),
        eq(questionKeys.questionVersionId, attemptItems.questionVersionId),
      ),
    )
    .leftJoin(
      currentScores,
      and(
        eq(currentScores.schoolId, attemptItems.schoolId),
        eq(currentScores.attemptId, attemptItems.attemptId),
        eq(currentScores.position, attemptItems.position),
      ),
    )
    .where(and(eq(attemptItems.schoolId, schoolId), eq(attemptItems.attemptId, attemptId)))
    .orderBy(asc(attemptItems.position))
  const events = await tx
    .select()
    .from(responseEvents)
    .where(and(eq(responseEvents.schoolId, schoolId), eq(responseEvents.attemptId, attemptId)))
    .orderBy(asc(responseEvents.position), asc(responseEvents.seq))
  return rows.map(({ position, maxPoints, body, key, state, reached, kind, comment }) => {
    const own = events.filter((event) => event.position === position)
    return {
      position,
      points: Number(maxPoints),
      body,
      key,
      response: own.findLast((event) => event.disposition === 'current')?.payload ?? null,
      others: own
        .filter(({ disposition }) => disposition === 'conflict' || disposition === 'late')
        .map(({ seq, payload, disposition, receivedAt }) => ({ seq, response: payload, disposition, receivedAt })),
      score:
        state === null || kind === null
          ? null
          : { state, points: reached === null ? null : Number(reached), kind, comment },
    }
  })
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
        eq(assignments.revisionId, annotationAnchors.revisionId),
      ),
    )
    .where(
      and(
        eq(annotations.schoolId, schoolId),
        eq(annotations.assignmentId, assignmentId),
        eq(annotations.authorId, studentId),
        isNull(annotations.deletedAt),
        inArray(annotations.audience, ['teacher', 'class']),
      ),
    )
    .orderBy(sql`${annotationAnchors.startOffset} nulls last`, asc(annotations.id))
}
