import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { type Actor, can } from '#domain/policy.ts'
import { canStart, countingAttempt, effectiveTimes } from '#domain/quiz/attempt-rules.ts'
import { evidencePlaces } from '#domain/quiz/evidence-places.ts'
import {
  isAnyReleased,
  isReleased,
  partsOut,
  type ReleasePlan,
  type ResultPart,
  releasePlan,
} from '#domain/quiz/release-rules.ts'
import { addMarks, type Mark } from '#domain/quiz/score.ts'
import type { ResultItemView, ResultView } from '#domain/quiz/view.ts'
import { fail, forbidden, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  attemptItems,
  attempts,
  quizVersions,
  responseEvents,
  studentComments,
  submissions,
  users,
} from '../schema/tables.ts'
import { releaseRulesOf } from './attempt-clock.ts'
import { currentScore } from './current-score.ts'
import { type AssignmentFacts, assignmentFactsOf } from './facts.ts'
import { blocksOfLevel } from './level-blocks.ts'
import { releasedItems } from './result-items.ts'
import { closeOverdueAttempts } from './system/close-overdue-attempts.ts'
import { withActor } from './with-actor.ts'

/**
 * A student's own result: the receipt always, everything else once it is released, by the assignment's rule and again
 * by row-level security. `number` chooses an attempt, the newest handed in otherwise; `level` the text in which evidence
 * is placed. Errors: `closed` "not-handed-in"
 * while there is none; `forbidden` for teachers of the class.
 */
export async function readResult(
  ctx: Ctx,
  assignmentId: string,
  { number, level = 'standard' }: { number?: number; level?: ReadingLevel } = {},
): Promise<Result<ResultView>> {
  const closed = await closeOverdueAttempts(ctx, assignmentId)
  if (!closed.ok) return closed
  return withActor(ctx, async (tx, actor) => {
    const facts = await assignmentFactsOf(tx, actor, assignmentId, ctx.now())
    if (facts === null || facts.classRole === null) return notFound
    if (facts.classRole !== 'student') return forbidden
    if (!facts.isOpen || !can(actor, 'attempt.view', { classRole: facts.classRole, isOwn: true })) return notFound
    const handedIn = await handedInBy(tx, actor, assignmentId)
    const shown = number === undefined ? handedIn[0] : handedIn.find(({ attempt }) => attempt.number === number)
    if (shown === undefined) return handedIn.length === 0 ? fail({ kind: 'closed', detail: 'not-handed-in' }) : notFound
    const { attempt, submission, quizTitle } = shown
    const times = effectiveTimes(facts.assignment, facts.override)
    const used = await tx.$count(attempts, ofStudent(actor, assignmentId))
    return ok({
      assignmentId,
      quizTitle,
      attempts: handedIn.map((row) => row.attempt.number),
      number: attempt.number,
      countingRule: facts.assignment.countingRule,
      counting: await countingNumber(tx, ctx, actor, facts),
      mayStartAgain: canStart(
        ctx.now(),
        times,
        used,
        facts.override?.attemptsAllowed ?? facts.assignment.attemptsAllowed,
      ).ok,
      receipt: {
        code: submission.receiptCode,
        submittedAt: submission.submittedAt.toISOString(),
        isLate: submission.isLate,
        ...(await countAnswers(tx, actor, attempt.id)),
      },
      teacherComment: await commentFor(tx, actor, assignmentId),
      release: await releaseOf(tx, ctx, actor, facts, { attempt, level }),
    })
  })
}

function ofStudent(actor: Actor, assignmentId: string) {
  return and(
    eq(attempts.schoolId, actor.schoolId),
    eq(attempts.assignmentId, assignmentId),
    eq(attempts.studentId, actor.userId),
  )
}

function handedInBy(tx: Db, actor: Actor, assignmentId: string) {
  return tx
    .select({ attempt: attempts, submission: submissions, quizTitle: quizVersions.title })
    .from(attempts)
    .innerJoin(
      submissions,
      and(
        eq(submissions.schoolId, attempts.schoolId),
        eq(submissions.attemptId, attempts.id),
        eq(submissions.round, attempts.round),
      ),
    )
    .innerJoin(
      quizVersions,
      and(eq(quizVersions.schoolId, attempts.schoolId), eq(quizVersions.id, attempts.quizVersionId)),
    )
    .where(ofStudent(actor, assignmentId))
    .orderBy(desc(attempts.number), asc(attempts.id))
}

/**
 * Which of several attempts handed in counts; null where there is one, or where saying so would tell a score that is not
 * out. Row-level security gives no marks before release.
 */
