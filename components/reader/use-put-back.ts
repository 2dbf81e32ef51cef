'use client'

import { useTranslations } from 'use-intl'
import type { NoteView } from '#domain/notes/view.ts'
import { fetchNotes, sendPlace, sendPlaceUndo } from './browser-note-requests.ts'
import { useFailureText } from './use-failure-text.ts'
import type { Passage } from './use-notes.ts'
import type { InTurn } from './use-turns.ts'

type Options = {
  assignmentId: string
  put: (note: NoteView) => void
  tell: (text: string, undo?: (() => void) | null) => void
  inTurn: InTurn
}

/** Puts a note that has lost its passage on another, at once and undoably, and takes it off again. */
export function usePutBack({ assignmentId, put, tell, inTurn }: Options) {
  const t = useTranslations('reader')
  const failureText = useFailureText()

  async function putBack(note: NoteView, passage: Passage) {
    const { level, start, end, quote, blockId } = passage
    put({ ...note, place: { level, start, end, quote, blockId }, standing: { status: 'reattached', quote } })
    tell(t('putBack.done'), () => void takeOff(note))
    const answer = await inTurn(note.id, () => sendPlace(note.id, { level, start, end, quote }))
    if (answer.ok) return
    put(note)
    tell(t('putBack.notDone', { reason: failureText(answer.failure) }))
  }
  /** What it was before only the server knows. */
  async function takeOff({ id }: NoteView) {
    const answer = await inTurn(id, () => sendPlaceUndo(id))
    const now = answer.ok ? await fetchNotes(assignmentId) : answer
    const stored = now.ok ? now.value.find((note) => note.id === id) : undefined
    if (stored) put(stored)
    tell(now.ok ? t('putBack.undone') : t('putBack.notDone', { reason: failureText(now.failure) }))
  }
  return {
    putBack: (note: NoteView, passage: Passage) => void putBack(note, passage),
    takeOff: (note: NoteView) => void takeOff(note),
  }
}
