import { sql } from 'drizzle-orm'
import type { Db } from '../../client.ts'

/*
 * Hand-ins and regrades of one assignment go one after the other: either a regrade finds an attempt handed in, or the
 * hand-in finds the regrade made. Locks by name, since a lock of the assignment's row would also stop those who begin an
 * attempt. Each is held until the end of the transaction, and is taken by a statement of its own, so that what is read
 * next is what holds.
 */

const nameOf = 'regrade '

/** Waits until no regrade of these attempts' assignments is being made; any number of hand-ins hold it at once. */
export async function shareTurnOfHandIns(tx: Db, schoolId: string, ending: readonly { id: string }[]): Promise<void> {
  const ids = sql.join(
    ending.map(({ id }) => sql`${id}::uuid`),
    sql`, `,
  )
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${nameOf} || a.assignment_id, 0)) from
    (select distinct assignment_id from attempts where school_id = ${schoolId} and id in (${ids}) order by 1) a`)
}

/** Waits until nobody hands in or regrades, and keeps both away. */
export async function takeTurnOfRegrades(tx: Db, assignmentId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${nameOf + assignmentId}, 0))`)
}
