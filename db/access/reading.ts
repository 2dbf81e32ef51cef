import { and, desc, eq, sql } from 'drizzle-orm'
import { isNumbered } from '#domain/article/paragraph-numbers.ts'
import type { QuizState, ReaderView, ReadingState } from '#domain/article/reader-view.ts'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import { type Actor, can } from '#domain/policy.ts'
import { effectiveTimes } from '#domain/quiz/attempt-rules.ts'
import { isAnswered } from '#domain/quiz/grade.ts'
import { fail, forbidden, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  type assignments,
  attempts,
  classes,
  quizVersions,
  readingStates,
  responseEvents,
  revisionLevels,
} from '../schema/tables.ts'
import { drawnQuestions } from './drawn-questions.ts'
import { type AssignmentFacts, assignmentFactsOf } from './facts.ts'
import { groupsFor } from './groups-for.ts'
import { readRevisionOf } from './read-revision.ts'
import { describeReading, readText } from './read-text.ts'
import { keepRendering } from './system/renderings.ts'
import { withActor } from './with-actor.ts'

const notOpenYet = fail({ kind: 'closed', detail: 'not-open-yet' })

/**
 * An assigned text as one reader sees it, at the level asked for or, where that is not to be had, the standard one: as it is
 * read now, or as the quiz speaks of it, which stays the same when the reading is moved to a newer revision.
 * A student's first reading is recorded; a teacher's never is. Nine queries, ten at the first reading, two more when
 * this look of the text has not been made yet. Errors: `closed` "not-open-yet" for students before their opening time.
 */
export async function readAssignment(
  ctx: Ctx,
  assignmentId: string,
  level: ReadingLevel,
  as: 'reading' | 'quiz' = 'reading',
): Promise<Result<ReaderView>> {
  const read = await withActor(ctx, async (tx, actor) => {
    const facts = await assignmentFactsOf(tx, actor, assignmentId, ctx.now())
    const refused = refusal(actor, facts)
    if (refused !== null || facts === null || facts.classRole === null) return refused ?? notFound
    const { assignment } = facts
    const revisionId = as === 'quiz' ? assignment.revisionId : readRevisionOf(assignment)
    const text = await readText(tx, actor, { ...assignment, revisionId }, level)
    if (text === null) return notFound
    const isStudent = facts.classRole === 'student'
    const reading = isStudent ? await openReading(tx, ctx, actor, assignmentId, text.blocks) : null
    const quiz = await quizStateOf(tx, actor, facts.assignment)
    const { className, timeZone } = await classOf(tx, actor, facts.assignment.classId)
    const { dueAt, closeAt } = effectiveTimes(facts.assignment, facts.override)
    const times = { dueAt: dueAt?.toISOString() ?? null, closeAt: closeAt?.toISOString() ?? null }
    return ok({
      text,
      view: {
        assignmentId,
        classRole: facts.classRole,
        className,
        timeZone,
        ...times,
        reading,
        talk: {
          groups: await groupsFor(tx, actor, assignment.classId, facts.classRole),
          isTeaching: !isStudent,
          notesAfterOwn: assignment.notesAfterOwn,
        },
        quiz,
      },
    })
  })
  if (!read.ok) return read
  const { text, view } = read.value
  const html = text.html === null ? await keepRendering(ctx, text.key, text) : ok(text.html)
  return html.ok ? ok({ ...view, ...describeReading(text), html: html.value }) : html
}

/** When and where a text will open, for a student who may know of the assignment but is early. */
export async function readOpening(
  ctx: Ctx,
  assignmentId: string,
): Promise<Result<{ className: string; timeZone: string; openAt: Date }>> {
  return withActor(ctx, async (tx, actor) => {
    const facts = await assignmentFactsOf(tx, actor, assignmentId, ctx.now())
    if (facts === null || !can(actor, 'assignment.see', facts)) return notFound
    const openAt = facts.override?.openAt ?? facts.assignment.openAt
    return ok({ ...(await classOf(tx, actor, facts.assignment.classId)), openAt })
  })
}

/** Remembers the furthest paragraph a student has reached; going back changes nothing. No time is stored. */
export async function saveReadingProgress(
  ctx: Ctx,
  assignmentId: string,
  input: { furthestBlockId: string },
): Promise<Result<{ furthestBlockId: string }>> {
  return withActor(ctx, async (tx, actor) => {
    const facts = await assignmentFactsOf(tx, actor, assignmentId, ctx.now())
    const refused = refusal(actor, facts)
    if (refused !== null || facts === null) return refused ?? notFound
    if (facts.classRole !== 'student') return forbidden
    const order = await blockOrder(tx, actor, readRevisionOf(facts.assignment))
    const reached = order.indexOf(input.furthestBlockId)
    if (reached < 0) return invalid('furthestBlockId', 'block-unknown')
    await insertReading(tx, ctx, actor, assignmentId)
    const [before] = await tx.select().from(readingStates).where(ownReading(actor, assignmentId)).for('update')
    const furthestBlockId = before?.furthestBlockId ?? null
    if (furthestBlockId !== null && order.indexOf(furthestBlockId) >= reached) return ok({ furthestBlockId })
    await tx.update(readingStates).set(input).where(ownReading(actor, assignmentId))
    return ok({ furthestBlockId: input.furthestBlockId })
  })
}

