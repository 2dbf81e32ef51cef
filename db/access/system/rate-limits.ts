import { createHash } from 'node:crypto'
import { eq, lt, sql } from 'drizzle-orm'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { SystemCtx } from '../../ctx.ts'
import { rateLimits } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'

/** What is counted: `subject` is an account, a class or an address; only its hash is stored. */
export type Limit = { kind: string; subject: string; max: number; windowSeconds: number }

/** Failures per account: few, because passwords are guessed per account. */
export function accountLimit(account: string): Limit {
  return { kind: 'sign-in-account', subject: account, max: 8, windowSeconds: 15 * 60 }
}

/** Failures per address: many, because a whole school may sit behind one. */
export function addressLimit(address: string): Limit {
  return { kind: 'sign-in-address', subject: address, max: 300, windowSeconds: 15 * 60 }
}

/** Codes per address that open no class. */
export function codeLimit(address: string): Limit {
  return { kind: 'code-address', subject: address, max: 300, windowSeconds: 15 * 60 }
}

/** Tries to make an account in one class, in an hour: enough for a class in which everybody needs several. */
export function joinLimit(schoolClass: string): Limit {
  return { kind: 'join-class', subject: schoolClass, max: 200, windowSeconds: 60 * 60 }
}

/**
 * Counts one try against each limit in turn, and refuses at the first that is used up: what an account refuses is not
 * held against its address, so that one pupil who hammers at one account does not lock out the room. Counting first
 * and forgiving a success later leaves no gap for many tries at once. Error: `rate-limited`.
 */
export async function countTry(ctx: SystemCtx, limits: readonly Limit[]): Promise<Result<null>> {
  // A refusal is handed out as a value, because a failed Result would roll the counting back.
  const counted = await withSystem(ctx, async (tx) => {
    for (const limit of limits) {
      const retryAfterSeconds = await countOne(tx, ctx.now(), limit)
      if (retryAfterSeconds > 0) return ok(retryAfterSeconds)
    }
    return ok(0)
  })
  if (!counted.ok) return counted
  return counted.value > 0 ? fail({ kind: 'rate-limited', retryAfterSeconds: counted.value }) : ok(null)
}

/** How many seconds to wait; 0 when the try is within the limit. One statement, so that tries at once all count. */
async function countOne(tx: Db, now: Date, limit: Limit): Promise<number> {
  const windowMs = limit.windowSeconds * 1000
  const windowBegan = new Date(now.getTime() - windowMs).toISOString()
  const isOver = sql`${rateLimits.windowStart} <= ${windowBegan}::timestamptz`
  const [row] = await tx
    .insert(rateLimits)
    .values({ key: keyOf(limit), windowStart: now, count: 1 })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${isOver} then 1 else ${rateLimits.count} + 1 end`,
        windowStart: sql`case when ${isOver} then ${now.toISOString()}::timestamptz else ${rateLimits.windowStart} end`,
      },
    })
    .returning({ count: rateLimits.count, windowStart: rateLimits.windowStart })
  if (!row || row.count <= limit.max) return 0
  return Math.max(1, Math.ceil((row.windowStart.getTime() + windowMs - now.getTime()) / 1000))
}

/** Forgets the failures of an account after a success, and gives its address the one try back. */
export async function forgiveTries(ctx: SystemCtx, account: Limit, address: Limit): Promise<void> {
  await withSystem(ctx, async (tx) => {
    await tx.delete(rateLimits).where(eq(rateLimits.key, keyOf(account)))
    await takeBack(tx, address)
    await tx.delete(rateLimits).where(lt(rateLimits.windowStart, new Date(ctx.now().getTime() - longestKeptMs)))
    return ok(null)
  })
}

/** Gives one try back that turned out to be none. */
export async function forgiveTry(ctx: SystemCtx, limit: Limit): Promise<void> {
  await withSystem(ctx, async (tx) => {
    await takeBack(tx, limit)
    return ok(null)
  })
}

/** Counts of windows long past are removed now and then; every window is shorter than this. */
const longestKeptMs = 24 * 60 * 60 * 1000

async function takeBack(tx: Db, limit: Limit): Promise<void> {
  await tx
    .update(rateLimits)
    .set({ count: sql`greatest(${rateLimits.count} - 1, 0)` })
    .where(eq(rateLimits.key, keyOf(limit)))
}

function keyOf({ kind, subject }: Limit): string {
  return `${kind}:${createHash('sha256').update(`${kind} ${subject}`).digest('hex')}`
}
