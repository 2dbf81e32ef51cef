/**
 * Decides what of a note reaches a reader's browser: the words, who wrote them for whom, and where they stand in the text
 * shown. Nothing else of the stored row leaves the server.
 */
import type { AnchorStatus } from '#domain/anchoring/schema.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { Audience } from './audiences.ts'
import type { Correction } from './editor-note.ts'
import type { OwnReport } from './report.ts'
import type { AnnotationKind, EditorNoteKind } from './schema.ts'

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

/** A group as its members and teachers name it. */
export type GroupName = { id: string; name: string }

/** That a teacher has hidden something, as its author and teachers are told. */
export type Hiding = { reason: string }

/** An answer to a note. */
export type ReplyView = {
  id: string
  body: string
  /** The words it speaks of; null for none. */
  quote: string | null
  /** Counts up with each edit. */
  version: number
  /** ISO 8601. */
  createdAt: string
  isOwn: boolean
  authorName: string
  /** Whether a teacher wrote it. */
  isByTeacher: boolean
  /** Null where everybody who sees the note sees it. */
  hiding: Hiding | null
  /** Null where the reader has not reported it. */
  report: OwnReport | null
}

export type NoteView = {
  id: string
  kind: AnnotationKind
  audience: Audience
  /** The group it is for; its name is empty for an author who has left it. Null for every other audience. */
  group: GroupName | null
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
  /** Of a question: whether its author or a teacher has said that it is answered. */
  isAnswered: boolean
  /** Null where it is not hidden. */
  hiding: Hiding | null
  /** Null where the reader has not reported it. */
  report: OwnReport | null
  /** Oldest first. */
  replies: ReplyView[]
}

/** What one's own text, or somebody else's, said before an edit. */
export type FormerText = {
  version: number
  body: string
  /** Whom a note was for; null for a reply, which follows its note. */
  audience: Audience | null
  /** ISO 8601. */
  writtenAt: string
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
export type OwnNoteView = Pick<
  NoteView,
  'id' | 'kind' | 'audience' | 'body' | 'version' | 'createdAt' | 'place' | 'standing' | 'isAnswered' | 'hiding'
>

/** My notes on one assignment, in the order of the text: those of one page, and how many there are on all pages. */
export type OwnNotesOfText = {
  assignmentId: string
  title: string
  className: string
  found: number
  notes: OwnNoteView[]
}
