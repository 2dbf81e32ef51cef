import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import { type MarkableAnswer, type MarkingQueue, markingQueue, type QueueChoice } from '#domain/quiz/marking-queue.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  assignments,
  attemptItems,
  attempts,
  classes,
  memberships,
  questionVersions,
  revisions,
  users,
} from '../schema/tables.ts'
import { currentScore } from './current-score.ts'
import { classRoleOf } from './facts.ts'
import { withActor } from './with-actor.ts'

export type MarkingQueueView = MarkingQueue & { title: string; classId: string; className: string; timeZone: string }

/**
 * What waits for marking in the handed-in attempts of those who are in the class, as the marker chose to go through it.
 * Where names are hidden, none is given. Four queries.
 */
export async function readMarkingQueue(
  ctx: Ctx,
  assignmentId: string,
  choice: QueueChoice,
): Promise<Result<MarkingQueueView>> {
  return withActor(ctx, async (tx, actor) => {
    const { schoolId } = actor
    const [head] = await tx
      .select({
        classId: assignments.classId,
        className: classes.name,
        timeZone: classes.timeZone,
        title: revisions.title,
      })
      .from(assignments)
      .innerJoin(classes, and(eq(classes.schoolId, assignments.schoolId), eq(classes.id, assignments.classId)))
      .innerJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, assignments.revisionId)))
      .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, assignmentId)))
    if (!head || !can(actor, 'attempt.mark', { classRole: await classRoleOf(tx, actor, head.classId) })) return notFound
    const students = await studentsOf(tx, schoolId, head.classId)
    const queue = markingQueue(await answersOf(tx, schoolId, assignmentId, head.classId), choice, {
      studentIds: students.map(({ id }) => id),
      salt: assignmentId,
    })
    return ok({ ...head, ...queue })
  })
}

/** Everybody who ever was a student of the class. */
function studentsOf(tx: Db, schoolId: string, classId: string): Promise<{ id: string }[]> {
  return tx
    .select({ id: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.schoolId, schoolId), eq(memberships.classId, classId), eq(memberships.role, 'student')))
}

async function answersOf(tx: Db, schoolId: string, assignmentId: string, classId: string): Promise<MarkableAnswer[]> {
  const score = currentScore(tx)
  const rows = await tx
    .select({
      attemptId: attempts.id,
      position: attemptItems.position,
      quizPosition: attemptItems.quizPosition,
      body: questionVersions.body,
      studentId: users.id,
      name: users.displayName,
      sortName: users.sortName,
      attemptNumber: attempts.number,
      submittedAt: attempts.submittedAt,
      state: score.state,
      kind: score.kind,
    })
    .from(attempts)
    .innerJoin(users, and(eq(users.schoolId, attempts.schoolId), eq(users.id, attempts.studentId)))
    .innerJoin(
      memberships,
      and(
        eq(memberships.schoolId, attempts.schoolId),
        eq(memberships.classId, classId),
        eq(memberships.userId, attempts.studentId),
        eq(memberships.role, 'student'),
        isNull(memberships.removedAt),
      ),
    )
    .innerJoin(attemptItems, and(eq(attemptItems.schoolId, attempts.schoolId), eq(attemptItems.attemptId, attempts.id)))
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.schoolId, attemptItems.schoolId),
        eq(questionVersions.id, attemptItems.questionVersionId),
      ),
    )
    .leftJoinLateral(score, sql`true`)
    .where(
      and(eq(attempts.schoolId, schoolId), eq(attempts.assignmentId, assignmentId), isNotNull(attempts.submittedAt)),
    )
    .orderBy(asc(attempts.submittedAt), asc(attempts.id), asc(attemptItems.position))
  return rows.flatMap(({ body, submittedAt, state, kind, ...row }) =>
    submittedAt === null
      ? []
      : { ...row, stem: body.stem, submittedAt, state: state ?? 'waits', isByHand: kind === 'manual' },
  )
}
