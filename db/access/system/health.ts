import { sql } from 'drizzle-orm'
import type { SystemCtx } from '../../ctx.ts'

/** Resolves when the database answers; rejects when it does not. Reads no table. */
export async function askDatabase(ctx: SystemCtx): Promise<void> {
  await ctx.db.execute(sql`select 1`)
}
