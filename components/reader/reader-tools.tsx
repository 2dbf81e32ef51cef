'use client'

import { useTranslations } from 'use-intl'
import type { AnnotationKind } from '#domain/notes/schema.ts'
import { type PassageTool, PassageTools } from './passage-tools.tsx'
import { shorten } from './shorten.ts'
import type { ReaderState } from './use-reader.ts'

const kinds: readonly AnnotationKind[] = ['highlight', 'note', 'question', 'lost']

type Props = {
  reader: ReaderState
  /** Reads aloud from an offset of the text stream; null where nothing can be read aloud. */
  readFrom: ((offset: number) => void) | null
}

/** The tools while something is chosen, and what each of them does. */
export function ReaderTools({ reader, readFrom }: Props) {
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
      if (kind === 'lost') notes.markLost(chosen.passage)
      else notes.highlight(chosen.passage)
      leave()
    } else {
      notes.startNote(kind, chosen.passage)
      passage.clear()
    }
  }
  const marks = kinds.map((kind): PassageTool => ({ key: kind, kind, label: t(`tools.${kind}`), act: () => act(kind) }))
  const putHere: PassageTool = {
    key: 'put-back',
    label: t('putBack.here'),
    act: () => {
      if (chosen !== null) reader.putBack(chosen.passage)
      passage.clear()
    },
  }
  const showNotes: PassageTool = {
    key: 'notes',
    label: t('notesCount', { count: here.length }),
    act: () => {
      passage.clear()
      reader.open(here[0] ?? null)
      notes.say(t('said.atNote', { words: shorten(chosen.passage.quote) }))
    },
  }
  const readHere = readFrom && {
    key: 'aloud',
    label: t('aloud.fromHere'),
    act: () => {
      readFrom(chosen.passage.start)
      passage.clear()
    },
  }
  const ways = [
    ...(here.length > 0 && chosen.source === 'paragraph' ? [showNotes] : []),
    ...(readHere ? [readHere] : []),
  ]
  return (
    <PassageTools
      chosen={chosen}
      index={index}
      isPressing={passage.isPressing}
      tools={reader.homeless !== null ? [putHere] : [...marks, ...ways]}
      step={(to) => {
        const next = passage.step(to)
        if (next) notes.say(t('tools.chosen', { words: next.passage.quote }))
      }}
      leave={leave}
    />
  )
}
