import type { FormState } from '#components/ui/form-state.ts'

/** What the form of a note gives back: the note that was written. */
export type EditorNoteState = FormState<{ id: string }>
export type EditorNoteAction = (before: EditorNoteState, form: FormData) => Promise<EditorNoteState>

/** What the list gives back: a note was taken away, or put back. */
export type EditorNoteListState = FormState<{ kind: 'removed' | 'restored'; id: string }>
export type EditorNoteListAction = (before: EditorNoteListState, form: FormData) => Promise<EditorNoteListState>
