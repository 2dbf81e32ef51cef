import { getTableName, sql } from 'drizzle-orm'
import { tablesInOrder } from '#db/backup.ts'
import type { Db } from '#db/client.ts'
import type { Ctx } from '#db/ctx.ts'
import { rowsOf } from '#db/migrate.ts'
import type { AppError } from '#domain/result.ts'
import type { ActorName } from './people.ts'
import type { Row } from './row.ts'
import type { World } from './world.ts'

export type Answer = { ok: true; value: unknown } | { ok: false; error: AppError }
export type Asked = {
  answer: Answer
  /** All rows as they stand after the call; null when it wrote none, or when they were not asked for. */
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
    return { answer, rows: options.withRows && (await wroteSomething(ctx)) ? await rowsNow(ctx, excepted) : null }
  })
}

/** Every row of the database as text, but for what a refused deed may change. */
export async function rowsAtFirst(world: World): Promise<string> {
  return inUndoneTransaction(world, (ctx) => rowsNow(ctx, excepted))
}

/** Every row of the database as text. */
export async function allRowsAtFirst(world: World): Promise<string> {
  return inUndoneTransaction(world, (ctx) => rowsNow(ctx, new Map()))
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

/** Tables that a refused deed may change, with the reason. */
const excepted = new Map([
  ['audit_log', 'a person may leave an entry in their own name although nothing came of the deed'],
  ['rate_limits', 'counts are made to grow when somebody is refused'],
])

/** Asked of the transaction's own counts first, because reading everything after each call takes long. */
async function wroteSomething(ctx: Ctx): Promise<boolean> {
  const [row] = rowsOf(
    await ctx.db.execute(
      sql`select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int as n from pg_stat_xact_user_tables`,
    ),
  )
  return Number(row?.['n'] ?? 1) > 0
}

async function rowsNow(ctx: Ctx, leftOut: ReadonlyMap<string, string>): Promise<string> {
  const tables = tablesInOrder().filter((table) => !leftOut.has(getTableName(table)))
  const parts = tables.map(
    (table) => sql`select ${getTableName(table)} || ' ' || to_jsonb(r)::text as line from ${table} r`,
  )
  await ctx.db.execute(sql`select set_config('role', 'postil_system', true)`)
  const rows = rowsOf(await ctx.db.execute(sql`${sql.join(parts, sql` union all `)} order by 1`))
  return rows.map((row) => String(row['line'])).join('\n')
}

function asAnswer(fn: string, value: unknown): Answer {
  if (!isAnswer(value)) throw new Error(`${fn} did not give a Result`)
  return value
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && 'ok' in value
}
