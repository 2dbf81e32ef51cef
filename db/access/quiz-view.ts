import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { type Actor, can } from '#domain/policy.ts'
import {
  type AssignmentTimes,
  type CountingRule,
  canStart,
  deadlineFor,
  effectiveTimes,
  isPaused,
  type TimesOverride,
} from '#domain/quiz/attempt-rules.ts'
import { drawnTotals } from '#domain/quiz/drawn-totals.ts'
import { evidencePlaces } from '#domain/quiz/evidence-places.ts'
import { orderBody } from '#domain/quiz/order-body.ts'
import { isPastGrace } from '#domain/quiz/place-answers.ts'
import { checkedParts, type Released } from '#domain/quiz/release-rules.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import { type RevealedParts, revealParts } from '#domain/quiz/reveal-parts.ts'
import type { QuizSection } from '#domain/quiz/sections.ts'
import type { OpenAttemptView, QuizItemView, QuizView, StartState } from '#domain/quiz/view.ts'
import { fail, forbidden, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  attemptItems,
  attempts,
  questionKeys,
  questionVersions,
  quizItems,
  quizVersions,
  scores,
} from '../schema/tables.ts'
import { clockOf, releaseRulesOf } from './attempt-clock.ts'
import { correctionIn, correctionsOf } from './corrections.ts'
import { countingAnswer } from './counting-answer.ts'
import { assignmentFactsOf } from './facts.ts'
import { blocksOfLevel } from './level-blocks.ts'
import { closeOverdueAttempts } from './system/close-overdue-attempts.ts'
import { withActor } from './with-actor.ts'

/**
 * What a student's quiz page needs: the rules, and the attempt under way with its questions and saved answers. An
 * attempt whose time has run out is handed in first. Five queries at most. Errors: `closed` "not-open" before the student's
 * opening time; `forbidden` for teachers of the class, who have the preview.
 */
export async function openAttemptView(
  ctx: Ctx,
  assignmentId: string,
  level: ReadingLevel = 'standard',
): Promise<Result<QuizView>> {
  const seen = await readQuiz(ctx, assignmentId, level)
  if (!seen.ok || !seen.value.isOverdue) return seen.ok ? ok(seen.value.view) : seen
  const closed = await closeOverdueAttempts(ctx, assignmentId)
  if (!closed.ok) return closed
  const again = await readQuiz(ctx, assignmentId, level)
  return again.ok ? ok(again.value.view) : again
}

function readQuiz(
  ctx: Ctx,
  assignmentId: string,
  level: ReadingLevel,
): Promise<Result<{ view: QuizView; isOverdue: boolean }>> {
  return withActor(ctx, async (tx, actor) => {
    const now = ctx.now()
    const facts = await assignmentFactsOf(tx, actor, assignmentId, now)
    if (facts === null || facts.classRole === null || facts.assignment.quizVersionId === null) return notFound
    // A fact before it is a rule: an attempt is a student's, and nothing is read or made for anybody else.
    if (facts.classRole !== 'student') return forbidden
    if (!can(actor, 'attempt.take', facts)) {
      return facts.isWithdrawn ? notFound : fail({ kind: 'closed', detail: 'not-open' })
    }
    const quiz = await quizOf(tx, actor, facts.assignment.quizVersionId)
    const tries = await triesOf(tx, actor, assignmentId)
    const times = effectiveTimes(facts.assignment, facts.override)
    const open = tries.find((attempt) => attempt.submittedAt === null) ?? null
    const { revisionId } = facts.assignment
    const deadlineAt = open === null ? null : deadlineFor(clockOf(open, facts), times, now)
    const view: QuizView = {
      assignmentId,
      ...quiz,
      ...quizRulesOf(facts, tries.length, now),
      attempt:
        open === null
          ? null
          : await attemptView(tx, actor, {
              attempt: open,
              deadlineAt,
              revisionId,
              level,
              shown: checkedParts(releaseRulesOf(facts.assignment)),
            }),
      isPaused: isPaused(facts.pauses),
      hasResult: tries.some((attempt) => attempt.submittedAt !== null),
      serverNow: now.toISOString(),
    }
    return ok({ view, isOverdue: isPastGrace(now, deadlineAt, facts.assignment.graceSeconds) })
  })
}

