import { and, eq, isNull } from 'drizzle-orm'
import { describeSpan } from '#domain/anchoring/describe.ts'
import { findTypedQuote } from '#domain/anchoring/find-typed-quote.ts'
import type { Anchor } from '#domain/anchoring/schema.ts'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import { contentOf, type EditorNoteInput } from '#domain/notes/editor-note.ts'
import type { EditorNoteView } from '#domain/notes/view.ts'
import { type Actor, can } from '#domain/policy.ts'
import { fail, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { editorNoteAnchors, editorNotes } from '../schema/tables.ts'
import { anchorsInEveryRevision } from './anchor-rows.ts'
import { lockOwnArticle, newestRevisionOf, type StoredRevision } from './article-drafts.ts'
import { editorNotesOf } from './editor-notes-of.ts'
import { ownsArticle } from './facts.ts'
import { withActor } from './with-actor.ts'

export type EditableNote = EditorNoteView & { version: number }

/** The owner's notes in the margin of an article, as they stand on its newest revision. Four queries. */
export async function listEditorNotes(ctx: Ctx, articleId: string): Promise<Result<EditableNote[]>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'article.edit', { isOwner: await ownsArticle(tx, actor, articleId) })) return notFound
    const newest = await newestRevisionOf(tx, actor.schoolId, articleId)
    if (newest === null) return notFound
    return ok(await editorNotesOf(tx, actor.schoolId, { articleId, revisionId: newest.id }))
  })
}

/**
 * Writes a note on a passage of the newest revision; in the others, which classes may be reading, the passage is found. The id
 * is made with the form: the same note again is answered as the first time. Errors: `invalid` on `quote`; `conflict`
 * "note-id-taken" when the id belongs to other words.
 */
export async function writeEditorNote(
  ctx: Ctx,
  articleId: string,
  input: EditorNoteInput & { id: string },
): Promise<Result<{ id: string }>> {
  return withOwnArticle(ctx, articleId, async (tx, actor, newest) => {
    const { id } = input
    const content = contentOf(input)
    const before = await storedNote(tx, actor, id)
    if (before !== null) {
      const isSame = before.articleId === articleId && before.kind === content.kind && before.body === content.body
      return isSame ? ok({ id }) : fail({ kind: 'conflict', detail: 'note-id-taken' })
    }
    const anchor = anchorIn(newest, input)
    if (!anchor.ok) return anchor
    const { schoolId, userId } = actor
    await tx.insert(editorNotes).values({ schoolId, id, articleId, authorId: userId, ...content, createdAt: ctx.now() })
    await insertAnchors(tx, ctx, { actor, articleId, id, newest }, anchor.value)
    return ok({ id })
  })
}

/**
 * Changes words, kind or passage of a note. `conflict` "note-changed" when another window was faster; `invalid` on `quote` as
 * above. A passage that is named as before stays where it was found.
 */
export async function editEditorNote(
  ctx: Ctx,
  articleId: string,
  input: EditorNoteInput & { id: string; version: number },
): Promise<Result<{ id: string }>> {
  return withOwnArticle(ctx, articleId, async (tx, actor, newest) => {
    const { id, version } = input
    const [changed] = await tx
      .update(editorNotes)
      .set({ ...contentOf(input), version: version + 1 })
      .where(and(isNoteOf(actor, articleId, id), eq(editorNotes.version, version), isNull(editorNotes.deletedAt)))
      .returning({ id: editorNotes.id })
    if (!changed) {
      const stored = await storedNote(tx, actor, id)
      if (stored?.articleId !== articleId || stored.deletedAt !== null) return notFound
      return fail({ kind: 'conflict', detail: 'note-changed' })
    }
    const [present] = await tx
      .select()
      .from(editorNoteAnchors)
      .where(
        and(
          eq(editorNoteAnchors.schoolId, actor.schoolId),
          eq(editorNoteAnchors.editorNoteId, id),
          eq(editorNoteAnchors.revisionId, newest.id),
        ),
      )
    const isSame = present?.startOffset != null && present.quote === input.quote && present.level === input.level
    if (isSame && (input.start === null || input.start === present.startOffset) && input.paragraph === null)
      return ok({ id })
    const anchor = anchorIn(newest, input)
    if (!anchor.ok) return anchor
    await tx
      .delete(editorNoteAnchors)
      .where(and(eq(editorNoteAnchors.schoolId, actor.schoolId), eq(editorNoteAnchors.editorNoteId, id)))
    await insertAnchors(tx, ctx, { actor, articleId, id, newest }, anchor.value)
    return ok({ id })
  })
}

/** Takes a note away, or puts it back as it was; nobody is shown a deleted one. The same again changes nothing. */
export async function setEditorNoteDeleted(
  ctx: Ctx,
  articleId: string,
  { id, isDeleted }: { id: string; isDeleted: boolean },
): Promise<Result<{ id: string }>> {
  return withOwnArticle(ctx, articleId, async (tx, actor) => {
    const changed = await tx
      .update(editorNotes)
      .set({ deletedAt: isDeleted ? ctx.now() : null })
      .where(isNoteOf(actor, articleId, id))
      .returning({ id: editorNotes.id })
    return changed.length === 0 ? notFound : ok({ id })
  })
}

/** Runs `work` for the article's owner with its row locked, so that no revision is published meanwhile. */
function withOwnArticle<T>(
  ctx: Ctx,
  articleId: string,
  work: (tx: Db, actor: Actor, newest: StoredRevision) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withActor<T>(ctx, async (tx, actor) => {
    if (!(await lockOwnArticle(tx, actor, articleId))) return notFound
    const newest = await newestRevisionOf(tx, actor.schoolId, articleId)
    return newest === null ? notFound : work(tx, actor, newest)
  })
}

function isNoteOf({ schoolId }: Actor, articleId: string, id: string) {
  return and(eq(editorNotes.schoolId, schoolId), eq(editorNotes.articleId, articleId), eq(editorNotes.id, id))
}

async function storedNote(tx: Db, { schoolId }: Actor, id: string) {
  const [row] = await tx
    .select()
    .from(editorNotes)
    .where(and(eq(editorNotes.schoolId, schoolId), eq(editorNotes.id, id)))
  return row ?? null
}

/** The passage that was named, in a revision. */
function anchorIn({ levels }: StoredRevision, { level, quote, start, paragraph }: EditorNoteInput): Result<Anchor> {
  const blocks = levels.find((one) => one.level === level)?.blocks
  if (!blocks) return invalid('quote', 'level-unknown')
  const blockId = paragraph === null ? null : blockOfParagraph(paragraphNumbers(blocks), paragraph)
  if (blockId === undefined) return invalid('paragraph', 'paragraph-unknown')
  const found = findTypedQuote(blocks, quote, { start: blockId === null ? start : null, blockId })
  return found.ok ? describeSpan(blocks, { level, ...found.value }) : found
}

function blockOfParagraph(numbers: ReadonlyMap<string, number>, paragraph: number): string | undefined {
  for (const [blockId, number] of numbers) if (number === paragraph) return blockId
  return undefined
}

async function insertAnchors(
  tx: Db,
  ctx: Ctx,
  { actor, articleId, id, newest }: { actor: Actor; articleId: string; id: string; newest: StoredRevision },
  anchor: Anchor,
): Promise<void> {
  const { schoolId } = actor
  const rows = await anchorsInEveryRevision(tx, { schoolId, articleId, revisionId: newest.id }, anchor)
  const createdAt = ctx.now()
  await tx.insert(editorNoteAnchors).values(rows.map((row) => ({ schoolId, editorNoteId: id, createdAt, ...row })))
}
