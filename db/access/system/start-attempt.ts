import { randomInt } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { type Actor, can } from '#domain/policy.ts'
import { canStart, deadlineFor, effectiveTimes } from '#domain/quiz/attempt-rules.ts'
import { drawItems } from '#domain/quiz/draw-items.ts'
import { optionIds } from '#domain/quiz/order-body.ts'
import { isPastGrace } from '#domain/quiz/place-answers.ts'
import { shuffled } from '#domain/quiz/shuffled.ts'
import { fail, forbidden, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../../client.ts'
import type { Ctx } from '../../ctx.ts'
import { attemptItems, attempts, questionVersions, quizItems, quizVersions } from '../../schema/tables.ts'
import { clockOf } from '../attempt-clock.ts'
import { recordAudit } from '../audit.ts'
import { type AssignmentFacts, assignmentFactsOf } from '../facts.ts'
import { withSystem } from '../with-actor.ts'
import { handInAttempts } from './hand-in-attempts.ts'

/**
 * Begins an attempt of the actor, or finds the one that is open: however often and from how many devices it is asked at
 * once, there is one. Runs as the system because no person may make attempts; the actor's right is checked here.
 * Errors: `closed` with `not-open`, `closed` or `no-attempts-left`; `forbidden` for teachers of the class.
 */
export async function startAttempt(ctx: Ctx, assignmentId: string): Promise<Result<{ attemptId: string }>> {
  const { actor } = ctx
  if (actor === null) return fail({ kind: 'unauthenticated' })
  return withSystem(ctx, async (tx) => {
    const facts = await assignmentFactsOf(tx, actor, assignmentId, ctx.now())
    if (facts === null || facts.classRole === null || facts.assignment.quizVersionId === null) return notFound
    if (facts.classRole !== 'student') return forbidden
    if (facts.isWithdrawn) return notFound
    const { assignment, override } = facts
    const times = effectiveTimes(assignment, override)
    if (!facts.isOpen || !can(actor, 'attempt.take', facts)) return fail({ kind: 'closed', detail: 'not-open' })
    const open = await endIfOverdue(tx, ctx, actor, await openAttemptOf(tx, actor, assignmentId), facts)
    if (open !== null) return ok({ attemptId: open.id })

    const used = await countAttempts(tx, actor, assignmentId)
    const start = canStart(ctx.now(), times, used, override?.attemptsAllowed ?? assignment.attemptsAllowed)
    if (!start.ok) return start
    return insertAttempt(tx, ctx, actor, {
      assignmentId,
      number: used + 1,
      quizVersionId: facts.assignment.quizVersionId,
      deadlineAt: deadlineFor(clockOf({ startedAt: ctx.now(), reopenedUntil: null }, facts), times, ctx.now()),
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

async function openAttemptOf(tx: Db, actor: Actor, assignmentId: string) {
  const rows = await tx
    .select()
    .from(attempts)
    .where(ofStudent(actor, assignmentId))
    .orderBy(asc(attempts.number), asc(attempts.id))
    .for('update')
  return rows.find((row) => row.submittedAt === null) ?? null
}

async function countAttempts(tx: Db, actor: Actor, assignmentId: string): Promise<number> {
  return tx.$count(attempts, ofStudent(actor, assignmentId))
}

/** An attempt whose time has run out is handed in first, so that the next one may begin. */
async function endIfOverdue(
  tx: Db,
  ctx: Ctx,
  actor: Actor,
  open: typeof attempts.$inferSelect | null,
  facts: AssignmentFacts,
) {
  if (open === null) return null
  const { assignment, override } = facts
  const times = effectiveTimes(assignment, override)
  const deadlineAt = deadlineFor(clockOf(open, facts), times, ctx.now())
  if (!isPastGrace(ctx.now(), deadlineAt, assignment.graceSeconds)) return open
  await handInAttempts(tx, ctx, actor.schoolId, [{ id: open.id, round: open.round, deadlineAt, dueAt: times.dueAt }])
  return null
}

type NewAttempt = { assignmentId: string; number: number; quizVersionId: string; deadlineAt: Date | null }

async function insertAttempt(
  tx: Db,
  ctx: Ctx,
  actor: Actor,
  attempt: NewAttempt,
): Promise<Result<{ attemptId: string }>> {
  const { schoolId, userId } = actor
  const id = ctx.newId()
  const inserted = await tx
    .insert(attempts)
    .values({ schoolId, id, studentId: userId, ...attempt, startedAt: ctx.now() })
    .onConflictDoNothing()
    .returning({ id: attempts.id })
  if (inserted.length === 0) {
    // Another start was faster; by now it has committed, so its attempt is seen.
    const open = await openAttemptOf(tx, actor, attempt.assignmentId)
    return open === null ? fail({ kind: 'conflict', detail: 'started-elsewhere' }) : ok({ attemptId: open.id })
  }
  const items = await tx
    .select({
      quizPosition: quizItems.position,
      section: quizItems.section,
      questionVersionId: quizItems.questionVersionId,
      points: quizItems.points,
      body: questionVersions.body,
      sections: quizVersions.sections,
    })
    .from(quizItems)
    .innerJoin(
      quizVersions,
      and(eq(quizVersions.schoolId, quizItems.schoolId), eq(quizVersions.id, quizItems.quizVersionId)),
    )
    .innerJoin(
      questionVersions,
      and(eq(questionVersions.schoolId, quizItems.schoolId), eq(questionVersions.id, quizItems.questionVersionId)),
    )
    .where(and(eq(quizItems.schoolId, schoolId), eq(quizItems.quizVersionId, attempt.quizVersionId)))
    .orderBy(asc(quizItems.position), asc(quizItems.questionVersionId))
  if (items.length === 0) return fail({ kind: 'closed', detail: 'no-questions' })
  const drawn = drawItems(items[0]?.sections ?? [], items, randomBelow)
  await tx.insert(attemptItems).values(
    drawn.map(({ quizPosition, questionVersionId, points, body }, index) => ({
      schoolId,
      attemptId: id,
      position: index + 1,
      quizPosition,
      questionVersionId,
      points,
      optionOrder: shuffled(optionIds(body), randomBelow),
    })),
  )
  await recordAudit(tx, ctx, {
    schoolId,
    action: 'attempt-started',
    subjectType: 'attempt',
    subjectId: id,
    detail: { number: attempt.number },
  })
  return ok({ attemptId: id })
}

/** Chance that nobody can foretell: it decides which questions a student gets. */
function randomBelow(n: number): number {
  return randomInt(n)
}
