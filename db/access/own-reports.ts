import { and, asc, eq } from 'drizzle-orm'
import type { OwnReport } from '#domain/notes/report.ts'
import type { Actor } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import { noteReports } from '../schema/tables.ts'

/** What the actor has reported on an assignment, by the id of the note or reply; of several reports the last. One query. */
export async function ownReports(tx: Db, actor: Actor, assignmentId: string): Promise<Map<string, OwnReport>> {
  const rows = await tx
    .select({ noteId: noteReports.annotationId, replyId: noteReports.replyId, outcome: noteReports.outcome })
    .from(noteReports)
    .where(
      and(
        eq(noteReports.schoolId, actor.schoolId),
        eq(noteReports.assignmentId, assignmentId),
        eq(noteReports.reporterId, actor.userId),
      ),
    )
    .orderBy(asc(noteReports.createdAt), asc(noteReports.id))
  return new Map(rows.map(({ noteId, replyId, outcome }) => [replyId ?? noteId, outcome === null ? 'waiting' : 'kept']))
}
