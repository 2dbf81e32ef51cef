'use client'

import { useEffect } from 'react'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { NoteView } from '#domain/notes/view.ts'
import { clearHighlight, type HighlightName, paintSpans } from './browser-highlights.ts'
import { paintVisibleFirst } from './browser-paint.ts'
import type { TextIndex } from './browser-text-index.ts'

const ownNames: readonly HighlightName[] = ['postil-highlight', 'postil-note', 'postil-question', 'postil-lost']
type Place = { start: number; end: number }

/** Paints one's own marks by kind, others' where they are switched on, and what is in focus above all. */
export function usePaint(
  index: TextIndex | null,
  {
    notes,
    level,
    showsOthers,
    focus,
  }: { notes: readonly NoteView[]; level: ReadingLevel; showsOthers: boolean; focus: Place | null },
): void {
  // Highlights live in a registry of the document, outside of what React renders.
  useEffect(() => {
    if (index === null) return
    const here = notes.filter((note) => note.place?.level === level)
    const placesOf = (chosen: readonly NoteView[]) => chosen.flatMap((note) => note.place ?? [])
    return paintVisibleFirst(index, [
      ...ownNames.map((name) => ({
        name,
        spans: placesOf(here.filter((note) => note.isOwn && `postil-${note.kind}` === name)),
      })),
      { name: 'postil-others', spans: showsOthers ? placesOf(here.filter((note) => !note.isOwn)) : [] },
    ])
  }, [index, notes, level, showsOthers])

  useEffect(() => {
    if (index !== null) paintSpans(index, 'postil-focus', focus ? [focus] : [])
  }, [index, focus])

  useEffect(
    () => () => {
      for (const name of [...ownNames, 'postil-others', 'postil-focus'] as const) clearHighlight(name)
    },
    [],
  )
}