async function quizOf(tx: Db, actor: Actor, quizVersionId: string) {
  const rows = await tx
    .select({
      quizTitle: quizVersions.title,
      sections: quizVersions.sections,
      section: quizItems.section,
      points: quizItems.points,
    })
    .from(quizVersions)
    .leftJoin(
      quizItems,
      and(eq(quizItems.schoolId, quizVersions.schoolId), eq(quizItems.quizVersionId, quizVersions.id)),
    )
    .where(and(eq(quizVersions.schoolId, actor.schoolId), eq(quizVersions.id, quizVersionId)))
    .orderBy(asc(quizItems.position))
  const [first] = rows
  const items = rows.flatMap(({ section, points }) => (section === null ? [] : [{ section, points: Number(points) }]))
  return { quizTitle: first?.quizTitle ?? '', ...drawnTotals(first?.sections ?? [], items) }
}

function triesOf(tx: Db, actor: Actor, assignmentId: string) {
  return tx
    .select()
    .from(attempts)
    .where(
      and(
        eq(attempts.schoolId, actor.schoolId),
        eq(attempts.assignmentId, assignmentId),
        eq(attempts.studentId, actor.userId),
      ),
    )
    .orderBy(desc(attempts.number), asc(attempts.id))
}

type RulesFacts = {
  assignment: AssignmentTimes &
    Parameters<typeof releaseRulesOf>[0] & { attemptsAllowed: number; countingRule: CountingRule; graceSeconds: number }
  override: (TimesOverride & { attemptsAllowed: number | null }) | null
  factor: number
}

/** The rules of an assignment's quiz as one student sees them. */
export function quizRulesOf({ assignment, override, factor }: RulesFacts, attemptsUsed: number, now: Date) {
  const times = effectiveTimes(assignment, override)
  const attemptsAllowed = override?.attemptsAllowed ?? assignment.attemptsAllowed
  const started = canStart(now, times, attemptsUsed, attemptsAllowed)
  const start: StartState = started.ok ? 'possible' : startRefusal(started.error)
  return {
    timeLimitMinutes: times.timeLimitMinutes === null ? null : times.timeLimitMinutes * factor,
    isOwnTimeLimit:
      times.timeLimitMinutes !== null && (factor !== 1 || (override?.timeLimitMinutes !== null && override !== null)),
    countingRule: assignment.countingRule,
    graceSeconds: assignment.graceSeconds,
    attemptsAllowed,
    attemptsUsed,
    release: releaseRulesOf(assignment),
    dueAt: times.dueAt?.toISOString() ?? null,
    closeAt: times.closeAt?.toISOString() ?? null,
    start,
  }
}

function startRefusal(error: { kind: string; detail?: string }): StartState {
  return error.detail === 'no-attempts-left' || error.detail === 'not-open' ? error.detail : 'closed'
}

type Shown = {
  attempt: typeof attempts.$inferSelect
  deadlineAt: Date | null
  revisionId: string
  level: ReadingLevel
  /** What a checked answer shows. */
  shown: Released
}

async function attemptView(tx: Db, actor: Actor, of: Shown): Promise<OpenAttemptView> {
  const { attempt, deadlineAt, revisionId, level, shown } = of
  const items = await itemsOf(tx, actor, attempt.id, shown)
  const isAnyChecked = items.some(({ reveal }) => reveal !== null)
  const blocks = isAnyChecked ? await blocksOfLevel(tx, actor, revisionId, level) : []
  const places = evidencePlaces(
    items.map(({ reveal }) => reveal?.words ?? { evidence: [] }),
    blocks,
    level,
  )
  return {
    id: attempt.id,
    number: attempt.number,
    deadlineAt: deadlineAt?.toISOString() ?? null,
    items: items.map(({ reveal, ...item }, index) => ({
      ...item,
      checked: reveal === null ? null : { ...reveal, places: places[index] ?? [] },
    })),
  }
}

