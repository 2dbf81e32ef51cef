'use client'

import { useEffect } from 'react'
import { clearHighlight, paintSpans, showSpan } from '#components/reader/browser-highlights.ts'
import type { TextIndex } from '#components/reader/browser-text-index.ts'

/** A passage of the text stream shown, under the number by which links name it. */
export type EvidencePlace = { number: number; start: number; end: number }

/** What proves an answer, and what a student marked as its proof. */
type Places = { evidence: readonly EvidencePlace[]; cited: readonly EvidencePlace[] }

/**
 * Paints the passages that prove answers, and leads links to them: to the words themselves, where without JavaScript
 * they lead to the paragraph.
 */
export function useEvidence(index: TextIndex | null, { evidence, cited }: Places, beforeShow: () => void): void {
  // Highlights live in a registry of the document, outside of what React renders.
  useEffect(() => {
    if (index === null) return
    paintSpans(index, 'postil-evidence', evidence)
    return () => {
      clearHighlight('postil-evidence')
      clearHighlight('postil-focus')
    }
  }, [index, evidence])

  // As above; where a student is marking passages, that paints them.
  useEffect(() => {
    if (index === null || cited.length === 0) return
    paintSpans(index, 'postil-cited', cited)
    return () => clearHighlight('postil-cited')
  }, [index, cited])

  // The links stand elsewhere in the page.
  useEffect(() => {
    const places = [...evidence, ...cited]
    if (index === null || places.length === 0) return
    const stop = new AbortController()
    const show = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-evidence]') : null
      const place = places.find(({ number }) => String(number) === link?.dataset['evidence'])
      if (place === undefined) return
      event.preventDefault()
      beforeShow()
      paintSpans(index, 'postil-focus', [place])
      requestAnimationFrame(() => showSpan(index, place))
    }
    document.addEventListener('click', show, { signal: stop.signal })
    return () => stop.abort()
  }, [index, evidence, cited, beforeShow])
}
