/**
 * Decides what the reader's page is told: the text as it looks, its terms, the reader's own times and state. It is the
 * whole of it; rows of the database never reach a component.
 */
import type { TranslationView } from '#domain/glossary/explanation.ts'
import type { TermForms } from '#domain/glossary/schema.ts'
import type { EditorNoteView, GroupName } from '#domain/notes/view.ts'
import type { ClassRole } from '#domain/policy.ts'
import type { ArticleMeta, ReadingLevel } from './schema.ts'

/** A term of the text shown, or one that only explanations of its terms may name. */
export type TermView = TermForms & {
  definition: string
  longer: string | null
  translations: readonly TranslationView[]
  /** How often it stands in the text; 0 for one that does not. */
  count: number
  /** Where it stands first; null where it does not. */
  firstBlockId: string | null
  /** Null where that block has no number. */
  firstParagraph: number | null
}

/** How far the reader is; null for one whose reading is not recorded. */
export type ReadingState = { furthestBlockId: string | null; furthestParagraph: number | null; isDone: boolean }

export type QuizState = { state: 'not-started' | 'under-way' | 'handed-in'; answered: number; questions: number }

/** What a reader may do with others' notes on this text. */
export type TalkSettings = {
  /** Those of the class that the reader may write for. */
  groups: readonly GroupName[]
  /** Whether the reader teaches the class, and so may hide what should not stand. */
  isTeaching: boolean
  /** Whether classmates' notes show only after a note of one's own. */
  notesAfterOwn: boolean
}

export type ReaderView = {
  assignmentId: string
  classRole: ClassRole
  className: string
  /** IANA name; times are told in it. */
  timeZone: string
  /** The reader's own times, ISO 8601. */
  dueAt: string | null
  closeAt: string | null
  meta: ArticleMeta
  level: ReadingLevel
  /** The levels this reader may choose from, `level` among them. */
  levels: ReadingLevel[]
  /** Escaped when it was made; see domain/article/render-html.ts. */
  html: string
  paragraphs: number
  words: number
  /** Whole minutes for a quick and a slow careful reader. */
  minutes: { quick: number; slow: number }
  /** In the order of the text, which is that of the footnotes. */
  terms: TermView[]
  editorNotes: EditorNoteView[]
  reading: ReadingState | null
  talk: TalkSettings
  /** Null for a reading alone. */
  quiz: QuizState | null
}

/** What stands beside a quiz: the text, without what only its own page tells. */
export type TextView = Pick<ReaderView, 'assignmentId' | 'level' | 'levels' | 'html' | 'terms'> & {
  title: string
  /** Whether it is recorded which terms this reader looks up. */
  isRecorded: boolean
}

/** The part of a reader's view that stands beside a quiz. */
export function textOf({ assignmentId, level, levels, html, terms, meta, reading }: ReaderView): TextView {
  return { assignmentId, level, levels, html, terms, title: meta.title, isRecorded: reading !== null }
}