/** Keys come along only where row-level security lets them: for answers that the student has had checked. */
async function itemsOf(
  tx: Db,
  actor: Actor,
  attemptId: string,
  shown: Released,
): Promise<(Omit<QuizItemView, 'checked'> & { reveal: RevealedParts | null })[]> {
  const counting = countingAnswer(tx)
  const checked = newestScore(tx)
  const rows = await tx
    .select({
      item: attemptItems,
      sectionNumber: quizItems.section,
      sections: quizVersions.sections,
      body: questionVersions.body,
      key: questionKeys.key,
      seq: counting.seq,
      device: counting.device,
      response: counting.response,
      receivedAt: counting.receivedAt,
      state: checked.state,
      fraction: checked.fraction,
    })
    .from(attemptItems)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.schoolId, attemptItems.schoolId),
        eq(questionVersions.id, attemptItems.questionVersionId),
      ),
    )
    .innerJoin(attempts, and(eq(attempts.schoolId, attemptItems.schoolId), eq(attempts.id, attemptItems.attemptId)))
    .leftJoin(
      quizVersions,
      and(eq(quizVersions.schoolId, attempts.schoolId), eq(quizVersions.id, attempts.quizVersionId)),
    )
    .leftJoin(
      quizItems,
      and(
        eq(quizItems.schoolId, attempts.schoolId),
        eq(quizItems.quizVersionId, attempts.quizVersionId),
        eq(quizItems.position, attemptItems.quizPosition),
      ),
    )
    .leftJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, attemptItems.schoolId),
        eq(questionKeys.questionVersionId, attemptItems.questionVersionId),
        sql`${attemptItems.checkedAt} is not null`,
      ),
    )
    .leftJoinLateral(checked, sql`${attemptItems.checkedAt} is not null`)
    .leftJoinLateral(counting, sql`true`)
    .where(and(eq(attemptItems.schoolId, actor.schoolId), eq(attemptItems.attemptId, attemptId)))
    .orderBy(asc(attemptItems.position), asc(attemptItems.questionVersionId))
  const isAnyChecked = rows.some(({ item, key }) => item.checkedAt !== null && key !== null)
  const corrections = isAnyChecked ? await correctionsOf(tx, actor.schoolId, [{ id: attemptId }]) : []
  return rows.map(
    ({ item, sectionNumber, sections, body, key, seq, device, response, receivedAt, state, fraction }) => {
      // Where only the score is told at once, row-level security keeps the key back.
      const score = shown.score && state !== null ? { state, fraction } : null
      const scoreAlone: RevealedParts = { score, way: null, right: null, words: null }
      const graded = correctionIn(corrections, attemptId, item.position) ?? { body, key }
      const reveal =
        graded.key === null ? scoreAlone : revealParts(revealQuestion(graded.body, graded.key, response), shown)
      const isHeld = seq !== null && device !== null && response !== null && receivedAt !== null
      return {
        position: item.position,
        section: sectionShown(sections?.[(sectionNumber ?? 0) - 1]),
        points: Number(item.points),
        body: orderBody(body, item.optionOrder),
        answer: isHeld ? { seq, device, response, receivedAt: receivedAt.toISOString() } : null,
        reveal: item.checkedAt === null ? null : reveal,
      }
    },
  )
}

/** The newest score of each item, for a lateral join: ids of runs are in the order of time. */
function newestScore(tx: Db) {
  const { state, fraction } = scores
  return tx
    .select({ state, fraction })
    .from(scores)
    .where(
      and(
        eq(scores.schoolId, attemptItems.schoolId),
        eq(scores.attemptId, attemptItems.attemptId),
        eq(scores.position, attemptItems.position),
        sql`${scores.runId} not in (select r.id from grading_runs r where r.school_id = ${scores.schoolId}
          and r.attempt_id = ${scores.attemptId} and r.regrade_id in (select postil_undone_regrades()))`,
      ),
    )
    .orderBy(desc(scores.runId))
    .limit(1)
    .as('checked')
}

/** What a student is told of a section. */
export function sectionShown(section: QuizSection | undefined): QuizItemView['section'] {
  return section === undefined ? null : { title: section.title, passage: section.passage }
}
