import { and, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Db } from '../../client.ts'
import type { Ctx, SystemCtx } from '../../ctx.ts'
import { invitations } from '../../schema/tables.ts'
import { recordAudit } from '../audit.ts'
import { isSecretRight, makeSecret, secretHash } from './one-time-secret.ts'

export type LinkKind = 'teacher' | 'admin' | 'reset'

/** How long a link works, in days: an invitation may wait for the holidays to end, a new password should not. */
export const linkDays: Readonly<Record<LinkKind, number>> = { teacher: 7, admin: 7, reset: 1 }

const dayMs = 24 * 60 * 60 * 1000

export type NewLink = {
  schoolId: string
  kind: LinkKind
  email: string | null
  /** Whose password is chosen anew; only for `reset`. */
  userId: string | null
  /** Null when it is made at the command line. */
  createdBy: string | null
}

/** Stores a one-time link and returns its token, `school.invitation.secret`; the secret itself is stored nowhere. */
export async function insertLink(tx: Db, ctx: Ctx | SystemCtx, link: NewLink): Promise<string> {
  const [id, secret, now] = [ctx.newId(), makeSecret(), ctx.now()]
  const expiresAt = new Date(now.getTime() + linkDays[link.kind] * dayMs)
  await tx.insert(invitations).values({ ...link, id, tokenHash: secretHash(secret), createdAt: now, expiresAt })
  const { schoolId, kind, userId } = link
  await recordAudit(tx, ctx, {
    schoolId,
    action: `${kind}-link-made`,
    subjectType: userId === null ? 'invitation' : 'user',
    subjectId: userId ?? id,
  })
  return `${schoolId}.${id}.${secret}`
}

export type Link = typeof invitations.$inferSelect

/** The link of a token, locked until the transaction ends; null when it does not work (any more). */
export async function findLink(tx: Db, ctx: SystemCtx, token: string): Promise<Link | null> {
  const [schoolId = '', id = '', secret = ''] = token.split('.')
  if (!z.uuid().safeParse(schoolId).success || !z.uuid().safeParse(id).success) return null
  const [row] = await tx
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.schoolId, schoolId),
        eq(invitations.id, id),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, ctx.now()),
      ),
    )
    .for('update')
  return row && isSecretRight(row.tokenHash, secret) ? row : null
}

/** Marks a link as used, for the account `userId`. Its lock, held since `findLink`, lets only one use it. */
export async function markLinkUsed(tx: Db, ctx: SystemCtx, link: Link, userId: string): Promise<void> {
  const { schoolId, id, kind } = link
  await tx
    .update(invitations)
    .set({ usedAt: ctx.now() })
    .where(and(eq(invitations.schoolId, schoolId), eq(invitations.id, id)))
  const action = `${kind}-link-used`
  await recordAudit(tx, ctx, { schoolId, action, subjectType: 'user', subjectId: userId, actorId: userId })
}

/** Ends the unused links by which an account's password could still be chosen anew. */
export async function endResetLinks(
  tx: Db,
  ctx: SystemCtx,
  { schoolId, userId }: { schoolId: string; userId: string },
): Promise<void> {
  await tx
    .update(invitations)
    .set({ expiresAt: ctx.now() })
    .where(
      and(
        eq(invitations.schoolId, schoolId),
        eq(invitations.userId, userId),
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, ctx.now()),
      ),
    )
}
