import { and, eq, inArray } from 'drizzle-orm'
import type { ExportedNote, ExportedText } from '#domain/exchange/w3c/print-annotations.ts'
import { type NoteFilter, notesPerPage } from '#domain/notes/note-filter.ts'
import type { OwnNotesOfText } from '#domain/notes/view.ts'
import { type Actor, can } from '#domain/policy.ts'
import { ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { type annotationAnchors, revisionLevels, users } from '../schema/tables.ts'
import { placeOf, standingOf } from './notes-of.ts'
import { notedTexts, ownNoteRows } from './own-note-rows.ts'
import { withActor } from './with-actor.ts'

type Choice = { id: string; name: string }

export type OwnNotesPage = {
  /** The notes of this page, by text. */
  texts: OwnNotesOfText[]
  /** How many notes the filter finds on all pages. */
  found: number
  /** From 1; the last one where the address asks for one behind it. */
  page: number
  pages: number
  /** What there is to choose from: every text and class with a note of one's own. */
  choices: { texts: Choice[]; classes: Choice[] }
}

/**
 * One's own notes on texts one may still read, as far as the filter finds them: newest text first, then in the order of
 * the text. Two queries, whatever the number of notes.
 */
export async function findOwnNotes(ctx: Ctx, filter: NoteFilter): Promise<Result<OwnNotesPage>> {
  return withActor(ctx, async (tx, actor) => {
    const readable = await readableTexts(tx, ctx, actor, filter)
    const asked = readable.filter((text) => isAsked(text, filter))
    const found = asked.reduce((sum, text) => sum + text.found, 0)
    const pages = Math.max(1, Math.ceil(found / notesPerPage))
    const page = Math.min(filter.page, pages)
    const rows = await ownNoteRows(tx, actor, filter, {
      assignmentIds: asked.map(({ assignmentId }) => assignmentId),
      limit: notesPerPage,
      offset: (page - 1) * notesPerPage,
    })
    const texts = asked.map(({ assignmentId, title, className, found: count }) => {
      const own = rows.filter(({ note }) => note.assignmentId === assignmentId)
      return { assignmentId, title, className, found: count, notes: own.map(noteOf) }
    })
    const choices = {
      texts: distinct(readable.map(({ articleId, title }) => ({ id: articleId, name: title }))),
      classes: distinct(readable.map(({ classId, className }) => ({ id: classId, name: className }))),
    }
    return ok({ texts: texts.filter(({ notes }) => notes.length > 0), found, page, pages, choices })
  })
}

/** A note as it leaves, with what it is on. */
export type OwnNoteToExport = ExportedNote & { title: string; className: string; blockId: string | null }

export type OwnNotesExport = {
  notes: OwnNoteToExport[]
  /** Every text that a passage of these notes stands in. */
  texts: (ExportedText & Pick<typeof revisionLevels.$inferSelect, 'blocks'>)[]
  creator: { id: string; name: string }
}

/** All of one's own notes that a filter finds, whatever page it asks for, with the texts they are on. Four queries. */
export async function exportOwnNotes(ctx: Ctx, filter: NoteFilter): Promise<Result<OwnNotesExport>> {
  return withActor(ctx, async (tx, actor) => {
    const asked = (await readableTexts(tx, ctx, actor, filter)).filter((text) => isAsked(text, filter))
    const texts = new Map(asked.map((text) => [text.assignmentId, text]))
    const rows = await ownNoteRows(tx, actor, filter, { assignmentIds: [...texts.keys()] })
    const notes = rows.map(({ note, anchor }) => {
      const { title = '', className = '' } = texts.get(note.assignmentId) ?? {}
      const { id, kind, audience, body, assignmentId } = note
      const moments = { createdAt: note.createdAt.toISOString(), updatedAt: note.updatedAt.toISOString() }
      const passage = anchor && passageOf(anchor)
      const blockId = passage?.place?.blockId ?? null
      return { id, kind, audience, body, assignmentId, ...moments, title, className, blockId, passage }
    })
    const revisionIds = [...new Set(rows.flatMap(({ anchor }) => (anchor ? [anchor.revisionId] : [])))]
    return ok({ notes, texts: await textsOf(tx, actor, revisionIds), creator: await nameOf(tx, actor) })
  })
}

async function readableTexts(tx: Db, ctx: Ctx, actor: Actor, filter: NoteFilter) {
  const noted = await notedTexts(tx, ctx, actor, filter)
  return noted.filter(({ classRole, isOpen, isWithdrawn }) =>
    can(actor, 'assignment.read', { classRole, isOpen, isWithdrawn }),
  )
}

function isAsked({ articleId, classId }: { articleId: string; classId: string }, filter: NoteFilter): boolean {
  return (filter.text ?? articleId) === articleId && (filter.class ?? classId) === classId
}

type NoteRow = Awaited<ReturnType<typeof ownNoteRows>>[number]

function noteOf({ note, anchor }: NoteRow): OwnNotesOfText['notes'][number] {
  const { id, kind, audience, body, version } = note
  return {
    id,
    kind,
    audience,
    body,
    version,
    createdAt: note.createdAt.toISOString(),
    place: anchor && placeOf(anchor),
    standing: standingOf(anchor),
    isAnswered: note.answeredAt !== null,
    hiding: note.hiddenAt && { reason: note.hiddenReason ?? '' },
  }
}

function passageOf(anchor: typeof annotationAnchors.$inferSelect): NonNullable<ExportedNote['passage']> {
  const { revisionId, level, quote, prefix, suffix, startOffset, endOffset, blockId, endBlockId } = anchor
  const hasPlace = startOffset !== null && endOffset !== null && blockId !== null && endBlockId !== null
  const place = hasPlace ? { start: startOffset, end: endOffset, blockId, endBlockId } : null
  return { revisionId, level, quote, prefix, suffix, place }
}

/** The texts as far as row-level security shows them; of a note whose text is closed the words alone are kept. */
async function textsOf(tx: Db, actor: Actor, revisionIds: readonly string[]) {
  if (revisionIds.length === 0) return []
  const { revisionId, level, blocks } = revisionLevels
  return tx
    .select({ revisionId, level, blocks })
    .from(revisionLevels)
    .where(and(eq(revisionLevels.schoolId, actor.schoolId), inArray(revisionId, [...revisionIds])))
    .orderBy(revisionId, level)
}

async function nameOf(tx: Db, { schoolId, userId }: Actor) {
  const [row] = await tx
    .select({ name: users.displayName })
    .from(users)
    .where(and(eq(users.schoolId, schoolId), eq(users.id, userId)))
  return { id: userId, name: row?.name ?? '' }
}

/** Each choice once, by name; of two names of one thing the first. */
function distinct(choices: readonly Choice[]): Choice[] {
  const byId = new Map<string, Choice>()
  for (const choice of choices) if (!byId.has(choice.id)) byId.set(choice.id, choice)
  return [...byId.values()].sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
}
