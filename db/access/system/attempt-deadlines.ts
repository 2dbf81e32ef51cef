import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { assignments, attempts } from '../../schema/tables.ts'
import { asSystemWithin } from '../with-actor.ts'
import { lockOpenAttempts } from './open-attempts.ts'

/** Whose times have changed: everybody's at an assignment, or one student's at it or at all of a class. */
export type ChangedTimes =
  | { schoolId: string; assignmentId: string; studentId?: string }
  | { schoolId: string; classId: string; studentId: string }

/**
 * Brings the deadlines of the attempts under way to the present times, in the transaction of the change that moved them.
 * Only the stored deadline is written, by the rule of the domain (`deadlineFor`). Two queries, or one where nothing moves.
 */
export async function moveDeadlines(tx: Db, ctx: Pick<Ctx, 'now'>, changed: ChangedTimes): Promise<void> {
  await asSystemWithin(tx, async () => {
    const open = await lockOpenAttempts(tx, whereChanged(tx, changed), { now: ctx.now(), isSkippingLocked: false })
    const moved = open.filter(({ attempt, deadlineAt }) => attempt.deadlineAt?.getTime() !== deadlineAt?.getTime())
    if (moved.length === 0) return
    const rows = moved.map(
      ({ attempt, deadlineAt }) => sql`(${attempt.id}::uuid, ${deadlineAt?.toISOString() ?? null}::timestamptz)`,
    )
    await tx.execute(sql`update attempts set deadline_at = moved.deadline_at
      from (values ${sql.join(rows, sql`, `)}) as moved (id, deadline_at)
      where attempts.school_id = ${changed.schoolId} and attempts.id = moved.id`)
  })
}

function whereChanged(tx: Db, changed: ChangedTimes) {
  const { schoolId, studentId } = changed
  const ofClass = (classId: string) =>
    tx
      .select({ id: assignments.id })
      .from(assignments)
      .where(and(eq(assignments.schoolId, schoolId), eq(assignments.classId, classId)))
  return and(
    eq(attempts.schoolId, schoolId),
    studentId === undefined ? undefined : eq(attempts.studentId, studentId),
    'assignmentId' in changed
      ? eq(attempts.assignmentId, changed.assignmentId)
      : inArray(attempts.assignmentId, ofClass(changed.classId)),
  )
}
