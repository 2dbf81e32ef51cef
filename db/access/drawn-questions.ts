import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { quizItems, quizVersions } from '../schema/tables.ts'

/**
 * How many questions each student gets of a version of a quiz: of a pool, as many as are drawn. 0 for no version. The rule of
 * `drawnTotals` (domain/quiz/drawn-totals.ts), for lists of many quizzes, where sections and items would all have to be fetched.
 */
export function drawnQuestions(version: {
  schoolId: AnyColumn | string
  quizVersionId: AnyColumn | string
}): SQL<number> {
  return sql`(select coalesce(sum(least(s.held, s.drawn)), 0)
    from (
      select count(*) as held,
        -- A section of 0 is none, and would else be the last one.
        case when i.section > 0 then (v.sections -> (i.section - 1) ->> 'draw')::integer end as drawn
      from ${quizItems} i
      join ${quizVersions} v on v.school_id = i.school_id and v.id = i.quiz_version_id
      where i.school_id = ${version.schoolId} and i.quiz_version_id = ${version.quizVersionId}
      group by i.section, v.sections
    ) s)`.mapWith(Number)
}
