import type { FormState } from '#components/ui/form-state.ts'
import type { GlossaryTerm } from '#domain/glossary/schema.ts'

/** A place in the text where a term stands or would stand. */
export type PlaceView = { blockId: string; before: string; words: string; after: string }

/** What the form of a term gives back: it was saved, or its places were asked for. */
export type TermState = FormState<{ kind: 'saved'; headword: string } | { kind: 'places'; places: PlaceView[] }>
export type TermAction = (before: TermState, form: FormData) => Promise<TermState>

/** What the list gives back: a term was taken out, or put back. */
export type TermListState = FormState<{ kind: 'removed' | 'restored'; term: Omit<GlossaryTerm, 'id'> }>
export type TermListAction = (before: TermListState, form: FormData) => Promise<TermListState>
