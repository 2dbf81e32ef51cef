import type { EditorNoteView, NoteView } from '#domain/notes/view.ts'
import type { TermWords } from './term-explanation.tsx'

/** What the browser is told of notes and terms. */
export type Reading = {
  notes: readonly NoteView[]
  editorNotes: readonly EditorNoteView[]
  terms: readonly TermWords[]
}

const nothing: Reading = { notes: [], editorNotes: [], terms: [] }

/** A note as it travels: what can be said by leaving it out is left out. */
type Travelling<T extends Noted> = Omit<T, 'standing'> & { standing?: T['standing'] }
type Noted = Pick<NoteView, 'place' | 'standing'>

/** As one string: hundreds of small ones would be looked at one by one for each page, here and in the browser. */
export function writeReading({ notes, editorNotes, terms }: Reading): string {
  const written = JSON.stringify({ notes: notes.map(packed), editorNotes: editorNotes.map(packed) })
  return `${written.slice(0, -1)},"terms":${writtenTerms(terms)}}`
}

/** Nothing while the server renders: notes find their places, and terms open, only in the browser. */
export function readReading(written: string): Reading {
  if (typeof document === 'undefined') return nothing
  // The one cast: it was written above, by this same build.
  const { notes, editorNotes, terms } = JSON.parse(written) as {
    notes: Travelling<NoteView>[]
    editorNotes: Travelling<EditorNoteView>[]
    terms: TermWords[]
  }
  return { notes: notes.map(unpacked), editorNotes: editorNotes.map(unpacked), terms }
}

/** Nearly every passage stands where it did, with the words that it has at its place. */
function packed<T extends Noted>(note: T): Travelling<T> {
  const { standing, ...rest } = note
  return standing?.status === 'exact' && standing.quote === note.place?.quote ? rest : note
}

/** Again what it was before it was packed, which the type cannot follow. */
function unpacked<T extends Noted>(note: Travelling<T>): T {
  if ('standing' in note) return note as unknown as T
  const standing = note.place && { status: 'exact' as const, quote: note.place.quote }
  return { ...note, standing } as unknown as T
}

const known = new WeakMap<readonly TermWords[], string>()

/** The terms of a text are the same for all its readers. */
function writtenTerms(terms: readonly TermWords[]): string {
  const words = known.get(terms) ?? JSON.stringify(terms.map(wordsOf))
  known.set(terms, words)
  return words
}

/** Without where it stands, which the text itself tells. */
function wordsOf({ id, headword, aliases, definition, longer, translations }: TermWords): TermWords {
  return { id, headword, aliases, definition, longer, translations }
}
