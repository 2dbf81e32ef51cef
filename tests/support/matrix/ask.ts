import { sql } from 'drizzle-orm'
import { writeBackup } from '#db/backup.ts'
import type { Db } from '#db/client.ts'
import type { Ctx } from '#db/ctx.ts'
import { rowsOf } from '#db/migrate.ts'
import type { AppError } from '#domain/result.ts'
import type { ActorName } from './people.ts'
import type { Row } from './row.ts'
import type { World } from './world.ts'

export type Answer = { ok: true; value: unknown } | { ok: false; error: AppError }
export type Asked = {
  answer: Answer /** The rows as they stand after the call; null unless they were asked for. */
  rows: string | null
}

class Undone extends Error {}

/**
 * Calls a row as one actor in a transaction that is rolled back, so that no call sees what another has done. The
 * function's own transaction is a savepoint in it.
 */
export async function ask(
  world: World,
  row: Row,
  who: ActorName,
  options: { id?: string; withRows?: boolean } = {},
): Promise<Asked> {
  const id = options.id ?? row.about?.(world) ?? ''
  return inUndoneTransaction(world, async (ctx) => {
    const answer = asAnswer(row.fn, await row.call({ ...ctx, actor: world.actors[who] }, id, world))
    await ctx.db.execute(sql`select set_config('role', 'none', true)`)
    return { answer, rows: options.withRows ? await rowsNow(ctx) : null }
  })
}

/** Every row of the database as text, read in a transaction of its own. */
export async function rowsAtFirst(world: World): Promise<string> {
  return inUndoneTransaction(world, rowsNow)
}

/** Runs `work` in a transaction whose every change is undone. */
export async function inUndoneTransaction<T>(world: World, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const kept: T[] = []
  try {
    await world.database.db.transaction(async (tx: Db) => {
      kept.push(await work({ ...world.make.system, db: tx, actor: null }))
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  const [result] = kept
  if (result === undefined) throw new Error('The call gave nothing')
  return result
}

/**
 * What a backup holds, and the sessions and set-up links that it leaves out. Two things are excepted: the audit log,
 * where a person may leave an entry in their own name although nothing came of the deed, and the counts of rate limits,
 * which are made to grow when somebody is refused.
 */
async function rowsNow(ctx: Ctx): Promise<string> {
  const lines: string[] = []
  await writeBackup(ctx, async (line) => {
    if (!line.startsWith('{"table":"audit_log"')) lines.push(line)
  })
  const others = await ctx.db.execute(
    sql`select to_jsonb(s)::text as line from sessions s union all select to_jsonb(l)::text from setup_links l order by 1`,
  )
  return [...lines, ...rowsOf(others).map((row) => String(row['line']))].join('\n')
}

function asAnswer(fn: string, value: unknown): Answer {
  if (!isAnswer(value)) throw new Error(`${fn} did not give a Result`)
  return value
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'ok' in value
}
