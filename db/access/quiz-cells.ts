import { type SQL, sql } from 'drizzle-orm'
import { assertNever } from '#domain/assert-never.ts'
import type { CountingRule } from '#domain/quiz/attempt-rules.ts'
import type { GradeState } from '#domain/quiz/grade.ts'
import type { QuizCell, QuizTally } from '#domain/stats/quiz-statistics.ts'
import type { Db } from '../client.ts'
import { attemptItems, attempts, memberships } from '../schema/tables.ts'
import { currentScores } from '../schema/views.ts'

type Assignment = { schoolId: string; id: string; classId: string; countingRule: CountingRule }

/**
 * The answers of the attempts that count, grouped by question, answer, mark and total: some thousands of rows also for a
 * hundred thousand answers, because marks and totals fall on few values. One query.
 *
 * Scores are read attempt by attempt (`lateral`): the view picks one of several scores, and only when it is told the attempt
 * does it pick among that attempt's alone. Sums over an attempt are window functions, not joins: row-level security makes
 * the planner expect a single row, and it would compare every answer with every attempt. For the same reason items and
 * scores are joined by a full join, which is never a nested loop; no score is without its item.
 */
export async function quizCells(tx: Db, assignment: Assignment): Promise<Pick<QuizTally, 'cells' | 'unmarked'>> {
  await preferPlainPlans(tx)
  // One value, because a driver takes longer to read a thousand rows than one list.
  const [row] = await tx
    .select({
      cells: sql<CellRow[]>`coalesce(json_agg(json_build_array(c.quiz_position, c.is_unmarked, c.state, c.fraction,
        c.points, c.chosen, c.total, c.full_points, c.drawn, c.marked, c.waiting, c.attempts)), '[]'::json)`,
    })
    .from(sql`(${groupedAnswers(assignment)}) c`)
  const cells = row?.cells ?? []
  const unmarked = new Set(cells.filter(([, isUnmarked]) => isUnmarked).map(([position]) => position))
  return { cells: cells.map(cellOf), unmarked: [...unmarked].sort((a, b) => a - b) }
}

type CellRow = [
  position: number,
  isUnmarked: boolean,
  state: GradeState,
  fraction: number | null,
  points: number,
  chosen: string[],
  totalMillionths: number,
  full: number,
  drawn: number,
  marked: number,
  waiting: number,
  count: number,
]

function cellOf(row: CellRow): QuizCell {
  const [position, , state, fraction, points, chosen, totalMillionths, full, drawn, marked, waiting, count] = row
  return { position, state, fraction, points, chosen, totalMillionths, full, drawn, marked, waiting, count }
}

/**
 * For this transaction: compiling a query takes longer than running it here, and the answers of a large quiz are grouped
 * in memory.
 */
async function preferPlainPlans(tx: Db): Promise<void> {
  await tx.execute(sql`select set_config('jit', 'off', true), set_config('work_mem', '64MB', true)`)
}

function groupedAnswers(assignment: Assignment): SQL {
  return sql`with finished as materialized (${finishedAttempts(assignment)}),
    answers as materialized (
      select f.id as attempt_id, f.student_id, f.number, a.*
      from finished f cross join lateral (
        select i.quiz_position, i.points::float8 as points, coalesce(s.state, 'waits') as state, s.fraction,
          coalesce(s.chosen, '[]'::jsonb) as chosen
        from (
          select * from ${attemptItems} x where x.school_id = ${assignment.schoolId} and x.attempt_id = f.id
        ) i full join (
          select * from ${currentScores} x where x.school_id = ${assignment.schoolId} and x.attempt_id = f.id
        ) s on s.position = i.position
      ) a
    ),
    counting as ${countingAnswers(assignment.countingRule)},
    unmarked as materialized (
      select quiz_position from counting group by quiz_position
      having 2 * count(*) filter (where fraction is null) >= count(*)
    ),
    told as (
      select c.*, c.quiz_position in (select u.quiz_position from unmarked u) as is_unmarked from counting c
    ),
    totalled as (
      select quiz_position, is_unmarked, state, fraction, points, chosen,
        coalesce(round(sum(fraction * points * 1000000) filter (where not is_unmarked) over own), 0) as total,
        coalesce(sum(points) filter (where not is_unmarked) over own, 0) as full_points,
        count(*) over own as drawn,
        count(*) filter (where not is_unmarked) over own as marked,
        count(*) filter (where not is_unmarked and fraction is null) over own as waiting
      from told window own as (partition by attempt_id)
    )
    select quiz_position, is_unmarked, state, fraction, points, chosen, total, full_points, drawn, marked, waiting,
      count(*) as attempts
    from totalled group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11`
}

/** Of students who are still in the class. Which of several attempts counts is known by its number, but for the best. */
function finishedAttempts({ schoolId, id, classId, countingRule }: Assignment): SQL {
  const handedIn = sql`from ${attempts} a where a.school_id = ${schoolId} and a.assignment_id = ${id}
    and a.submitted_at is not null and a.student_id not in (
      select m.user_id from ${memberships} m
      where m.school_id = ${schoolId} and m.class_id = ${classId} and m.removed_at is not null)`
  const columns = sql`a.id, a.student_id, a.number`
  switch (countingRule) {
    case 'first':
      return sql`select distinct on (a.student_id) ${columns} ${handedIn} order by a.student_id, a.number`
    case 'last':
      return sql`select distinct on (a.student_id) ${columns} ${handedIn} order by a.student_id, a.number desc`
    case 'best':
      return sql`select ${columns} ${handedIn}`
    default:
      return assertNever(countingRule)
  }
}

/** As `countingAttempt` says: the greatest total, what waits counting 0, and of equal ones the later. */
function countingAnswers(rule: CountingRule): SQL {
  if (rule !== 'best') return sql`not materialized (select * from answers)`
  return sql`materialized (select * from answers where attempt_id in (
    select distinct on (student_id) attempt_id from (
      select student_id, attempt_id, number, round(coalesce(sum(fraction * points * 1000000), 0)) as reached
      from answers group by student_id, attempt_id, number
    ) sums order by student_id, reached desc, number desc))`
}
