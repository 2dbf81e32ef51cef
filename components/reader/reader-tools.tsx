'use client'

import { useTranslations } from 'use-intl'
import type { AnnotationKind } from '#domain/notes/schema.ts'
import { MarkTools } from './mark-tools.tsx'
import type { ReaderState } from './use-reader.ts'

/** The marking tools while something is chosen, and what each of them does. */
export function ReaderTools({ reader }: { reader: ReaderState }) {
  const t = useTranslations('reader')
  const { index, passage, notes, items } = reader
  const { chosen } = passage
  if (index === null || chosen === null) return null
  const { blockId } = chosen.passage
  const here = items.filter((item) => item.blockId === blockId)

  function leave() {
    if (chosen?.source === 'paragraph') reader.toNumber(blockId)
    passage.clear()
  }
  function act(kind: AnnotationKind) {
    if (chosen === null) return
    if (kind === 'highlight' || kind === 'lost') {
      notes.mark(kind, chosen.passage)
      leave()
    } else {
      notes.startNote(kind, chosen.passage)
      passage.clear()
    }
  }
  return (
    <MarkTools
      chosen={chosen}
      index={index}
      isPressing={passage.isPressing}
      notesHere={here.length}
      act={act}
      step={(to) => {
        const next = passage.step(to)
        if (next) notes.say(t('tools.chosen', { words: next.passage.quote }))
      }}
      showNotes={() => {
        passage.clear()
        reader.open(here[0] ?? null)
      }}
      leave={leave}
    />
  )
}
