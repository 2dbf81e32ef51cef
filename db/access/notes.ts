import { and, asc, eq } from 'drizzle-orm'
import type { Anchor } from '#domain/anchoring/schema.ts'
import { notesPerPersonMax } from '#domain/notes/limits.ts'
import type { AnnotationEdit, AnnotationKind, NewAnnotation } from '#domain/notes/schema.ts'
import type { NoteView } from '#domain/notes/view.ts'
import { type Actor, can } from '#domain/policy.ts'
import { fail, invalid, notFound, ok, type Result } from '#domain/result.ts'
import { isStorable } from '#domain/storable-text.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { annotationAnchors, annotations } from '../schema/tables.ts'
import { assignmentFactsOf } from './facts.ts'
import { groupsFor } from './groups-for.ts'
import { faultOfSharing, mayShareWith } from './note-sharing.ts'
import { notesOf } from './notes-of.ts'
import { describeIn, isOwnNote, ownNote } from './own-note.ts'
import { readRevisionOf } from './read-revision.ts'
import { withActor } from './with-actor.ts'

/** Where a note stands after it was written: what the browser must know to change it. */
export type NoteReceipt = { id: string; version: number }

/** The notes on an assignment that the actor may see, in the order of the text. Three queries. */
export async function listNotes(ctx: Ctx, assignmentId: string): Promise<Result<NoteView[]>> {
  return withActor(ctx, async (tx, actor) => {
    const facts = await assignmentFactsOf(tx, actor, assignmentId, ctx.now())
    if (!facts?.classRole || !can(actor, 'assignment.read', facts)) return notFound
    const { assignment, classRole } = facts
    const groups = await groupsFor(tx, actor, assignment.classId, classRole)
    return ok(await notesOf(tx, actor, assignment, { classRole, groups }))
  })
}

/**
 * Writes a mark or note on a passage of the assigned revision. The id is the client's: the same note again is answered
 * as the first time. Errors: `invalid` on `span` when the words do not stand where they claim, on `body`, and
 * on `audience` "group-unknown"; `conflict` "note-id-taken" when the id belongs to another note or to other words, "text-moved" when the class has just been
 * given a newer revision.
 */
export async function createNote(ctx: Ctx, assignmentId: string, note: NewAnnotation): Promise<Result<NoteReceipt>> {
  return withActor<NoteReceipt>(ctx, async (tx, actor) => {
    const facts = await assignmentFactsOf(tx, actor, assignmentId, ctx.now())
    if (!facts || !can(actor, 'assignment.read', facts)) return notFound
    const wrong = bodyFault(note.kind, note.body)
    if (wrong !== null) return invalid('body', wrong)
    if (!(await mayShareWith(tx, actor, facts, note.groupId ?? null))) return invalid('audience', 'group-unknown')
    const anchor = await describeIn(tx, actor, facts.assignment, note.span)
    // A note that was stored before the text changed is answered as it was then.
    if (!anchor.ok) return (await isStored(tx, actor, note.id)) ? sameNoteAgain(tx, actor, assignmentId, note) : anchor
    const { schoolId, userId } = actor
    if ((await countOwn(tx, actor, assignmentId)) >= notesPerPersonMax) return invalid('body', 'too-many-notes')
    const { id, kind, audience, groupId = null, body } = note
    const createdAt = ctx.now()
    const inserted = await tx
      .insert(annotations)
      .values({
        schoolId,
        id,
        assignmentId,
        authorId: userId,
        kind,
        audience,
        groupId,
        body,
        createdAt,
        updatedAt: createdAt,
      })
      .onConflictDoNothing()
      .returning({ id: annotations.id, version: annotations.version })
    const [receipt] = inserted
    if (!receipt) return sameNoteAgain(tx, actor, assignmentId, note)
    // The note's row now holds the assignment: it was moved before this moment, or waits until the note can be followed.
    const held = await assignmentFactsOf(tx, actor, assignmentId, createdAt)
    if (!held || readRevisionOf(held.assignment) !== readRevisionOf(facts.assignment)) {
      return fail({ kind: 'conflict', detail: 'text-moved' })
    }
    await tx
      .insert(annotationAnchors)
      .values(anchorRow(actor, note.id, readRevisionOf(facts.assignment), anchor.value, createdAt))
    return ok(receipt)
  })
}

/**
 * Changes words or audience of one's own note. Errors: `conflict` "note-changed" when another window was faster,
 * "note-has-replies" when another audience would see or lose replies that the author was not told of (`data.replies` says how
 * many there are); `invalid` on `audience` "group-unknown".
 */
