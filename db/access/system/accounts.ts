import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import type { SchoolRole } from '#domain/policy.ts'
import type { Db } from '../../client.ts'
import type { SystemCtx } from '../../ctx.ts'
import { credentials, directoryEmails, sessions, users } from '../../schema/tables.ts'
import { endResetLinks } from './one-time-links.ts'

export type NewAccount = {
  schoolId: string
  role: SchoolRole
  displayName: string
  /** Null for those who sign in by e-mail. */
  userName: string | null
  email: string | null
  /** Null until the person chooses a password by a link. */
  passwordHash: string | null
  mustChangePassword: boolean
}

/** Adds a person with the means to sign in. A taken user name or e-mail address is a unique violation (`conflict`). */
export async function insertAccount(tx: Db, ctx: SystemCtx, account: NewAccount): Promise<string> {
  const userId = ctx.newId()
  const now = ctx.now()
  const { schoolId, role, displayName, email } = account
  await tx
    .insert(users)
    .values({ schoolId, id: userId, role, displayName, sortName: sortNameOf(displayName), createdAt: now })
  await tx.insert(credentials).values({
    schoolId,
    userId,
    userName: account.userName,
    email,
    passwordHash: account.passwordHash,
    mustChangePassword: account.mustChangePassword,
    changedAt: now,
  })
  if (email !== null) await tx.insert(directoryEmails).values({ email, schoolId, userId })
  return userId
}

/** "Ada Lovelace" sorts under "Lovelace, Ada"; a single name sorts as it is. */
export function sortNameOf(displayName: string): string {
  const words = displayName.trim().split(/\s+/)
  const last = words.pop()
  return last === undefined || words.length === 0 ? displayName : `${last}, ${words.join(' ')}`
}

/** Stores a new password hash; ends every session of the account but one, and the links by which it could be chosen anew. */
export async function storePassword(
  tx: Db,
  ctx: SystemCtx,
  account: {
    schoolId: string
    userId: string
    passwordHash: string
    mustChangePassword: boolean
    keepSessionId?: string
  },
): Promise<void> {
  const { schoolId, userId } = account
  await tx
    .update(credentials)
    .set({ passwordHash: account.passwordHash, mustChangePassword: account.mustChangePassword, changedAt: ctx.now() })
    .where(and(eq(credentials.schoolId, schoolId), eq(credentials.userId, userId)))
  await endSessionsOf(tx, ctx, { schoolId, userId }, account.keepSessionId)
  await endResetLinks(tx, ctx, { schoolId, userId })
}

/** Ends the sessions of an account: their next request is refused. Returns how many were running. */
export async function endSessionsOf(
  tx: Db,
  ctx: SystemCtx,
  account: { schoolId: string; userId: string },
  keepSessionId?: string,
): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: ctx.now() })
    .where(
      and(
        eq(sessions.schoolId, account.schoolId),
        eq(sessions.userId, account.userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, ctx.now()),
        keepSessionId === undefined ? undefined : ne(sessions.id, keepSessionId),
      ),
    )
    .returning({ id: sessions.id })
  return ended.length
}