/** A student says that a reading without a quiz is done; saying it again changes nothing. `conflict` "has-quiz" else. */
export async function markReadingDone(ctx: Ctx, assignmentId: string): Promise<Result<null>> {
  return withActor<null>(ctx, async (tx, actor) => {
    const facts = await assignmentFactsOf(tx, actor, assignmentId, ctx.now())
    const refused = refusal(actor, facts)
    if (refused !== null || facts === null) return refused ?? notFound
    if (facts.classRole !== 'student') return forbidden
    if (facts.assignment.quizVersionId !== null) return fail({ kind: 'conflict', detail: 'has-quiz' })
    await insertReading(tx, ctx, actor, assignmentId)
    await tx
      .update(readingStates)
      .set({ doneAt: sql`coalesce(${readingStates.doneAt}, ${ctx.now().toISOString()}::timestamptz)` })
      .where(ownReading(actor, assignmentId))
    return ok(null)
  })
}

/** Why this actor may not read; null when they may. An early student may know that the text exists. */
function refusal(actor: Actor, facts: AssignmentFacts | null) {
  if (facts === null) return notFound
  if (can(actor, 'assignment.read', facts)) return null
  return can(actor, 'assignment.see', facts) ? notOpenYet : notFound
}

function ownReading(actor: Actor, assignmentId: string) {
  return and(
    eq(readingStates.schoolId, actor.schoolId),
    eq(readingStates.assignmentId, assignmentId),
    eq(readingStates.studentId, actor.userId),
  )
}

async function insertReading(tx: Db, ctx: Ctx, actor: Actor, assignmentId: string): Promise<void> {
  await tx
    .insert(readingStates)
    .values({ schoolId: actor.schoolId, assignmentId, studentId: actor.userId, openedAt: ctx.now() })
    .onConflictDoNothing()
}

async function openReading(
  tx: Db,
  ctx: Ctx,
  actor: Actor,
  assignmentId: string,
  blocks: readonly Block[],
): Promise<ReadingState> {
  const [state] = await tx.select().from(readingStates).where(ownReading(actor, assignmentId))
  if (!state) await insertReading(tx, ctx, actor, assignmentId)
  const furthestBlockId = state?.furthestBlockId ?? null
  const reached = blocks.findIndex((block) => block.id === furthestBlockId)
  const paragraphs = blocks.slice(0, reached + 1).filter(isNumbered).length
  return { furthestBlockId, furthestParagraph: paragraphs > 0 ? paragraphs : null, isDone: Boolean(state?.doneAt) }
}

/** Block ids of the revision in reading order; the levels share them, and the standard one has them all. */
async function blockOrder(tx: Db, actor: Actor, revisionId: string): Promise<string[]> {
  const rows = await tx
    .select({ ids: sql<string[]>`jsonb_path_query_array(${revisionLevels.blocks}, '$[*].id')` })
    .from(revisionLevels)
    .where(and(eq(revisionLevels.schoolId, actor.schoolId), eq(revisionLevels.revisionId, revisionId)))
    .orderBy(desc(revisionLevels.level))
  return [...new Set(rows.flatMap((row) => row.ids))]
}

async function classOf(tx: Db, actor: Actor, classId: string): Promise<{ className: string; timeZone: string }> {
  const [row] = await tx
    .select({ className: classes.name, timeZone: classes.timeZone })
    .from(classes)
    .where(and(eq(classes.schoolId, actor.schoolId), eq(classes.id, classId)))
  return row ?? { className: '', timeZone: 'UTC' }
}

/** How far the actor's newest attempt is; null where there is no quiz. Two queries. */
async function quizStateOf(
  tx: Db,
  actor: Actor,
  { id, quizVersionId }: typeof assignments.$inferSelect,
): Promise<QuizState | null> {
  if (quizVersionId === null) return null
  const [drawn] = await tx
    .select({ questions: drawnQuestions({ schoolId: actor.schoolId, quizVersionId }) })
    .from(quizVersions)
    .where(and(eq(quizVersions.schoolId, actor.schoolId), eq(quizVersions.id, quizVersionId)))
  const questions = drawn?.questions ?? 0
  const answers = await tx
    .selectDistinctOn([attempts.number, responseEvents.position], {
      number: attempts.number,
      submittedAt: attempts.submittedAt,
      payload: responseEvents.payload,
    })
    .from(attempts)
    .leftJoin(
      responseEvents,
      and(
        eq(responseEvents.schoolId, attempts.schoolId),
        eq(responseEvents.attemptId, attempts.id),
        eq(responseEvents.disposition, 'current'),
      ),
    )
    .where(
      and(eq(attempts.schoolId, actor.schoolId), eq(attempts.assignmentId, id), eq(attempts.studentId, actor.userId)),
    )
    .orderBy(desc(attempts.number), responseEvents.position, desc(responseEvents.seq))
  const [first] = answers
  if (!first) return { state: 'not-started', answered: 0, questions }
  const answered = answers.filter(({ number, payload }) => number === first.number && isAnswered(payload)).length
  return { state: first.submittedAt === null ? 'under-way' : 'handed-in', answered, questions }
}
