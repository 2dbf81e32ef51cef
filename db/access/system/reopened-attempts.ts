import { and, eq, gt, isNull } from 'drizzle-orm'
import { afterPause } from '#domain/quiz/attempt-rules.ts'
import type { Db } from '../../client.ts'
import { attempts } from '../../schema/tables.ts'
import { asSystemWithin } from '../with-actor.ts'

/** Gives the reopened attempts at an assignment the time back in which a pause stopped their clock; they are few. */
export async function addPauseToReopened(
  tx: Db,
  { schoolId, assignmentId }: { schoolId: string; assignmentId: string },
  pause: { startedAt: Date; endedAt: Date },
): Promise<void> {
  await asSystemWithin(tx, async () => {
    const reopened = await tx
      .select({ id: attempts.id, reopenedUntil: attempts.reopenedUntil })
      .from(attempts)
      .where(
        and(
          eq(attempts.schoolId, schoolId),
          eq(attempts.assignmentId, assignmentId),
          isNull(attempts.submittedAt),
          gt(attempts.reopenedUntil, pause.startedAt),
        ),
      )
      .for('update')
    for (const { id, reopenedUntil } of reopened) {
      if (reopenedUntil === null) continue
      await tx
        .update(attempts)
        .set({ reopenedUntil: afterPause(reopenedUntil, pause) })
        .where(and(eq(attempts.schoolId, schoolId), eq(attempts.id, id)))
    }
  })
}
