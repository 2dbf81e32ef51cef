'use client'

import { useEffect } from 'react'
import { clearHighlight, paintSpans, showSpan } from '#components/reader/browser-highlights.ts'
import type { TextIndex } from '#components/reader/browser-text-index.ts'

/** A passage of the text stream shown, under the number by which links name it. */
export type EvidencePlace = { number: number; start: number; end: number }

/**
 * Paints the passages that prove answers, and leads links to them: to the words themselves, where without JavaScript
 * they lead to the paragraph.
 */
export function useEvidence(index: TextIndex | null, places: readonly EvidencePlace[], beforeShow: () => void): void {
  // Highlights live in a registry of the document, outside of what React renders.
  useEffect(() => {
    if (index === null) return
    paintSpans(index, 'postil-evidence', places)
    return () => {
      clearHighlight('postil-evidence')
      clearHighlight('postil-focus')
    }
  }, [index, places])

  // The links stand elsewhere in the page.
  useEffect(() => {
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
  }, [index, places, beforeShow])
}
