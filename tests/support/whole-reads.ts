import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.ts'
import { rowsOf } from '#db/migrate.ts'

class Undone extends Error {}

/**
 * Which of the tables `work` reads from end to end instead of by an index. The transaction's own counts are asked, so that no
 * other test is in them; what `work` writes is undone.
 */
export async function wholeReadsOf(
  db: Db,
  tables: readonly string[],
  work: (db: Db) => Promise<void>,
): Promise<string[]> {
  const read: string[] = []
  try {
    await db.transaction(async (tx) => {
      const before = await scansOf(tx)
      await work(tx)
      await tx.execute(sql`select set_config('role', 'none', true)`)
      const after = await scansOf(tx)
      for (const table of tables) if ((after.get(table) ?? 0) > (before.get(table) ?? 0)) read.push(table)
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  return read
}

async function scansOf(tx: Db): Promise<Map<string, number>> {
  const rows = rowsOf(
    await tx.execute(sql`select relname::text as name, seq_scan::int as scans from pg_stat_xact_user_tables`),
  )
  return new Map(rows.map((row) => [String(row['name']), Number(row['scans'])]))
}
