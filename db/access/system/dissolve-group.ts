import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '../../client.ts'
import { annotations, groups } from '../../schema/tables.ts'
import { asSystemWithin } from '../with-actor.ts'

/**
 * Takes away a group that the actor has been found to manage and has locked. What was written for it is then for its author and
 * the class's teachers, which is the widest that is no wider; as the system, since others' notes are changed.
 */
export async function dissolveGroup(
  tx: Db,
  { schoolId, groupId, now }: { schoolId: string; groupId: string; now: Date },
): Promise<void> {
  await asSystemWithin(tx, async () => {
    await tx
      .update(annotations)
      .set({ audience: 'teacher', groupId: null, version: sql`${annotations.version} + 1`, updatedAt: now })
      .where(and(eq(annotations.schoolId, schoolId), eq(annotations.groupId, groupId)))
    await tx.delete(groups).where(and(eq(groups.schoolId, schoolId), eq(groups.id, groupId)))
  })
}
