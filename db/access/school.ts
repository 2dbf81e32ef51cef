import { aliasedTable, and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import { can } from '#domain/policy.ts'
import { forbidden, notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { auditLog, classes, invitations, schools, users } from '../schema/tables.ts'
import { withActor } from './with-actor.ts'

export type WaitingInvitation = {
  id: string
  kind: 'teacher' | 'admin'
  email: string | null
  createdAt: Date
  expiresAt: Date
}

export type SchoolView = { name: string; invitations: WaitingInvitation[] }

/** The actor's school for its administrators: its name and the invitations that still wait. */
export async function readSchool(ctx: Ctx): Promise<Result<SchoolView>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'school.manage', {})) return forbidden
    const { schoolId } = actor
    const [school] = await tx.select({ name: schools.name }).from(schools).where(eq(schools.schoolId, schoolId))
    if (!school) return notFound
    const rows = await tx
      .select({
        id: invitations.id,
        kind: invitations.kind,
        email: invitations.email,
        createdAt: invitations.createdAt,
        expiresAt: invitations.expiresAt,
      })
      .from(invitations)
      .where(and(eq(invitations.schoolId, schoolId), isNull(invitations.usedAt), gt(invitations.expiresAt, ctx.now())))
      .orderBy(desc(invitations.createdAt), desc(invitations.id))
    const waiting = rows.flatMap(({ kind, ...row }) => (kind === 'reset' ? [] : [{ ...row, kind }]))
    return ok({ name: school.name, invitations: waiting })
  })
}

export type AuditView = {
  id: string
  at: Date
  action: string
  /** Null when Postil acted by itself, or somebody at the command line. */
  actorName: string | null
  /** The person or class it is about; null for anything else. */
  subjectName: string | null
}

/** How many entries a page of the audit log has. */
const pageLength = 50

/**
 * What was done in the actor's school, the newest first, in pages. `before` is the id of the last entry seen; `next` is
 * null on the last page.
 */
export async function listAudit(
  ctx: Ctx,
  { before }: { before: string | null },
): Promise<Result<{ entries: AuditView[]; next: string | null }>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'school.manage', {})) return forbidden
    const { schoolId } = actor
    const [actors, subjects] = [aliasedTable(users, 'actors'), aliasedTable(users, 'subjects')]
    const isOlder = sql`(${auditLog.at}, ${auditLog.id}) < (select b.at, b.id from audit_log b where b.school_id = ${schoolId} and b.id = ${before})`
    const rows = await tx
      .select({
        id: auditLog.id,
        at: auditLog.at,
        action: auditLog.action,
        actorName: actors.displayName,
        personName: subjects.displayName,
        className: classes.name,
      })
      .from(auditLog)
      .leftJoin(actors, and(eq(actors.schoolId, auditLog.schoolId), eq(actors.id, auditLog.actorId)))
      .leftJoin(subjects, and(eq(subjects.schoolId, auditLog.schoolId), eq(subjects.id, auditLog.subjectId)))
      .leftJoin(classes, and(eq(classes.schoolId, auditLog.schoolId), eq(classes.id, auditLog.subjectId)))
      .where(and(eq(auditLog.schoolId, schoolId), before === null ? undefined : isOlder))
      .orderBy(desc(auditLog.at), desc(auditLog.id))
      .limit(pageLength + 1)
    const entries = rows.slice(0, pageLength).map(({ personName, className, ...row }) => ({
      ...row,
      subjectName: personName ?? className,
    }))
    return ok({ entries, next: rows.length > pageLength ? (entries.at(-1)?.id ?? null) : null })
  })
}