export async function editNote(ctx: Ctx, noteId: string, edit: AnnotationEdit): Promise<Result<NoteReceipt>> {
  return withActor<NoteReceipt>(ctx, async (tx, actor) => {
    const note = await ownNote(tx, ctx, actor, noteId, 'locked')
    if (note === null || note.deletedAt !== null) return notFound
    const wrong = bodyFault(note.kind, edit.body)
    if (wrong !== null) return invalid('body', wrong)
    if (note.version !== edit.version) return changedMeanwhile
    const resharing = await faultOfSharing(tx, ctx, actor, note, edit)
    if (resharing !== null) return resharing
    const { audience, body, groupId = null } = edit
    const [receipt] = await tx
      .update(annotations)
      .set({ audience, groupId, body, version: edit.version + 1, updatedAt: ctx.now() })
      .where(and(isOwnNote(actor, noteId), eq(annotations.version, edit.version)))
      .returning({ id: annotations.id, version: annotations.version })
    return receipt ? ok(receipt) : changedMeanwhile
  })
}

const changedMeanwhile = fail({ kind: 'conflict', detail: 'note-changed' })

/** Takes one's own note away; it stays for undo and nobody else sees it. Deleting again changes nothing. */
export async function deleteNote(ctx: Ctx, noteId: string): Promise<Result<NoteReceipt>> {
  return setDeleted(ctx, noteId, true)
}

/** Puts a deleted note back as it was. */
export async function restoreNote(ctx: Ctx, noteId: string): Promise<Result<NoteReceipt>> {
  return setDeleted(ctx, noteId, false)
}

/** A highlight has no words, a note and a question have some, "lost here" may. */
function bodyFault(kind: AnnotationKind, body: string): string | null {
  if (!isStorable(body)) return 'note-unstorable'
  if (kind === 'highlight') return body.trim() === '' ? null : 'highlight-has-words'
  if (kind === 'lost') return null
  return body.trim() === '' ? 'note-empty' : null
}

function anchorRow(actor: Actor, annotationId: string, revisionId: string, anchor: Anchor, createdAt: Date) {
  const { start, end, ...rest } = anchor
  const at = { schoolId: actor.schoolId, annotationId, revisionId, createdAt }
  return { ...at, ...rest, status: 'exact' as const, startOffset: start, endOffset: end }
}

async function countOwn(tx: Db, actor: Actor, assignmentId: string): Promise<number> {
  const { schoolId, userId } = actor
  return tx.$count(
    annotations,
    and(
      eq(annotations.schoolId, schoolId),
      eq(annotations.assignmentId, assignmentId),
      eq(annotations.authorId, userId),
    ),
  )
}

async function isStored(tx: Db, actor: Actor, noteId: string): Promise<boolean> {
  return (await tx.$count(annotations, isOwnNote(actor, noteId))) > 0
}

/** A retry of what is stored already succeeds; anything else under the same id is refused. */
async function sameNoteAgain(
  tx: Db,
  actor: Actor,
  assignmentId: string,
  note: NewAnnotation,
): Promise<Result<NoteReceipt>> {
  const [stored] = await tx
    .select({ note: annotations, anchor: annotationAnchors })
    .from(annotations)
    .innerJoin(
      annotationAnchors,
      and(eq(annotationAnchors.schoolId, annotations.schoolId), eq(annotationAnchors.annotationId, annotations.id)),
    )
    .where(and(isOwnNote(actor, note.id), eq(annotations.assignmentId, assignmentId)))
    .orderBy(asc(annotationAnchors.createdAt), asc(annotationAnchors.revisionId))
    .limit(1)
  const { span } = note
  const isSame =
    stored !== undefined &&
    stored.note.kind === note.kind &&
    stored.note.audience === note.audience &&
    stored.note.groupId === (note.groupId ?? null) &&
    stored.note.body === note.body &&
    stored.anchor.level === span.level &&
    stored.anchor.startOffset === span.start &&
    stored.anchor.quote === span.quote
  return isSame
    ? ok({ id: note.id, version: stored.note.version })
    : fail({ kind: 'conflict', detail: 'note-id-taken' })
}

async function setDeleted(ctx: Ctx, noteId: string, isDeleted: boolean): Promise<Result<NoteReceipt>> {
  return withActor(ctx, async (tx, actor) => {
    const note = await ownNote(tx, ctx, actor, noteId)
    if (note === null) return notFound
    const deletedAt = isDeleted ? (note.deletedAt ?? ctx.now()) : null
    await tx.update(annotations).set({ deletedAt }).where(isOwnNote(actor, noteId))
    return ok({ id: note.id, version: note.version })
  })
}
