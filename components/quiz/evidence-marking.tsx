'use client'

import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { clearHighlight, paintSpans } from '#components/reader/browser-highlights.ts'
import { levelOf } from '#components/reader/browser-selection.ts'
import type { TextIndex } from '#components/reader/browser-text-index.ts'
import { PassageTools } from '#components/reader/passage-tools.tsx'
import { useChosenPassage } from '#components/reader/use-chosen-passage.ts'
import { useNumbers } from '#components/reader/use-numbers.ts'
import { hasSpan, withSpan } from '#domain/quiz/marked-spans.ts'
import { useAnnounce } from './inputs/use-announce.tsx'
import type { Marking } from './marking-context.tsx'

/** Lets passages of the text beside be marked for the question shown, by selecting or from a paragraph's number. */
export function EvidenceMarking({ index, marking }: { index: TextIndex; marking: Marking }) {
  const t = useTranslations('quiz')
  const passage = useChosenPassage(index)
  const numbers = useNumbers(index, passage.chooseParagraph, null)
  const { announce, announcement } = useAnnounce()
  const { spans, allowed, position, setSpans } = marking
  const { chosen } = passage
  useCitedPaint(index, marking)
  useChosenPaint(index, chosen?.source === 'paragraph' ? chosen.passage : null)

  function leave() {
    const block = index.blocks.find(({ id }) => id === chosen?.passage.blockId)
    if (chosen?.source === 'paragraph') block?.element.querySelector<HTMLElement>('.number')?.focus()
    passage.clear()
  }
  function mark() {
    if (chosen === null) return
    const { level, start, end, quote, blockId } = chosen.passage
    const span = { level, start, end, quote }
    const next = withSpan(spans, span, allowed)
    if (next !== spans) {
      setSpans(next)
      announce(t('marks.marked', { paragraph: numbers.get(blockId) ?? 0, quote }))
    } else {
      announce(hasSpan(spans, span) ? t('marks.already') : t('marks.allUsed', { count: allowed }))
    }
    passage.clear()
    if (chosen.source === 'paragraph') focusMarks(position)
  }
  return (
    <>
      {chosen === null ? null : (
        <PassageTools
          chosen={chosen}
          index={index}
          isPressing={passage.isPressing}
          tools={[{ key: 'evidence', kind: 'evidence', label: t('marks.tool', { position }), act: mark }]}
          step={(to) => {
            const next = passage.step(to)
            if (next) announce(next.passage.quote)
          }}
          leave={leave}
        />
      )}
      {announcement}
    </>
  )
}

/** Who came from a paragraph's number, and not with a pointer, goes back to the question and finds the passage there. */
function focusMarks(position: number): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-question="${position}"] [data-marks]`)?.focus(),
  )
}

function useCitedPaint(index: TextIndex, { spans }: Marking): void {
  // Highlights live in a registry of the document, outside of what React renders.
  useEffect(() => {
    const level = levelOf(index.root)
    paintSpans(
      index,
      'postil-cited',
      spans.filter((span) => span.level === level),
    )
    return () => clearHighlight('postil-cited')
  }, [index, spans])
}

function useChosenPaint(index: TextIndex, chosen: { start: number; end: number } | null): void {
  // As above.
  useEffect(() => {
    paintSpans(index, 'postil-focus', chosen === null ? [] : [chosen])
    return () => clearHighlight('postil-focus')
  }, [index, chosen])
}
