import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Block } from '#domain/article/schema.ts'
import { can } from '#domain/policy.ts'
import { spansIn } from '#domain/quiz/marked-spans.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Citing } from '#domain/stats/cited-heat.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { assignments, attemptItems, attempts, classes, memberships, revisions } from '../schema/tables.ts'
import { countingAnswer } from './counting-answer.ts'
import { classRoleOf } from './facts.ts'
import { blocksOfLevel } from './level-blocks.ts'
import { withActor } from './with-actor.ts'

export type CitedEvidence = {
  title: string
  classId: string
  className: string
  /** The standard text. */
  blocks: Block[]
  /** Of handed-in attempts of present students, on the standard text. */
  citings: Citing[]
}

/** What students marked in the text as evidence, for those who teach the class. Five queries. */
export async function readCitedEvidence(ctx: Ctx, assignmentId: string): Promise<Result<CitedEvidence>> {
  return withActor(ctx, async (tx, actor) => {
    const [head] = await tx
      .select({
        classId: assignments.classId,
        className: classes.name,
        title: revisions.title,
        revisionId: assignments.revisionId,
      })
      .from(assignments)
      .innerJoin(classes, and(eq(classes.schoolId, assignments.schoolId), eq(classes.id, assignments.classId)))
      .innerJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, assignments.revisionId)))
      .where(and(eq(assignments.schoolId, actor.schoolId), eq(assignments.id, assignmentId)))
    if (!head) return notFound
    const classRole = await classRoleOf(tx, actor, head.classId)
    if (!can(actor, 'progress.view', { classRole })) return notFound
    const { classId, className, title, revisionId } = head
    const blocks = await blocksOfLevel(tx, actor, revisionId, 'standard')
    return ok({ classId, className, title, blocks, citings: await citingsOf(tx, actor.schoolId, assignmentId) })
  })
}

async function citingsOf(tx: Db, schoolId: string, assignmentId: string): Promise<Citing[]> {
  const counting = countingAnswer(tx)
  const rows = await tx
    .select({
      studentId: attempts.studentId,
      quizPosition: attemptItems.quizPosition,
      response: counting.response,
    })
    .from(attempts)
    .innerJoin(assignments, and(eq(assignments.schoolId, attempts.schoolId), eq(assignments.id, attempts.assignmentId)))
    .innerJoin(
      memberships,
      and(
        eq(memberships.schoolId, assignments.schoolId),
        eq(memberships.classId, assignments.classId),
        eq(memberships.userId, attempts.studentId),
        eq(memberships.role, 'student'),
        isNull(memberships.removedAt),
      ),
    )
    .innerJoin(attemptItems, and(eq(attemptItems.schoolId, attempts.schoolId), eq(attemptItems.attemptId, attempts.id)))
    .innerJoinLateral(counting, sql`true`)
    .where(
      and(
        eq(attempts.schoolId, schoolId),
        eq(attempts.assignmentId, assignmentId),
        sql`${attempts.submittedAt} is not null`,
        sql`${counting.response} ?| array['spans', 'cited']`,
      ),
    )
    .orderBy(asc(attempts.studentId), asc(attemptItems.quizPosition))
  return rows.flatMap(({ studentId, quizPosition, response }) =>
    spansIn(response)
      .filter(({ level }) => level === 'standard')
      .map((span) => ({ studentId, quizPosition, span })),
  )
}
