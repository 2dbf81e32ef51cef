'use client'

import { useEffect, useRef } from 'react'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { NoteView } from '#domain/notes/view.ts'
import { showSpan } from './browser-highlights.ts'
import { offsetAtPoint } from './browser-selection.ts'
import type { TextIndex } from './browser-text-index.ts'
import type { NoteItem } from './note-items.ts'

type Options = {
  notes: readonly NoteView[]
  items: readonly NoteItem[]
  level: ReadingLevel
  showsOthers: boolean
  open: (item: { key: string; blockId: string | null } | null) => void
}

/** Opens a note from the text: by a press on its painted words, or by an address that ends in `#note-<id>`. */
export function useOpenByText(index: TextIndex | null, { notes, items, level, showsOthers, open }: Options): void {
  // Painted words are no elements: which note is meant is found by the place that was pressed.
  useEffect(() => {
    if (index === null) return
    const onClick = (event: MouseEvent) => {
      const isElsewhere = event.target instanceof Element && event.target.closest('a[href], button') !== null
      if (isElsewhere || document.getSelection()?.isCollapsed === false) return
      const offset = offsetAtPoint(index, event.clientX, event.clientY)
      const note = offset === null ? null : noteAt(notes, offset, level, showsOthers)
      open(note && { key: note.id, blockId: note.place?.blockId ?? null })
    }
    index.root.addEventListener('click', onClick)
    return () => index.root.removeEventListener('click', onClick)
  })

  const isArrived = useRef(false)
  // Once, when the page is alive: the browser itself cannot scroll to a note that is placed later.
  useEffect(() => {
    if (index === null || isArrived.current) return
    isArrived.current = true
    const item = items.find(({ key }) => `#note-${key}` === location.hash)
    if (!item) return
    const place = item.type === 'draft' ? null : item.note.place
    const block = index.blocks.find(({ id }) => id === item.blockId)
    const span = place?.level === level ? place : block
    if (span) showSpan(index, span, true)
    open(item)
  })
}

/** Of the painted notes over an offset the shortest: the one most precisely meant. */
function noteAt(
  notes: readonly NoteView[],
  offset: number,
  level: ReadingLevel,
  showsOthers: boolean,
): NoteView | null {
  let shortest: NoteView | null = null
  let shortestLength = Number.POSITIVE_INFINITY
  for (const note of notes) {
    const { place } = note
    if (place?.level !== level || !(note.isOwn || showsOthers)) continue
    const length = place.end - place.start
    if (place.start <= offset && offset < place.end && length < shortestLength) {
      shortest = note
      shortestLength = length
    }
  }
  return shortest
}
