import { sql } from 'drizzle-orm'
import type { Actor } from '#domain/policy.ts'
import type { AppError, Result } from '#domain/result.ts'
import { fail, notFound, unauthenticated } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx, SystemCtx } from '../ctx.ts'
import { withoutValues } from '../database-error.ts'
import { databaseErrorCode, isNameLost } from '../error-code.ts'

/** How often a transaction that lost a race (serialization failure, deadlock) is run again. */
const retries = 3

/**
 * Runs `work` in one transaction as the actor: role `postil_user`, the actor's school and id, and the present time are
 * set for the row-level-security policies. A failed Result rolls everything back. Postgres errors that can be expected
 * are translated here and nowhere else. Inside, use only `tx`, never `ctx.db`.
 */
export async function withActor<T>(ctx: Ctx, work: (tx: Db, actor: Actor) => Promise<Result<T>>): Promise<Result<T>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  return runTransaction(ctx, async (tx) => {
    await enterRole(tx, 'postil_user', actor.schoolId, actor.userId, ctx.now())
    return work(tx, actor)
  })
}

/**
 * Runs `work` in one transaction as `postil_system`, which sees every school. Only for functions in db/access/system,
 * the seed, and the command line.
 */
export async function withSystem<T>(
  ctx: SystemCtx,
  work: (tx: Db) => Promise<Result<T>>,
  isolationLevel: 'read committed' | 'repeatable read' = 'read committed',
): Promise<Result<T>> {
  const entered = async (tx: Db) => {
    await enterRole(tx, 'postil_system', '', '', ctx.now())
    return work(tx)
  }
  return runTransaction(ctx, entered, isolationLevel)
}

/**
 * Runs `work` whose statements take their roles themselves, each a transaction of its own: the hot paths, see
 * docs/decisions/0011-hot-paths.md. When another request was faster it is run once more, in one transaction, and is told
 * to lock what it reads.
 */
export async function withOwnRoles<T>(
  ctx: SystemCtx,
  work: (db: Db, isLocking: boolean) => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await work(ctx.db, false)
  } catch (error) {
    const code = databaseErrorCode(error)
    if (isNameLost(error) || (code !== null && lostRaces.has(code))) return runTransaction(ctx, (tx) => work(tx, true))
    return translate(error, code)
  }
}

/** Runs `work` in one transaction whose first statement takes its role itself; see docs/decisions/0011-hot-paths.md. */
export async function withOwnRole<T>(ctx: SystemCtx, work: (tx: Db) => Promise<Result<T>>): Promise<Result<T>> {
  return runTransaction(ctx, work)
}

/** Serialization failure, deadlock, and a key that another request took first. */
const lostRaces: ReadonlySet<string> = new Set(['40001', '40P01', '23505'])

/**
 * Does one step of the actor's own transaction as `postil_system`, so that what follows from a deed happens with it or not at
 * all. The deed itself was done before as the actor, under row-level security. Only for functions in db/access/system.
 */
export async function asSystemWithin<T>(tx: Db, step: () => Promise<T>): Promise<T> {
  await tx.execute(sql`select set_config('role', 'postil_system', true)`)
  const result = await step()
  await tx.execute(sql`select set_config('role', 'postil_user', true)`)
  return result
}

class RolledBack<T> extends Error {
  constructor(readonly result: Result<T>) {
    super('rolled back')
  }
}

async function runTransaction<T>(
  ctx: SystemCtx,
  work: (tx: Db) => Promise<Result<T>>,
  isolationLevel: 'read committed' | 'repeatable read' = 'read committed',
): Promise<Result<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ctx.db.transaction(
        async (tx) => {
          const result = await work(tx)
          if (!result.ok) throw new RolledBack(result)
          return result
        },
        { isolationLevel },
      )
    } catch (error) {
      if (error instanceof RolledBack) return error.result as Result<T>
      const code = databaseErrorCode(error)
      if ((code === '40001' || code === '40P01') && attempt <= retries) continue
      return translate(error, code)
    }
  }
}

/** Refused by a policy or pointing at another school's row: from outside the same as absent. */
function translate(error: unknown, code: string | null): { ok: false; error: AppError } {
  switch (code) {
    case '42501':
    case '23503':
      return notFound
    case '23505':
      return fail({ kind: 'conflict', detail: 'already-there' })
    case '22P02':
      return notFound
    default:
      throw withoutValues(error)
  }
}

/** Compiling a query takes longer than any query here runs. */
async function enterRole(tx: Db, role: 'postil_user' | 'postil_system', school: string, actor: string, now: Date) {
  await tx.execute(sql`select set_config('postil.school', ${school}, true), set_config('postil.actor', ${actor}, true),
    set_config('postil.attempt', '', true), set_config('postil.now', ${now.toISOString()}, true), set_config('synchronous_commit', 'on', true),
    set_config('jit', 'off', true), set_config('role', ${role}, true)`)
}
