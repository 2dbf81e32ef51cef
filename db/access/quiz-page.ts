import { type TextView, textOf } from '#domain/article/reader-view.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { type Actor, can } from '#domain/policy.ts'
import { deadlineFor, effectiveTimes, isPaused } from '#domain/quiz/attempt-rules.ts'
import { drawnTotals } from '#domain/quiz/drawn-totals.ts'
import { orderBody } from '#domain/quiz/order-body.ts'
import { isPastGrace } from '#domain/quiz/place-answers.ts'
import type { QuizView } from '#domain/quiz/view.ts'
import { ok, type Result } from '#domain/result.ts'
import type { ClaimCtx, Ctx } from '../ctx.ts'
import { quizLook } from './quiz-look.ts'
import { askQuizPage, type ToldQuizPage } from './quiz-page-told.ts'
import { openAttemptView, quizRulesOf, sectionShown } from './quiz-view.ts'
import { readAssignment } from './reading.ts'
import { levelsOffered } from './text-look.ts'
import { withOwnRoles } from './with-actor.ts'

export type QuizPage = { view: QuizView; text: TextView; timeZone: string }

/**
 * The page of an attempt under way, which is what a class asks for again and again: what `readQuizPage` shows of it, in one
 * statement that checks the session of the claim as well. Null for every other page and for whoever may not see it.
 */
export async function readOpenQuizPage(
  ctx: ClaimCtx,
  assignmentId: string,
  level: ReadingLevel,
): Promise<Result<QuizPage> | null> {
  const { claim, ...rest } = ctx
  if (claim === null) return null
  const now = ctx.now()
  const told = await withOwnRoles(ctx, async (db) => ok(await askQuizPage(db, claim, assignmentId, now)))
  if (!told.ok) return told
  if (told.value === null) return null
  const actor = { ...claim, role: told.value.role }
  return pageOf({ ...rest, actor }, actor, told.value, { assignmentId, level, now })
}

/** What a student's quiz page shows: `openAttemptView` and the text beside it, with the errors of both. */
export async function readQuizPage(ctx: Ctx, assignmentId: string, level: ReadingLevel): Promise<Result<QuizPage>> {
  const view = await openAttemptView(ctx, assignmentId, level)
  if (!view.ok) return view
  const text = await readAssignment(ctx, assignmentId, level, 'quiz')
  return text.ok ? ok({ view: view.value, text: textOf(text.value), timeZone: text.value.timeZone }) : text
}

type Asked = { assignmentId: string; level: ReadingLevel; now: Date }

/** Null when the attempt is over by now, or may not be gone on with: the long way ends it, and says so. */
async function pageOf(ctx: Ctx, actor: Actor, told: ToldQuizPage, asked: Asked): Promise<Result<QuizPage> | null> {
  const { now, assignmentId } = asked
  const { classRole, assignment, override, attempt } = told
  const times = effectiveTimes(assignment, override)
  const isOpen = times.openAt <= now
  const deadlineAt = deadlineFor({ ...attempt, factor: told.factor, pauses: told.pauses }, times, now)
  if (!isOpen || !can(actor, 'attempt.take', { classRole, isOpen, isWithdrawn: false })) return null
  if (isPastGrace(now, deadlineAt, assignment.graceSeconds)) return null
  const look = await quizLook(ctx, told, asked.level)
  if (!look.ok) return look
  return ok({
    view: viewOf(told, asked, deadlineAt),
    text: { assignmentId, isRecorded: true, levels: levelsOffered(told), ...look.value },
    timeZone: told.timeZone,
  })
}

function viewOf(told: ToldQuizPage, { assignmentId, now }: Asked, deadlineAt: Date | null): QuizView {
  const { attempt, attemptsUsed, sections } = told
  return {
    assignmentId,
    quizTitle: told.quizTitle,
    ...drawnTotals(sections, told.quizItems),
    ...quizRulesOf(told, attemptsUsed, now),
    attempt: {
      id: attempt.id,
      number: attempt.number,
      deadlineAt: deadlineAt?.toISOString() ?? null,
      items: told.items.map(({ position, points, body, optionOrder, section, answer }) => ({
        position,
        section: sectionShown(sections[(section ?? 0) - 1]),
        points,
        body: orderBody(body, optionOrder),
        answer,
        checked: null,
      })),
    },
    isPaused: isPaused(told.pauses),
    hasResult: attemptsUsed > 1,
    serverNow: now.toISOString(),
  }
}
