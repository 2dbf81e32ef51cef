import { and, eq } from 'drizzle-orm'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import type { Actor } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import { revisionLevels } from '../schema/tables.ts'

/** The blocks of a revision at one level, as far as row-level security shows them to the actor; else none. */
export async function blocksOfLevel(tx: Db, actor: Actor, revisionId: string, level: ReadingLevel): Promise<Block[]> {
  const [row] = await tx
    .select({ blocks: revisionLevels.blocks })
    .from(revisionLevels)
    .where(
      and(
        eq(revisionLevels.schoolId, actor.schoolId),
        eq(revisionLevels.revisionId, revisionId),
        eq(revisionLevels.level, level),
      ),
    )
  return row?.blocks ?? []
}
