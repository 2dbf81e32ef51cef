import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '../client.ts'
import { attemptItems, responseEvents } from '../schema/tables.ts'

/**
 * The answer that counts of each attempt item, for a lateral join beside `attemptItems`: of the current ones the one
 * with the highest sequence. One walk down the primary key for each item.
 */
export function countingAnswer(tx: Db) {
  const { seq, device, clientSeq, payload, receivedAt } = responseEvents
  return tx
    .select({ seq, device, clientSeq, response: payload, receivedAt })
    .from(responseEvents)
    .where(
      and(
        eq(responseEvents.schoolId, attemptItems.schoolId),
        eq(responseEvents.attemptId, attemptItems.attemptId),
        eq(responseEvents.position, attemptItems.position),
        eq(responseEvents.disposition, 'current'),
      ),
    )
    .orderBy(desc(seq))
    .limit(1)
    .as('counting')
}
