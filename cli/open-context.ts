import { openDatabase } from '#db/client.ts'
import type { SystemCtx } from '#db/ctx.ts'
import { makeIdSource } from '#db/ids.ts'

/** The only clock of the command line. */
export function now(): Date {
  return new Date()
}

/** The only source of ids of the command line. */
export const newId = makeIdSource(now)

/**
 * Runs `work` on the database that the environment names, and closes it. The embedded database takes one process at a
 * time: while Postil is running the command is refused (`DataLockError`).
 */
export async function withDatabase<T>(
  work: (ctx: SystemCtx) => Promise<T>,
  options: { direct?: boolean } = {},
): Promise<T> {
  const pooled = process.env['DATABASE_URL'] || process.env['POSTGRES_URL'] || null
  const url = options.direct ? process.env['POSTGRES_URL_NON_POOLING'] || pooled : pooled
  const database = await openDatabase({
    url,
    dataDir: process.env['POSTIL_DATA'] || '.data',
    isServerless: Boolean(process.env['VERCEL']),
  })
  try {
    return await work({ db: database.db, now, newId })
  } finally {
    await database.close()
  }
}
