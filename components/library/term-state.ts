import type { FormState } from '#components/ui/form-state.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'

/** A place in the text where a term stands or would stand; offsets are those of its level's text stream. */
export type PlaceView = {
  level: ReadingLevel
  blockId: string
  before: string
  words: string
  after: string
  start: number
  end: number
}

/** What the form of a term gives back: it was saved, or its places were asked for. */
export type TermState = FormState<{ kind: 'saved'; headword: string } | { kind: 'places'; places: PlaceView[] }>
export type TermAction = (before: TermState, form: FormData) => Promise<TermState>

/** What the list gives back: a term was taken out, or put back. */
export type TermListState = FormState<{ kind: 'removed' | 'restored'; entryId: string; headword: string }>
export type TermListAction = (before: TermListState, form: FormData) => Promise<TermListState>

/** What "not here" gives back: a place was taken from a term, or given back to it. */
export type ExceptionState = FormState<{ kind: 'excepted' | 'allowed' }>
export type ExceptionAction = (before: ExceptionState, form: FormData) => Promise<ExceptionState>
