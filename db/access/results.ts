import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { type Actor, can } from '#domain/policy.ts'
import { canStart, effectiveTimes } from '#domain/quiz/attempt-rules.ts'
import { evidencePlaces } from '#domain/quiz/evidence-places.ts'
import { orderBody } from '#domain/quiz/order-body.ts'
import { isAnyReleased, type Released, releasedParts } from '#domain/quiz/release-rules.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import { type RevealedParts, revealParts } from '#domain/quiz/reveal-parts.ts'
import { addMarks, type Mark } from '#domain/quiz/score.ts'
import type { ResultItemView, ResultView } from '#domain/quiz/view.ts'
import { fail, forbidden, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  attemptItems,
  attempts,
  questionKeys,
  questionVersions,
  quizVersions,
  responseEvents,
  studentComments,
  submissions,
  users,
} from '../schema/tables.ts'
import { currentScores } from '../schema/views.ts'
import { releaseRulesOf } from './attempt-clock.ts'
import { countingAnswer } from './counting-answer.ts'
import { type AssignmentFacts, assignmentFactsOf } from './facts.ts'
import { blocksOfLevel } from './level-blocks.ts'
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

async function countAnswers(tx: Db, actor: Actor, attemptId: string) {
  const [row] = await tx
    .select({
      questions: sql<number>`count(distinct ${attemptItems.position})`.mapWith(Number),
      answered:
        sql<number>`count(distinct ${responseEvents.position}) filter (where ${responseEvents.disposition} = 'current')`.mapWith(
          Number,
        ),
      keptAside:
        sql<number>`count(${responseEvents.seq}) filter (where ${responseEvents.disposition} in ('late', 'conflict'))`.mapWith(
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

const hidden: RevealedParts = { score: null, way: null, right: null, words: null }

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
  const rules = releaseRulesOf(facts.assignment)
  const parts = releasedParts(rules, { now: ctx.now(), submittedAt: attempt.submittedAt, dueAt, releasedAt })
  const isByDue = Object.values(rules).includes('after-due')
  const releaseAt = isByDue ? (dueAt?.toISOString() ?? null) : null
  const notYet = { isReleased: false as const, rules, releaseAt }
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
    totals: parts.score ? addMarks(items.map(markOf)) : null,
    items: items.map((item, index) => ({ ...item, evidence: places[index] ?? [] })),
  }
}

function markOf({ mark, maxPoints }: Pick<ResultItemView, 'mark' | 'maxPoints'>): Mark {
  const isSure = mark !== null && mark.state !== 'waits' && mark.points !== null
  return { fraction: isSure ? (mark.points ?? 0) / maxPoints : null, points: maxPoints }
}

/** Scores and keys come along only where row-level security lets them. A corrected key stands for the one it corrects. */
async function releasedItems(
  tx: Db,
  actor: Actor,
  attemptId: string,
  parts: Released,
): Promise<Omit<ResultItemView, 'evidence'>[]> {
  const counting = countingAnswer(tx)
  const rows = await tx
    .select({
      item: attemptItems,
      body: questionVersions.body,
      key: questionKeys.key,
      state: currentScores.state,
      reached: currentScores.points,
      comment: currentScores.comment,
      kind: currentScores.kind,
      response: counting.response,
    })
    .from(attemptItems)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.schoolId, attemptItems.schoolId),
        eq(questionVersions.id, attemptItems.questionVersionId),
      ),
    )
    .leftJoin(
      currentScores,
      and(
        eq(currentScores.schoolId, attemptItems.schoolId),
        eq(currentScores.attemptId, attemptItems.attemptId),
        eq(currentScores.position, attemptItems.position),
      ),
    )
    .leftJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, attemptItems.schoolId),
        sql`${questionKeys.questionVersionId} = coalesce(${currentScores.questionVersionId}, ${attemptItems.questionVersionId})`,
      ),
    )
    .leftJoinLateral(counting, sql`true`)
    .where(
      and(
        eq(attemptItems.schoolId, actor.schoolId),
        eq(attemptItems.attemptId, attemptId),
        sql`${attemptItems.attemptId} in (select r.attempt_id from postil_own_results() r where r.score or r.answers or r.explanations)`,
      ),
    )
    .orderBy(asc(attemptItems.position), asc(attemptItems.questionVersionId))
  return rows.map(({ item, body, key, state, reached, comment, kind, response }) => ({
    position: item.position,
    body: orderBody(body, item.optionOrder),
    response,
    reveal: key === null ? hidden : revealParts(revealQuestion(body, key, response), parts),
    mark: parts.score
      ? {
          state: state ?? 'waits',
          points: reached === null ? null : Number(reached),
          comment,
          isByHand: kind === 'manual',
        }
      : null,
    maxPoints: Number(item.points),
  }))
}
