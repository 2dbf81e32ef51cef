import { and, eq } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { attemptItems } from '../schema/tables.ts'
import { currentScores } from '../schema/views.ts'

/**
 * The score that counts of the drawn question at hand, for a query over `attempt_items` to join laterally. Told its answer,
 * the view picks among that answer's scores alone; joined like a table, it would first sort every score in sight. The limit
 * keeps the planner from making such a join of it.
 */
export function currentScore(tx: Db) {
  return tx
    .select()
    .from(currentScores)
    .where(
      and(
        eq(currentScores.schoolId, attemptItems.schoolId),
        eq(currentScores.attemptId, attemptItems.attemptId),
        eq(currentScores.position, attemptItems.position),
      ),
    )
    .limit(1)
    .as('current_score')
}
