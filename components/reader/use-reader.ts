'use client'

import { type RefObject, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TalkSettings } from '#domain/article/reader-view.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { EditorNoteView, NotePlace, NoteView } from '#domain/notes/view.ts'
import { showSpan } from './browser-highlights.ts'
import { type NoteItem, noteItems, visibleNotes } from './note-items.ts'
import { shorten } from './shorten.ts'
import { type Chosen, useChosenPassage } from './use-chosen-passage.ts'
import { useFocusLater } from './use-focus-later.ts'
import { useIsNarrow } from './use-is-narrow.ts'
import { type Passage, useNotes } from './use-notes.ts'
import { useNumbers } from './use-numbers.ts'
import { useOpenByText } from './use-open-by-text.ts'
import { usePaint } from './use-paint.ts'
import { useReplyWays } from './use-reply-ways.ts'
import { useSwitches } from './use-switches.ts'
import { useTextIndex } from './use-text-index.ts'

/** What the server says of a text and its notes. */
export type ReaderText = {
  assignmentId: string
  level: ReadingLevel
  /** Under which this browser keeps unsaved notes of this reader on this text. */
  draftsKey: string
  notes: readonly NoteView[]
  editorNotes: readonly EditorNoteView[]
  talk: TalkSettings
}

export type ReaderState = ReturnType<typeof useReader>

/** Where the reader is: what is chosen, which note one works on, what is open; and the ways between text and notes. */
export function useReader(column: RefObject<HTMLElement | null>, text: ReaderText) {
  const t = useTranslations('reader')
  const { assignmentId, level, draftsKey, editorNotes } = text
  const index = useTextIndex(column)
  const isNarrow = useIsNarrow()
  const { switches, set: setSwitches } = useSwitches()
  const notes = useNotes({ assignmentId, draftsKey, first: text.notes, settings: text.talk })
  const passage = useChosenPassage(index)
  const numbers = useNumbers(index, passage.chooseParagraph, markLost)
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const [litKey, setLitKey] = useState<string | null>(null)
  const [sheetBlockId, setSheetBlockId] = useState<string | null>(null)
  const [homeless, setHomeless] = useState<NoteView | null>(null)
  const focusLater = useFocusLater()
  const { drafts, openDraftId } = notes
  const shown = useMemo(() => visibleNotes(notes.notes, switches), [notes.notes, switches])
  const items = useMemo(
    () => noteItems({ notes: shown, editorNotes, drafts, openDraftId, level, index }),
    [shown, editorNotes, drafts, openDraftId, level, index],
  )
  const openDraft = drafts.find((draft) => draft.id === openDraftId) ?? null
  const lit = items.find((item) => item.key === (litKey ?? activeKey))
  const focus = placeInFocus(passage.chosen, openDraft?.span ?? (lit && placeOfItem(lit)) ?? null, level)
  usePaint(index, { notes: shown, level, showsOthers: switches.marks, focus })
  useOpenByText(index, { notes: shown, items, level, showsOthers: switches.marks, open })

  function markLost(blockId: string) {
    const whole = passage.wholeOf(blockId)
    if (whole !== null) notes.markLost(whole)
  }
  /** Works on a note, or on none; where there is no margin its sheet opens. */
  function open(item: { key: string; blockId: string | null } | null) {
    setActiveKey(item?.key ?? null)
    if (item === null) return
    if (isNarrow && item.blockId !== null) setSheetBlockId(item.blockId)
    focusLater(`note-${item.key}`)
  }
  function toPassage(place: NotePlace) {
    setSheetBlockId(null)
    const block = index?.blocks.find(({ id }) => id === place.blockId)
    const span = place.level === level ? place : block
    if (index && span) showSpan(index, span)
    notes.say(t('said.atPassage', { words: shorten(place.quote) }))
  }
  function toNumber(blockId: string) {
    index?.blocks
      .find(({ id }) => id === blockId)
      ?.element.querySelector<HTMLElement>('.number')
      ?.focus()
  }
  function remove(note: NoteView) {
    setSheetBlockId(null)
    notes.remove(note)
    focusLater('toast')
  }
  /** Puts the note for which a passage is being chosen on it. */
  function putBack(place: Passage) {
    if (homeless === null) return
    notes.putBack(homeless, place)
    setHomeless(null)
    focusLater(`note-${homeless.id}`)
  }
  return {
    /** The note without a place for which a passage is being chosen. */
    homeless,
    setHomeless,
    putBack,
    level,
    index,
    isNarrow,
    switches,
    setSwitches,
    notes,
    passage,
    numbers,
    items,
    openDraft,
    activeKey,
    setActiveKey,
    setLitKey,
    sheetBlockId,
    setSheetBlockId,
    open,
    toPassage,
    toNumber,
    toNote: (id: string) => focusLater(`note-${id}`),
    remove,
    ...useReplyWays(notes.talk, setActiveKey, focusLater),
  }
}

function placeOfItem(item: NoteItem): NotePlace | null {
  return item.type === 'draft' ? item.draft.span : item.note.place
}

/** What is lifted out of the text: the sentences being chosen, else the passage of the note one works on. */
function placeInFocus(chosen: Chosen | null, place: NotePlace | null, level: ReadingLevel): NotePlace | null {
  if (chosen?.source === 'paragraph') return chosen.passage
  return place?.level === level ? place : null
}
