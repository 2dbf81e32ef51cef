import { and, asc, eq, isNull } from 'drizzle-orm'
import type { OwnReport } from '#domain/notes/report.ts'
import type { ReplyView } from '#domain/notes/view.ts'
import { type Actor, type ClassRole, can } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import { annotations, replies, users } from '../schema/tables.ts'

/** What is known of the actor's place among the notes of an assignment. */
export type Reading = {
  classRole: ClassRole
  /** Classmates' words show only after a note of one's own, and there is none yet. */
  isAwaitingOwn: boolean
  /** What the actor has reported, by id. */
  reports: ReadonlyMap<string, OwnReport>
}

/** The standing replies on an assignment, by note and oldest first; the caller takes those of notes that the actor sees. One query. */
export async function repliesOf(
  tx: Db,
  actor: Actor,
  assignmentId: string,
  { classRole, isAwaitingOwn, reports }: Reading,
): Promise<Map<string, ReplyView[]>> {
  const threads = new Map<string, ReplyView[]>()
  const rows = await tx
    .select({ reply: replies, authorName: users.displayName, authorRole: users.role })
    .from(replies)
    .innerJoin(annotations, and(eq(annotations.schoolId, replies.schoolId), eq(annotations.id, replies.annotationId)))
    .leftJoin(users, and(eq(users.schoolId, replies.schoolId), eq(users.id, replies.authorId)))
    .where(
      and(eq(replies.schoolId, actor.schoolId), eq(annotations.assignmentId, assignmentId), isNull(replies.deletedAt)),
    )
    .orderBy(asc(replies.createdAt), asc(replies.id))
  for (const { reply, authorName, authorRole } of rows) {
    const { id, body, quote, version, createdAt, authorId, annotationId, hiddenAt, hiddenReason } = reply
    const isByTeacher = isStaff(authorRole)
    const facts = {
      classRole,
      isAuthor: authorId === actor.userId,
      isDeleted: false,
      isHidden: hiddenAt !== null,
      isAwaitingOwn: isAwaitingOwn && !isByTeacher,
    }
    if (!can(actor, 'reply.view', facts)) continue
    const thread = threads.get(annotationId) ?? []
    threads.set(annotationId, thread)
    thread.push({
      id,
      body,
      quote,
      version,
      createdAt: createdAt.toISOString(),
      isOwn: facts.isAuthor,
      authorName: authorName ?? '',
      isByTeacher,
      hiding: hiddenAt && { reason: hiddenReason ?? '' },
      report: reports.get(id) ?? null,
    })
  }
  return threads
}

/** Whether an account is a teacher's or an administrator's. */
export function isStaff(role: typeof users.$inferSelect.role | null): boolean {
  return role !== null && role !== 'student'
}
