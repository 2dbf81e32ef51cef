import type { Db } from '../client.ts'
import type { Ctx, SystemCtx } from '../ctx.ts'
import { auditLog } from '../schema/tables.ts'

export type AuditEntry = {
  schoolId: string
  /** Verb and object in the past, e.g. "password-reset". */
  action: string
  subjectType: string
  subjectId: string | null
  /** Who acts, where that is not the context's actor: an account that has just been made. */
  actorId?: string
  /** Ids, counts and kinds; never a student's text or a secret. */
  detail?: Record<string, string | number | boolean | null>
}

/** Writes down, in the same transaction as the deed, who did what. */
export async function recordAudit(tx: Db, ctx: Ctx | SystemCtx, entry: AuditEntry): Promise<void> {
  await tx.insert(auditLog).values(auditRow(ctx, entry))
}

/** The entry as it is written down. */
export function auditRow(ctx: Ctx | SystemCtx, entry: AuditEntry): typeof auditLog.$inferInsert {
  // Somebody who is signed in at another school may open a link of this one: here they are nobody.
  const actor = 'actor' in ctx && ctx.actor?.schoolId === entry.schoolId ? ctx.actor : null
  return {
    schoolId: entry.schoolId,
    id: ctx.newId(),
    at: ctx.now(),
    actorId: entry.actorId ?? actor?.userId ?? null,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    detail: entry.detail ?? {},
  }
}
