import { and, eq, sql } from 'drizzle-orm'
import type { WorkDone } from '#domain/assignment/assignment-view.ts'
import type { Db } from '../client.ts'
import { annotations, assignments, attempts, memberships, readingStates } from '../schema/tables.ts'

/** Counts under the teacher's own row-level security; the work of students who were taken out counts too. One query. */
export async function workDoneOn(tx: Db, schoolId: string, assignmentId: string): Promise<WorkDone> {
  const ofAssignment = sql`x.school_id = ${assignments.schoolId} and x.assignment_id = ${assignments.id}`
  const students = sql`(select m.user_id from ${memberships} m where m.school_id = ${assignments.schoolId} and m.class_id = ${assignments.classId} and m.role = 'student')`
  const [row] = await tx
    .select({
      opened: sql`(select count(*) from ${readingStates} x where ${ofAssignment})`.mapWith(Number),
      wroteNotes:
        sql`(select count(distinct x.author_id) from ${annotations} x where ${ofAssignment} and x.deleted_at is null and x.author_id in ${students})`.mapWith(
          Number,
        ),
      begunQuiz: sql`(select count(distinct x.student_id) from ${attempts} x where ${ofAssignment})`.mapWith(Number),
      handedIn:
        sql`(select count(distinct x.student_id) from ${attempts} x where ${ofAssignment} and x.submitted_at is not null)`.mapWith(
          Number,
        ),
      saidDone: sql`(select count(*) from ${readingStates} x where ${ofAssignment} and x.done_at is not null)`.mapWith(
        Number,
      ),
    })
    .from(assignments)
    .where(and(eq(assignments.schoolId, schoolId), eq(assignments.id, assignmentId)))
  return row ?? { opened: 0, wroteNotes: 0, begunQuiz: 0, handedIn: 0, saidDone: 0 }
}