async function countingNumber(tx: Db, ctx: Ctx, actor: Actor, facts: AssignmentFacts): Promise<number | null> {
  const score = currentScore(tx)
  const rows = await tx
    .select({
      number: attempts.number,
      submittedAt: attempts.submittedAt,
      points: attemptItems.points,
      fraction: score.fraction,
    })
    .from(attempts)
    .innerJoin(attemptItems, and(eq(attemptItems.schoolId, attempts.schoolId), eq(attemptItems.attemptId, attempts.id)))
    .leftJoinLateral(score, sql`true`)
    .where(and(ofStudent(actor, facts.assignment.id), isNotNull(attempts.submittedAt)))
    .orderBy(asc(attempts.number), asc(attemptItems.position))
  const numbers = [...new Set(rows.map(({ number }) => number))]
  if (numbers.length < 2) return null
  const { countingRule, releasedAt, releaseScore } = facts.assignment
  const { dueAt } = effectiveTimes(facts.assignment, facts.override)
  const isOut = isReleased(releaseScore, {
    now: ctx.now(),
    submittedAt: rows[0]?.submittedAt ?? null,
    dueAt,
    releasedAt,
  })
  if (countingRule === 'best' && !isOut) return null
  const finished = numbers.map((number) => {
    const marks = rows.filter((row) => row.number === number)
    return {
      number,
      total: addMarks(marks.map(({ fraction, points }) => ({ fraction, points: Number(points) }))).total,
    }
  })
  return countingAttempt(countingRule, finished)?.number ?? null
}

/** A teacher has let the very answer count, if only for a time: nobody need wait for a decision any more. */
const isDecided = sql`exists (select 1 from response_events d where d.school_id = ${responseEvents.schoolId} and d.attempt_id = ${responseEvents.attemptId}
  and d.position = ${responseEvents.position} and d.seq > ${responseEvents.seq} and d.disposition = 'current' and d.payload = ${responseEvents.payload})`

async function countAnswers(tx: Db, actor: Actor, attemptId: string) {
  const [row] = await tx
    .select({
      questions: sql<number>`count(distinct ${attemptItems.position})`.mapWith(Number),
      answered:
        sql<number>`count(distinct ${responseEvents.position}) filter (where ${responseEvents.disposition} = 'current')`.mapWith(
          Number,
        ),
      keptAside:
        sql<number>`count(${responseEvents.seq}) filter (where ${responseEvents.disposition} in ('late', 'conflict') and not ${isDecided})`.mapWith(
          Number,
        ),
    })
    .from(attemptItems)
    .leftJoin(
      responseEvents,
      and(
        eq(responseEvents.schoolId, attemptItems.schoolId),
        eq(responseEvents.attemptId, attemptItems.attemptId),
        eq(responseEvents.position, attemptItems.position),
      ),
    )
    .where(and(eq(attemptItems.schoolId, actor.schoolId), eq(attemptItems.attemptId, attemptId)))
  return row ?? { questions: 0, answered: 0, keptAside: 0 }
}

async function commentFor(tx: Db, actor: Actor, assignmentId: string): Promise<ResultView['teacherComment']> {
  const [row] = await tx
    .select({ body: studentComments.body, author: users.displayName })
    .from(studentComments)
    .leftJoin(users, and(eq(users.schoolId, studentComments.schoolId), eq(users.id, studentComments.authorId)))
    .where(
      and(
        eq(studentComments.schoolId, actor.schoolId),
        eq(studentComments.assignmentId, assignmentId),
        eq(studentComments.studentId, actor.userId),
      ),
    )
  return row ?? null
}

type Attempt = typeof attempts.$inferSelect

async function releaseOf(
  tx: Db,
  ctx: Ctx,
  actor: Actor,
  facts: AssignmentFacts,
  { attempt, level }: { attempt: Attempt; level: ReadingLevel },
): Promise<ResultView['release']> {
  const { dueAt } = effectiveTimes(facts.assignment, facts.override)
  const { releasedAt } = facts.assignment
  const moment = { now: ctx.now(), submittedAt: attempt.submittedAt, dueAt, releasedAt }
  const plan = releasePlan(releaseRulesOf(facts.assignment), moment)
  const parts = partsOut(plan)
  const notYet = { isReleased: false as const, comes: comesOf(plan) }
  if (!isAnyReleased(parts)) return notYet
  const items = await releasedItems(tx, actor, attempt.id, parts)
  // Row-level security has the last word.
  if (items.length === 0) return notYet
  const blocks = await blocksOfLevel(tx, actor, facts.assignment.revisionId, level)
  const places = evidencePlaces(
    items.map(({ reveal }) => reveal.words ?? { evidence: [] }),
    blocks,
    level,
  )
  return {
    isReleased: true,
    parts,
    comes: comesOf(plan),
    totals: parts.score ? addMarks(items.map(markOf)) : null,
    items: items.map((item, index) => ({ ...item, evidence: places[index] ?? [] })),
  }
}

/** ISO 8601, for the page. */
function comesOf(plan: ReleasePlan): ResultView['release']['comes'] {
  const comes = (part: ResultPart) => {
    const planned = plan[part]
    return planned.isOut ? { isOut: true as const } : { isOut: false as const, at: planned.at?.toISOString() ?? null }
  }
  return { score: comes('score'), answers: comes('answers'), explanations: comes('explanations') }
}

function markOf({ mark, maxPoints }: Pick<ResultItemView, 'mark' | 'maxPoints'>): Mark {
  const isSure = mark !== null && mark.state !== 'waits' && mark.points !== null
  return { fraction: isSure ? (mark.points ?? 0) / maxPoints : null, points: maxPoints }
}
