import { and, eq } from 'drizzle-orm'
import { repliesPerPersonMax } from '#domain/notes/limits.ts'
import type { NewReply, ReplyEdit } from '#domain/notes/talk-schema.ts'
import { type Actor, can } from '#domain/policy.ts'
import { fail, invalid, notFound, ok, type Result } from '#domain/result.ts'
import { isStorable } from '#domain/storable-text.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { annotationAnchors, annotations, replies } from '../schema/tables.ts'
import type { NoteReceipt } from './notes.ts'
import { type SeenNote, seenNote, seenReply } from './seen-note.ts'
import { countAnswers, holdNote, writeAnswered } from './system/answering-notes.ts'
import { withActor } from './with-actor.ts'

/**
 * Answers a note that the actor sees. The id is the client's: the same reply again is answered as the first time. A teacher's
 * reply says of a question that it is answered. Errors: `not-found` also for a note that was deleted or narrowed meanwhile;
 * `invalid` on `body` or `quote`; `conflict` "reply-id-taken".
 */
export async function createReply(ctx: Ctx, noteId: string, reply: NewReply): Promise<Result<NoteReceipt>> {
  return withActor<NoteReceipt>(ctx, async (tx, actor) => {
    await holdNote(tx, { schoolId: actor.schoolId, noteId })
    const seen = await seenNote(tx, ctx, actor, noteId)
    if (seen === null || seen.note.audience === 'me') return notFound
    const stored = await storedReply(tx, actor, reply.id)
    if (stored !== undefined) return sameReplyAgain(stored, noteId, reply)
    const wrong = await faultOf(tx, actor, seen, reply)
    if (wrong !== null) return wrong
    const { id, body, quote = null } = reply
    const { schoolId, userId } = actor
    const createdAt = ctx.now()
    const [receipt] = await tx
      .insert(replies)
      .values({ schoolId, id, annotationId: noteId, authorId: userId, body, quote, createdAt, updatedAt: createdAt })
      .onConflictDoNothing()
      .returning({ id: replies.id, version: replies.version })
    if (!receipt) return idTaken
    await answerByTeacher(tx, ctx, actor, seen)
    return ok(receipt)
  })
}

/** Changes the words of one's own reply. `conflict` "note-changed" when another window was faster. */
export async function editReply(ctx: Ctx, replyId: string, edit: ReplyEdit): Promise<Result<NoteReceipt>> {
  return withOwnReply(ctx, replyId, async (tx, actor, { reply }) => {
    if (reply.deletedAt !== null) return notFound
    if (!isStorable(edit.body)) return invalid('body', 'note-unstorable')
    const [receipt] = await tx
      .update(replies)
      .set({ body: edit.body, version: edit.version + 1, updatedAt: ctx.now() })
      .where(and(isOwnReply(actor, replyId), eq(replies.version, edit.version)))
      .returning({ id: replies.id, version: replies.version })
    return receipt ? ok(receipt) : fail({ kind: 'conflict', detail: 'note-changed' })
  })
}

/** Takes one's own reply away; it stays for undo. A question that it alone had answered is open again. */
export async function deleteReply(ctx: Ctx, replyId: string): Promise<Result<NoteReceipt>> {
  return withOwnReply(ctx, replyId, async (tx, actor, { reply, note }) => {
    const deletedAt = reply.deletedAt ?? ctx.now()
    await tx.update(replies).set({ deletedAt }).where(isOwnReply(actor, replyId))
    const at = { schoolId: actor.schoolId, noteId: note.id }
    if (note.answeredAt !== null && (await countAnswers(tx, { ...at, authorId: note.authorId })) === 0)
      await writeAnswered(tx, at, null)
    return ok({ id: replyId, version: reply.version })
  })
}

/** Puts a deleted reply back as it was. */
export async function restoreReply(ctx: Ctx, replyId: string): Promise<Result<NoteReceipt>> {
  return withOwnReply(ctx, replyId, async (tx, actor, seen) => {
    await tx.update(replies).set({ deletedAt: null }).where(isOwnReply(actor, replyId))
    await answerByTeacher(tx, ctx, actor, seen)
    return ok({ id: replyId, version: seen.reply.version })
  })
}

