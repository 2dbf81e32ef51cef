import { createHash } from 'node:crypto'
import { eq, inArray, sql } from 'drizzle-orm'
import { fail, ok, type Result } from '#domain/result.ts'
import type { SystemCtx } from '../../ctx.ts'
import { rateLimits } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'

/** What is counted: `subject` is an account or an address; only its hash is stored. */
export type Limit = { kind: string; subject: string; max: number; windowSeconds: number }

/** Failures per account: few, because passwords are guessed per account. */
export function accountLimit(account: string): Limit {
  return { kind: 'sign-in-account', subject: account, max: 8, windowSeconds: 15 * 60 }
}

/** Failures per address: many, because a whole school may sit behind one. */
export function addressLimit(address: string): Limit {
  return { kind: 'sign-in-address', subject: address, max: 300, windowSeconds: 15 * 60 }
}

/** Accounts made by code per address, in an hour: three large classes. */
export function joinLimit(address: string): Limit {
  return { kind: 'join-address', subject: address, max: 120, windowSeconds: 60 * 60 }
}

/**
 * Counts one try against each limit, in one statement per limit, and refuses when one is used up. Counting first and
 * forgiving a success later leaves no gap for many tries at once. Error: `rate-limited`.
 */
export async function countTry(ctx: SystemCtx, limits: readonly Limit[]): Promise<Result<null>> {
  const now = ctx.now()
  let retryAfterSeconds = 0
  const counted = await withSystem(ctx, async (tx) => {
    for (const limit of [...limits].sort((a, b) => keyOf(a).localeCompare(keyOf(b)))) {
      const windowBegan = new Date(now.getTime() - limit.windowSeconds * 1000)
      const isOver = sql`${rateLimits.windowStart} <= ${windowBegan.toISOString()}::timestamptz`
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
      if (row && row.count > limit.max) {
        const endsAt = row.windowStart.getTime() + limit.windowSeconds * 1000
        retryAfterSeconds = Math.max(retryAfterSeconds, Math.ceil((endsAt - now.getTime()) / 1000), 1)
      }
    }
    return ok(null)
  })
  if (!counted.ok) return counted
  return retryAfterSeconds > 0 ? fail({ kind: 'rate-limited', retryAfterSeconds }) : ok(null)
}

/** Forgets the tries of an account after a success, and gives its address the one try back. */
export async function forgiveTries(ctx: SystemCtx, account: Limit, address: Limit): Promise<void> {
  await withSystem(ctx, async (tx) => {
    await tx.delete(rateLimits).where(inArray(rateLimits.key, [keyOf(account)]))
    await tx
      .update(rateLimits)
      .set({ count: sql`greatest(${rateLimits.count} - 1, 0)` })
      .where(eq(rateLimits.key, keyOf(address)))
    return ok(null)
  })
}

function keyOf({ kind, subject }: Limit): string {
  return `${kind}:${createHash('sha256').update(subject).digest('hex')}`
}
