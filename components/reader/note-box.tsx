'use client'

import type { ReactNode } from 'react'
import type { Draft } from './draft.ts'
import { EditorNoteCard } from './editor-note-card.tsx'
import { NoteCard } from './note-card.tsx'
import { NoteEditor } from './note-editor.tsx'
import type { NoteItem } from './note-items.ts'
import { PlaceActs } from './place-acts.tsx'
import { Thread } from './thread.tsx'
import { UnsavedCard } from './unsaved-card.tsx'
import type { ReaderState } from './use-reader.ts'

type Props = { item: NoteItem; reader: ReaderState }

/** One box of the margin or the sheet: a note, the teacher's note, an editor, or words not saved yet. */
export function NoteBox({ item, reader }: Props) {
  const { level, isNarrow, notes, toPassage } = reader
  const common = { level, isActive: item.key === reader.activeKey, hasQuote: isNarrow, toPassage }
  switch (item.type) {
    case 'editor':
      return (
        <Lit item={item} reader={reader}>
          <EditorNoteCard note={item.note} {...common} />
        </Lit>
      )
    case 'note':
      return (
        <Lit item={item} reader={reader}>
          <NoteCard
            note={item.note}
            {...common}
            isWriting={notes.talk.drafts.some(({ noteId, state }) => noteId === item.note.id && state !== 'sending')}
            edit={notes.startEdit}
            remove={reader.remove}
            reply={({ id }) => reader.startReply(id)}
          >
            <PlaceActs note={item.note} reader={reader} />
            <Thread note={item.note} reader={reader} />
          </NoteCard>
        </Lit>
      )
    case 'draft':
      return item.isOpen ? (
        <OpenEditor draft={item.draft} reader={reader} />
      ) : (
        <UnsavedCard draft={item.draft} open={notes.openDraft} submit={notes.submit} discard={notes.discard} />
      )
  }
}

/** When the editor goes, the focus goes on to the note, or back to the paragraph where there is none. */
function OpenEditor({ draft, reader }: { draft: Draft; reader: ReaderState }) {
  const { notes, toNote, toNumber } = reader
  return (
    <NoteEditor
      draft={draft}
      stored={notes.notes.find(({ id }) => id === draft.id) ?? null}
      groups={notes.talk.settings.groups}
      change={(change) => notes.changeDraft(draft.id, change)}
      submit={(finished) => {
        notes.submit(finished)
        toNote(draft.id)
      }}
      discard={(dropped) => {
        notes.discard(dropped)
        if (draft.version === null) toNumber(draft.span.blockId)
        else toNote(draft.id)
      }}
    />
  )
}

/** A note that is focused becomes the one worked on; one that is pointed at lights up its passage and nothing moves. */
function Lit({ item, reader, children }: Props & { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: lights up what the note is about; it does nothing else
    <div
      onFocus={() => reader.setActiveKey(item.key)}
      onPointerEnter={() => reader.setLitKey(item.key)}
      onPointerLeave={() => reader.setLitKey(null)}
    >
      {children}
    </div>
  )
}
