'use client'

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { showSpan } from '#components/reader/browser-highlights.ts'
import { levelOf } from '#components/reader/browser-selection.ts'
import { blockAt, type TextIndex } from '#components/reader/browser-text-index.ts'
import type { Span } from '#domain/anchoring/schema.ts'

/** Passages of the text that are being marked for a question. */
export type Marking = {
  /** The question's number. */
  position: number
  spans: readonly Span[]
  allowed: number
  setSpans: (spans: readonly Span[]) => void
}

type TextBeside = { index: TextIndex; unfold: () => void }

type MarkingState = {
  marking: Marking | null
  /** The text as it stands in the page; null before it does. */
  textBeside: TextBeside | null
  setTextBeside: (text: TextBeside | null) => void
}

const Context = createContext<MarkingState | null>(null)

/** Lets the questions and the text that stands beside them know of each other. `marking`: null where nothing is marked. */
export function MarkingProvider({ marking, children }: { marking: Marking | null; children: ReactNode }) {
  const [textBeside, setTextBeside] = useState<TextBeside | null>(null)
  const state = useMemo(() => ({ marking, textBeside, setTextBeside }), [marking, textBeside])
  return <Context value={state}>{children}</Context>
}

/** For the pane of the text, which may also stand without questions: tells of it, and gives what is to be marked. */
export function useTextBeside(index: TextIndex | null, unfold: () => void): { marking: Marking | null } {
  const state = useContext(Context)
  const setTextBeside = state?.setTextBeside
  const latest = useRef(unfold)
  latest.current = unfold
  // The text is known to the page only after the pane stands in it.
  useEffect(() => {
    setTextBeside?.(index === null ? null : { index, unfold: () => latest.current() })
    return () => setTextBeside?.(null)
  }, [index, setTextBeside])
  return { marking: state?.marking ?? null }
}

/** For answers that are passages: how to show one in the text, and in which paragraph it stands. */
export function useMarking(): {
  /** Null where there is no text beside. */
  show: ((span: Span) => void) | null
  paragraphOf: (span: Span) => number | null
  /** To the number of the span's paragraph, or of the first one, from where passages are marked by the keyboard. */
  goToText: ((span: Span | null) => void) | null
} {
  const beside = useContext(Context)?.textBeside ?? null
  if (beside === null) return { show: null, paragraphOf: () => null, goToText: null }
  const { index, unfold } = beside
  const isHere = (span: Span) => span.level === levelOf(index.root)
  const numberIn = (block: Element | undefined) => block?.querySelector<HTMLElement>('.number') ?? null
  return {
    show: (span) => {
      unfold()
      if (isHere(span)) requestAnimationFrame(() => showSpan(index, span))
    },
    paragraphOf: (span) => {
      const number = isHere(span) ? numberIn(blockAt(index, span.start)?.element) : null
      return number === null ? null : Number(number.dataset['number'])
    },
    goToText: (span) => {
      unfold()
      const own = span !== null && isHere(span) ? numberIn(blockAt(index, span.start)?.element) : null
      // What was folded away takes no focus before it is shown.
      requestAnimationFrame(() => (own ?? numberIn(index.root))?.focus())
    },
  }
}
