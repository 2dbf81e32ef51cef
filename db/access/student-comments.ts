import { and, eq } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import { invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { assignments, memberships, studentComments } from '../schema/tables.ts'
import { classRoleOf } from './facts.ts'
import { withActor } from './with-actor.ts'

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