const idTaken = fail({ kind: 'conflict', detail: 'reply-id-taken' })

/** Runs `work` with one's own reply, deleted or not, and its note, which is held. */
function withOwnReply<T>(
  ctx: Ctx,
  replyId: string,
  work: (tx: Db, actor: Actor, seen: SeenNote & { reply: typeof replies.$inferSelect }) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withActor(ctx, async (tx, actor) => {
    const stored = await storedReply(tx, actor, replyId)
    if (stored === undefined) return notFound
    await holdNote(tx, { schoolId: actor.schoolId, noteId: stored.annotationId })
    const seen = await seenReply(tx, ctx, actor, replyId)
    return seen === null ? notFound : work(tx, actor, seen)
  })
}

async function storedReply(tx: Db, actor: Actor, replyId: string) {
  const [stored] = await tx.select().from(replies).where(isOwnReply(actor, replyId))
  return stored
}

function isOwnReply(actor: Actor, replyId: string) {
  return and(eq(replies.schoolId, actor.schoolId), eq(replies.id, replyId), eq(replies.authorId, actor.userId))
}

/** A retry of what is stored already succeeds; anything else under the same id is refused. */
function sameReplyAgain(
  stored: typeof replies.$inferSelect,
  noteId: string,
  { body, quote }: NewReply,
): Result<NoteReceipt> {
  const isSame = stored.annotationId === noteId && stored.body === body && stored.quote === (quote ?? null)
  return isSame ? ok({ id: stored.id, version: stored.version }) : idTaken
}

async function faultOf(tx: Db, actor: Actor, { note }: SeenNote, { body, quote }: NewReply) {
  if (!isStorable(body)) return invalid('body', 'note-unstorable')
  if (quote !== undefined && !(await standsThere(tx, actor, note, quote))) return invalid('quote', 'quote-gone')
  if ((await countOwn(tx, actor, note.assignmentId)) >= repliesPerPersonMax) return invalid('body', 'too-many-notes')
  return null
}

/** Nobody is quoted with words that are not theirs: a quote stands in the note, on its passage or in a reply that the actor sees. */
async function standsThere(tx: Db, actor: Actor, note: SeenNote['note'], quote: string): Promise<boolean> {
  if (note.body.includes(quote)) return true
  const said = await tx
    .select({ words: replies.body })
    .from(replies)
    .where(and(eq(replies.schoolId, actor.schoolId), eq(replies.annotationId, note.id)))
  const passages = await tx
    .select({ words: annotationAnchors.quote })
    .from(annotationAnchors)
    .where(and(eq(annotationAnchors.schoolId, actor.schoolId), eq(annotationAnchors.annotationId, note.id)))
  return [...said, ...passages].some(({ words }) => words.includes(quote))
}

async function countOwn(tx: Db, { schoolId, userId }: Actor, assignmentId: string): Promise<number> {
  const rows = await tx
    .select({ id: replies.id })
    .from(replies)
    .innerJoin(annotations, and(eq(annotations.schoolId, replies.schoolId), eq(annotations.id, replies.annotationId)))
    .where(
      and(eq(replies.schoolId, schoolId), eq(replies.authorId, userId), eq(annotations.assignmentId, assignmentId)),
    )
    .limit(repliesPerPersonMax)
  return rows.length
}

/** What a teacher replies to a question answers it. */
async function answerByTeacher(tx: Db, ctx: Ctx, actor: Actor, { note, facts }: SeenNote): Promise<void> {
  const isTeacher = can(actor, 'talk.moderate', { classRole: facts.classRole })
  if (!isTeacher || note.kind !== 'question' || note.authorId === actor.userId || note.answeredAt !== null) return
  await writeAnswered(tx, { schoolId: actor.schoolId, noteId: note.id }, { at: ctx.now(), by: actor.userId })
}
