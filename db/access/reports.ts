import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { ReportedWords, ReportOutcome } from '#domain/notes/report.ts'
import { decisionSchema, type NewReport, newReportSchema } from '#domain/notes/talk-schema.ts'
import { type Actor, can } from '#domain/policy.ts'
import { fail, forbidden, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { annotations, assignments, noteReports, replies, revisions, users } from '../schema/tables.ts'
import { classRoleOf } from './facts.ts'
import { hideTarget, settleReports } from './hiding.ts'
import { parseInput } from './parse-input.ts'
import { readRevisionId } from './read-revision.ts'
import { seenNote, seenReply } from './seen-note.ts'
import { withActor } from './with-actor.ts'

/** How many reported notes and replies a teacher is shown, the open ones first. */
const shownMax = 200

/**
 * Tells the class's teachers that a note or a reply to it should not stand, with the words as they are now. Reporting the same
 * again before they have decided changes nothing. Errors: `forbidden` for teachers, who may hide it, and for its own author.
 */
export async function reportNote(ctx: Ctx, noteId: string, report: NewReport): Promise<Result<{ id: string }>> {
  const parsed = parseInput(newReportSchema, report)
  if (!parsed.ok) return parsed
  const { replyId, reason } = parsed.value
  return withActor<{ id: string }>(ctx, async (tx, actor) => {
    const seen = await seenNote(tx, ctx, actor, noteId)
    const answer = replyId === undefined ? null : await seenReply(tx, ctx, actor, replyId)
    if (seen === null || (replyId !== undefined && answer?.note.id !== noteId)) return notFound
    const { note, facts } = seen
    const said = answer?.reply ?? note
    const isOwn = said.authorId === actor.userId
    if (!can(actor, 'talk.report', { classRole: facts.classRole, isAuthor: isOwn })) return forbidden
    const id = ctx.newId()
    await tx
      .insert(noteReports)
      .values({
        schoolId: actor.schoolId,
        id,
        assignmentId: note.assignmentId,
        annotationId: noteId,
        replyId: replyId ?? null,
        reporterId: actor.userId,
        reason,
        words: said.body,
        createdAt: ctx.now(),
      })
      .onConflictDoNothing()
    return ok({ id: replyId ?? noteId })
  })
}

/** What students of a class have reported, what is undecided first, then the newest; for those who teach it. */
export async function listReports(ctx: Ctx, classId: string): Promise<Result<ReportedWords[]>> {
  return withActor(ctx, async (tx, actor) => {
    const classRole = await classRoleOf(tx, actor, classId)
    if (!can(actor, 'talk.moderate', { classRole })) return classRole === null ? notFound : forbidden
    const rows = await reportRows(tx, actor, classId)
    const byTarget = new Map<string, ReportedWords>()
    for (const { report, title, by, author, isThere } of rows) {
      const { id, assignmentId, annotationId, replyId, words, outcome, reason, createdAt } = report
      const key = `${replyId ?? annotationId} ${outcome}`
      const reported = byTarget.get(key) ?? {
        reportId: id,
        assignmentId,
        title,
        noteId: annotationId,
        replyId,
        authorName: author ?? '',
        words,
        isGone: !isThere,
        reports: [],
        outcome,
      }
      byTarget.set(key, reported)
      reported.reports.push({ by: by ?? '', reason, createdAt })
    }
    return ok([...byTarget.values()])
  })
}

/** How many notes and replies of a class wait for a teacher's decision. */
export async function countOpenReports(ctx: Ctx, classId: string): Promise<Result<number>> {
  return withActor(ctx, async (tx, actor) => {
    const classRole = await classRoleOf(tx, actor, classId)
    if (!can(actor, 'talk.moderate', { classRole })) return classRole === null ? notFound : forbidden
    const [row] = await tx
      .select({ n: sql`count(distinct coalesce(${noteReports.replyId}, ${noteReports.annotationId}))`.mapWith(Number) })
      .from(noteReports)
      .innerJoin(assignments, ofAssignment)
      .where(and(ofClass(actor, classId), isNull(noteReports.settledAt)))
    return ok(row?.n ?? 0)
  })
}

/**
 * Decides about reported words: they are kept as they are, or hidden for a reason that their author is told. All open reports
 * on them are settled. Errors: `conflict` "report-settled" when somebody was faster.
 */
export async function settleReport(
  ctx: Ctx,
  reportId: string,
  input: { outcome: ReportOutcome; reason: string },
): Promise<Result<null>> {
  const parsed = parseInput(decisionSchema, input)
  if (!parsed.ok) return parsed
  const decision = parsed.value
  return withActor<null>(ctx, async (tx, actor) => {
    const [report] = await tx
      .select()
      .from(noteReports)
      .where(and(eq(noteReports.schoolId, actor.schoolId), eq(noteReports.id, reportId)))
    if (!report) return notFound
    const [at] = await tx
      .select({ classId: assignments.classId })
      .from(assignments)
      .where(and(eq(assignments.schoolId, actor.schoolId), eq(assignments.id, report.assignmentId)))
    const classRole = at ? await classRoleOf(tx, actor, at.classId) : null
    if (!can(actor, 'talk.moderate', { classRole })) return notFound
    if (report.settledAt !== null) return fail({ kind: 'conflict', detail: 'report-settled' })
    const target = { noteId: report.annotationId, replyId: report.replyId }
    if (decision.outcome === 'hidden') return hideTarget(tx, ctx, actor, target, decision.reason)
    await settleReports(tx, ctx, actor, target, 'kept')
    return ok(null)
  })
}

const ofAssignment = and(eq(assignments.schoolId, noteReports.schoolId), eq(assignments.id, noteReports.assignmentId))

function ofClass(actor: Actor, classId: string) {
  return and(eq(noteReports.schoolId, actor.schoolId), eq(assignments.classId, classId))
}

async function reportRows(tx: Db, actor: Actor, classId: string) {
  const reporters = alias(users, 'reporters')
  const ofReply = and(eq(replies.schoolId, noteReports.schoolId), eq(replies.id, noteReports.replyId))
  const authorId = sql`case when ${noteReports.replyId} is null then ${annotations.authorId} else ${replies.authorId} end`
  return tx
    .select({
      report: noteReports,
      title: revisions.title,
      by: reporters.displayName,
      author: users.displayName,
      isThere: sql`${authorId} is not null`.mapWith(Boolean),
    })
    .from(noteReports)
    .innerJoin(assignments, ofAssignment)
    .innerJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, readRevisionId)))
    .leftJoin(
      annotations,
      and(eq(annotations.schoolId, noteReports.schoolId), eq(annotations.id, noteReports.annotationId)),
    )
    .leftJoin(replies, ofReply)
    .leftJoin(users, and(eq(users.schoolId, noteReports.schoolId), sql`${users.id} = ${authorId}`))
    .leftJoin(reporters, and(eq(reporters.schoolId, noteReports.schoolId), eq(reporters.id, noteReports.reporterId)))
    .where(ofClass(actor, classId))
    .orderBy(sql`${noteReports.settledAt} is not null`, desc(noteReports.createdAt), asc(noteReports.id))
    .limit(shownMax)
}
