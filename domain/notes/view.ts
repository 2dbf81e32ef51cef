/**
 * Decides what of a note reaches a reader's browser: the words, who wrote them for whom, and where they stand in the text
 * shown. Nothing else of the stored row leaves the server.
 */
import type { AnchorStatus } from '#domain/anchoring/schema.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { Correction } from './editor-note.ts'
import type { AnnotationKind, Audience, EditorNoteKind } from './schema.ts'

/** Where a passage stands; offsets are UTF-16 units [start, end) in the stream of `level`. */
export type NotePlace = { level: ReadingLevel; start: number; end: number; blockId: string; quote: string }

/** What became of a note's passage, and its words: as they stand, or without a place as they last stood. */
export type Standing = { status: AnchorStatus; quote: string }

/** What became of a note in one revision. */
export type NotePast = Standing & {
  /** Of the revision. */
  number: number
  /** ISO 8601. */
  publishedAt: string
}

export type NoteView = {
  id: string
  kind: AnnotationKind
  audience: Audience
  body: string
  /** Counts up with each edit. */
  version: number
  /** ISO 8601. */
  createdAt: string
  isOwn: boolean
  authorName: string
  /** Whether a teacher wrote it. */
  isByTeacher: boolean
  /** Null where the passage has no place in this revision. */
  place: NotePlace | null
  /** Null where it was never looked for in this revision. */
  standing: Standing | null
}

/** A note by the article's teacher, the same in every class. */
export type EditorNoteView = {
  id: string
  kind: EditorNoteKind
  body: string
  /** The parts of a correction; null for the other kinds. */
  correction: Correction | null
  /** Null when the reader may not know the author. */
  authorName: string | null
  place: NotePlace | null
  standing: Standing | null
}

/** One of my notes on the page of all my notes. */
export type OwnNoteView = Omit<NoteView, 'isOwn' | 'authorName' | 'isByTeacher'>

/** My notes on one assignment, in the order of the text. */
export type OwnNotesOfText = { assignmentId: string; title: string; className: string; notes: OwnNoteView[] }
