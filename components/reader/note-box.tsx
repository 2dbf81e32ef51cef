'use client'

import type { ReactNode } from 'react'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { NotePlace, NoteView } from '#domain/notes/view.ts'
import { EditorNoteCard, NoteCard } from './note-card.tsx'
import { NoteEditor } from './note-editor.tsx'
import type { NoteItem } from './note-items.ts'
import { UnsavedCard } from './unsaved-card.tsx'
import type { Notes } from './use-notes.ts'

type Props = {
  item: NoteItem
  level: ReadingLevel
  isActive: boolean
  /** Whether it stands away from its passage, as in a sheet. */
  hasQuote: boolean
  /** Focused: the note one works on. */
  activate: () => void
  /** Pointed at, or no longer: its passage is lit up and nothing moves. */
  light: (isLit: boolean) => void
  toPassage: (place: NotePlace) => void
  notes: Notes
  remove: (note: NoteView) => void
  /** Where the focus goes when the editor is gone. */
  afterSave: (id: string) => void
  afterDiscard: (blockId: string) => void
}

/** One box of the margin or the sheet: a note, the teacher's note, an editor, or words not saved yet. */
export function NoteBox({
  item,
  level,
  isActive,
  hasQuote,
  activate,
  light,
  toPassage,
  notes,
  remove,
  afterSave,
  afterDiscard,
}: Props) {
  switch (item.type) {
    case 'editor':
      return (
        <Lit activate={activate} light={light}>
          <EditorNoteCard
            note={item.note}
            level={level}
            isActive={isActive}
            hasQuote={hasQuote}
            toPassage={toPassage}
          />
        </Lit>
      )
    case 'note':
      return (
        <Lit activate={activate} light={light}>
          <NoteCard
            note={item.note}
            level={level}
            isActive={isActive}
            hasQuote={hasQuote}
            toPassage={toPassage}
            edit={notes.startEdit}
            remove={remove}
          />
        </Lit>
      )
    case 'draft':
      return item.isOpen ? (
        <NoteEditor
          draft={item.draft}
          change={(change) => notes.changeDraft(item.draft.id, change)}
          submit={(draft) => {
            notes.submit(draft)
            afterSave(draft.id)
          }}
          discard={(draft) => {
            notes.discard(draft)
            if (draft.version === null) afterDiscard(draft.span.blockId)
            else afterSave(draft.id)
          }}
        />
      ) : (
        <UnsavedCard draft={item.draft} open={notes.openDraft} submit={notes.submit} discard={notes.discard} />
      )
  }
}

/** A note that is pointed at or focused lights up its passage. */
function Lit({ activate, light, children }: Pick<Props, 'activate' | 'light'> & { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: lights up what the note is about; it does nothing else
    <div onFocus={activate} onPointerEnter={() => light(true)} onPointerLeave={() => light(false)}>
      {children}
    </div>
  )
}
