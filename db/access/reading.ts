import { and, desc, eq, sql } from 'drizzle-orm'
import type { QuizState, ReaderView } from '#domain/article/reader-view.ts'
import { readingMinutes } from '#domain/article/reading-time.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { EditorNoteView, NoteView } from '#domain/notes/view.ts'
import { type Actor, type ClassRole, can } from '#domain/policy.ts'
import { type AssignmentTimes, effectiveTimes } from '#domain/quiz/attempt-rules.ts'
import { drawnTotals } from '#domain/quiz/drawn-totals.ts'
import { isAnswered } from '#domain/quiz/grade.ts'
import { fail, forbidden, invalid, notFound, ok, type Result, unauthenticated } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { classes, readingStates, revisionLevels } from '../schema/tables.ts'
import { editorNotesOf } from './editor-notes-of.ts'
import { type AssignmentFacts, assignmentFactsOf } from './facts.ts'
import { notesOf } from './notes-of.ts'
import { readRevisionOf } from './read-revision.ts'
import { askReading, type ToldReading } from './reading-told.ts'
import { findLook, levelsOffered, lookKeyOf, madeLook, type TextLook } from './text-look.ts'
import { withActor, withOwnRole } from './with-actor.ts'

const notOpenYet = fail({ kind: 'closed', detail: 'not-open-yet' })

/**
 * An assigned text as one reader sees it, at the level asked for or, where that is not to be had, the standard one: as it is
 * read now, or as the quiz speaks of it, which stays the same when the reading is moved to a newer revision.
 * A student's first reading is recorded; a teacher's never is. One query, one more at the first reading and for the teacher's
 * notes, and what it takes to read or make a look that this process has not read yet (docs/decisions/0020-reading-speed.md).
 * Errors: `closed` "not-open-yet" for students before their opening time.
 */
export async function readAssignment(
  ctx: Ctx,
  assignmentId: string,
  level: ReadingLevel,
  as: 'reading' | 'quiz' = 'reading',
): Promise<Result<ReaderView>> {
  const read = await openText(ctx, { assignmentId, level, as }, async () => null)
  return read.ok ? ok(read.value.view) : read
}

/** What the reader's page shows: the text, the notes on it that the reader may see, and the terms they have looked up. */
export type ReadingPage = {
  view: ReaderView
  notes: NoteView[]
  /** Null where look-ups are not kept. */
  lookedUp: string[] | null
}

/** `readAssignment` with the notes on the text and their replies, in one transaction: three queries more. */
export async function readReadingPage(
  ctx: Ctx,
  assignmentId: string,
  level: ReadingLevel,
): Promise<Result<ReadingPage>> {
  const read = await openText(
    ctx,
    { assignmentId, level, as: 'reading' },
    (tx, actor, { id, given, groups }, classRole) => notesOf(tx, actor, { id, ...given }, { classRole, groups }),
  )
  if (!read.ok) return read
  const { view, told, more } = read.value
  return ok({ view, notes: more, lookedUp: view.reading === null ? null : told.lookedUp })
}

type Opened<T> = { view: ReaderView; told: ToldReading; more: T }

/** Reads the text, and with `more` what else is wanted of it in the same transaction. */
async function openText<T>(
  ctx: Ctx,
  { assignmentId, level, as }: { assignmentId: string; level: ReadingLevel; as: 'reading' | 'quiz' },
  more: (tx: Db, actor: Actor, told: ToldReading, classRole: ClassRole) => Promise<T>,
): Promise<Result<Opened<T>>> {
  const { actor } = ctx
  if (actor === null) return unauthenticated
  const read = await withOwnRole(ctx, async (tx) => {
    const told = await askReading(tx, actor, assignmentId, ctx.now(), as)
    const times = told && effectiveTimes(told.assignment, told.override)
    const refused = refusal(actor, told && times && { ...told, isOpen: times.openAt <= ctx.now() })
    if (refused !== null || told === null || times === null || told.classRole === null) return refused ?? notFound
    const { glossaryVersion, classRole } = told
    const key = glossaryVersion === null ? null : lookKeyOf(actor.schoolId, { ...told, glossaryVersion }, level)
    if (key === null) return notFound
    const isFirst = classRole === 'student' && told.reading === null
    if (isFirst) await insertReading(tx, ctx, actor, assignmentId)
    const editorNotes = told.hasEditorNotes ? await editorNotesOf(tx, actor.schoolId, told) : []
    const found = await findLook(tx, key, told.articleId)
    return ok({ told, key, times, classRole, editorNotes, found, more: await more(tx, actor, told, classRole) })
  })
  if (!read.ok) return read
  const { found, key, ...opened } = read.value
  const look = await madeLook(ctx, key, found)
  if (!look.ok) return look
  return ok({ told: opened.told, more: opened.more, view: viewOf(opened, key.level, look.value) })
}

type Shown = { told: ToldReading; times: AssignmentTimes; classRole: ClassRole; editorNotes: EditorNoteView[] }

function viewOf(
  { told, times, classRole, editorNotes }: Shown,
  level: ReadingLevel,
  { meta, html, figures }: TextLook,
): ReaderView {
  const { words, paragraphs, reached, terms } = figures
  const furthestBlockId = told.reading?.furthestBlockId ?? null
  const furthestParagraph = (furthestBlockId === null ? null : reached[furthestBlockId]) || null
  const isDone = told.reading?.isDone ?? false
  return {
    assignmentId: told.id,
    classRole,
    className: told.className,
    timeZone: told.timeZone,
    dueAt: times.dueAt?.toISOString() ?? null,
    closeAt: times.closeAt?.toISOString() ?? null,
    reading: classRole === 'student' ? { furthestBlockId, furthestParagraph, isDone } : null,
    talk: { groups: told.groups, isTeaching: classRole !== 'student', notesAfterOwn: told.given.notesAfterOwn },
    quiz: told.quiz && quizStateOf(told.quiz),
    meta,
    level,
    levels: levelsOffered(told),
    html,
    paragraphs,
    words,
    minutes: readingMinutes(words),
    terms,
    editorNotes,
  }
}

/** How far the actor's newest attempt is. */
function quizStateOf({ sections, items, attempt }: NonNullable<ToldReading['quiz']>): QuizState {
  const { questions } = drawnTotals(sections, items)
  if (attempt === null) return { state: 'not-started', answered: 0, questions }
  const state = attempt.isHandedIn ? 'handed-in' : 'under-way'
  return { state, answered: attempt.answers.filter(isAnswered).length, questions }
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
function refusal(actor: Actor, facts: Pick<AssignmentFacts, 'classRole' | 'isOpen' | 'isWithdrawn'> | null) {
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
