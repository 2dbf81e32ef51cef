import { and, eq, isNull } from 'drizzle-orm'
import { isAnswered } from '#domain/quiz/grade.ts'
import { isPastGrace } from '#domain/quiz/place-answers.ts'
import { checkedParts, hasChecking, type Released } from '#domain/quiz/release-rules.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import { type RevealedParts, revealParts } from '#domain/quiz/reveal-parts.ts'
import { fail, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../../ctx.ts'
import { attemptItems } from '../../schema/tables.ts'
import { releaseRulesOf } from '../attempt-clock.ts'
import { correctionIn, correctionsOf } from '../corrections.ts'
import { lockOwnAttempt } from '../own-attempt.ts'
import { withSystem } from '../with-actor.ts'
import { type GradableItem, gradeItems, itemsOf } from './grade-items.ts'

/**
 * Under a rule "at once": makes one answer of the actor's own attempt final, grades it, and gives what the rules tell at once.
 * Asked again, it gives the same. `seq` is the answer the student saw when asking. Errors: `closed` ("not-at-once" or
 * "handed-in"), `invalid` "not-answered", `conflict` "answer-changed". Runs as the system because it needs the key.
 */
export async function checkAnswer(
  ctx: Ctx,
  attemptId: string,
  input: { position: number; seq: number },
): Promise<Result<RevealedParts>> {
  const { actor } = ctx
  if (actor === null) return fail({ kind: 'unauthenticated' })
  const { schoolId } = actor
  return withSystem(ctx, async (tx) => {
    const own = await lockOwnAttempt(tx, actor, attemptId, ctx.now())
    if (own === null) return notFound
    if (!hasChecking(releaseRulesOf(own.assignment))) return fail({ kind: 'closed', detail: 'not-at-once' })
    const attempt = { id: attemptId, round: own.attempt.round }
    const items = await itemsOf(tx, schoolId, [attempt])
    const item = items.get(attemptId)?.find(({ position }) => position === input.position)
    if (item === undefined) return notFound
    const shown = checkedParts(releaseRulesOf(own.assignment))
    const corrected = correctionIn(await correctionsOf(tx, schoolId, [attempt]), attemptId, input.position)
    const told = ok(reveal({ ...item, ...corrected }, shown))
    if (item.checkedAt !== null) return told
    const isOver =
      own.attempt.submittedAt !== null || isPastGrace(ctx.now(), own.deadlineAt, own.assignment.graceSeconds)
    if (isOver) return fail({ kind: 'closed', detail: 'handed-in' })
    if (!isAnswered(item.response)) return invalid('position', 'not-answered')
    if (item.seq !== input.seq) return fail({ kind: 'conflict', detail: 'answer-changed' })

    await tx
      .update(attemptItems)
      .set({ checkedAt: ctx.now() })
      .where(
        and(
          eq(attemptItems.schoolId, schoolId),
          eq(attemptItems.attemptId, attemptId),
          eq(attemptItems.position, input.position),
          isNull(attemptItems.checkedAt),
        ),
      )
    await gradeItems(tx, ctx, schoolId, [{ ...attempt, items: [item] }])
    return told
  })
}

function reveal(
  { body, key, response }: Pick<GradableItem, 'body' | 'key' | 'response'>,
  shown: Released,
): RevealedParts {
  return revealParts(revealQuestion(body, key, response), shown)
}
