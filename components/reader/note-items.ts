import type { ReadingLevel } from '#domain/article/schema.ts'
import type { EditorNoteView, NotePlace, NoteView } from '#domain/notes/view.ts'
import type { TextIndex } from './browser-text-index.ts'
import type { Draft } from './draft.ts'

/** One box of the margin. */
export type NoteItem = {
  key: string
  /** Stream offset beside which it stands; the end of the text where it has no place. */
  at: number
  blockId: string | null
} & (
  | { type: 'editor'; note: EditorNoteView }
  | { type: 'note'; note: NoteView }
  | { type: 'draft'; draft: Draft; isOpen: boolean }
)

type Source = {
  notes: readonly NoteView[]
  editorNotes: readonly EditorNoteView[]
  drafts: readonly Draft[]
  openDraftId: string | null
  level: ReadingLevel
  /** Null while the server renders. */
  index: TextIndex | null
}

/** What stands in the margin, in the order of the text; at one place the teacher's first, then one's own. */
export function noteItems({ notes, editorNotes, drafts, openDraftId, level, index }: Source): NoteItem[] {
  const starts = new Map(index?.blocks.map((block) => [block.id, block.start]))
  const end = index?.stream.length ?? Number.MAX_SAFE_INTEGER
  const placed = (place: Pick<NotePlace, 'level' | 'start' | 'blockId'> | null) => ({
    at:
      place === null
        ? end
        : place.level === level
          ? place.start
          : (starts.get(place.blockId) ?? (index ? end : place.start)),
    blockId: place?.blockId ?? null,
  })
  const shownDrafts = drafts.filter((draft) => draft.state !== 'sending')
  const isBeingEdited = (note: NoteView) =>
    shownDrafts.some((draft) => draft.id === note.id && draft.id === openDraftId)
  const items: (NoteItem & { rank: number })[] = [
    ...editorNotes.map((note) => ({ type: 'editor' as const, note, key: note.id, rank: 0, ...placed(note.place) })),
    ...shownDrafts.map((draft) => ({
      type: 'draft' as const,
      draft,
      isOpen: draft.id === openDraftId,
      key: `draft-${draft.id}`,
      rank: 1,
      ...placed(draft.span),
    })),
    ...notes
      .filter((note) => !isBeingEdited(note))
      .map((note) => ({ type: 'note' as const, note, key: note.id, rank: note.isOwn ? 2 : 3, ...placed(note.place) })),
  ]
  return items.sort((a, b) => a.at - b.at || a.rank - b.rank)
}

/** The notes a reader has chosen to see: one's own and teachers' always, classmates' by the two switches. */
export function visibleNotes(notes: readonly NoteView[], switches: { notes: boolean; marks: boolean }): NoteView[] {
  return notes.filter((note) => {
    if (note.isOwn || note.isByTeacher) return true
    return note.kind === 'highlight' ? switches.marks : switches.notes
  })
}
