import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { AttemptClock, Pause } from '#domain/quiz/attempt-rules.ts'
import type { ReleaseRules } from '#domain/quiz/release-rules.ts'
import { assignments, attempts } from '../schema/tables.ts'

/** Whose clock is asked for, as columns or values of the query around it. */
type Whose = { schoolId: unknown; assignmentId: unknown; classId: unknown; studentId: unknown }

const pausesSchema = z.array(z.object({ startedMs: z.number(), endedMs: z.number().nullable() }))

/** What moves the end of a student's attempts, as columns of a query: the standing allowance and the class's pauses. */
export function clockColumns({ schoolId, assignmentId, classId, studentId }: Whose) {
  return {
    factor:
      sql<number>`coalesce((select w.factor from time_allowances w where w.school_id = ${schoolId} and w.class_id = ${classId} and w.student_id = ${studentId}), 1)`.mapWith(
        Number,
      ),
    pauses: pausesOf(schoolId, assignmentId).mapWith(readPauses),
  }
}

/** The same for a query on `attempts` beside their `assignments`. */
export const attemptClockColumns = clockColumns({
  schoolId: attempts.schoolId,
  assignmentId: attempts.assignmentId,
  classId: assignments.classId,
  studentId: attempts.studentId,
})

function pausesOf(schoolId: unknown, assignmentId: unknown): SQL<Pause[]> {
  return sql`(select coalesce(json_agg(json_build_object('startedMs', extract(epoch from p.started_at) * 1000,
      'endedMs', extract(epoch from p.ended_at) * 1000) order by p.started_at, p.id), '[]')::text
    from assignment_pauses p where p.school_id = ${schoolId} and p.assignment_id = ${assignmentId})`
}

function readPauses(text: string): Pause[] {
  return pausesSchema.parse(JSON.parse(text)).map(({ startedMs, endedMs }) => ({
    startedAt: new Date(startedMs),
    endedAt: endedMs === null ? null : new Date(endedMs),
  }))
}

/** The clock of one attempt. */
export function clockOf(
  { startedAt, reopenedUntil }: Pick<typeof attempts.$inferSelect, 'startedAt' | 'reopenedUntil'>,
  { factor, pauses }: Pick<AttemptClock, 'factor' | 'pauses'>,
): AttemptClock {
  return { startedAt, reopenedUntil, factor, pauses }
}

/** The three release rules of an assignment's row. */
export function releaseRulesOf(
  row: Pick<typeof assignments.$inferSelect, 'releaseScore' | 'releaseAnswers' | 'releaseExplanations'>,
): ReleaseRules {
  return { score: row.releaseScore, answers: row.releaseAnswers, explanations: row.releaseExplanations }
}
