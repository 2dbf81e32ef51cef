'use client'

import { type RefObject, useEffect } from 'react'
import { focusBand, type LineBox, linesOf } from '#domain/article/focus-band.ts'
import { rangeOf, type TextIndex } from './browser-text-index.ts'

/** At which share of the window's height one reads; the same stands in reader.module.css, for where there is no script. */
const readingHeight = 0.38
/** The gap between two paragraphs and a heading between them are never more than so many blocks. */
const blocksAhead = 6

/** Lets the band of line focus, where one has chosen it, follow the lines of the text while it is scrolled. */
export function useLineFocus(page: RefObject<HTMLElement | null>, index: TextIndex | null): void {
  // Where lines stand is known to the browser alone, and changes with every scroll.
  useEffect(() => {
    const element = page.current
    if (element === null || index === null) return
    let frame = 0
    const place = () => {
      frame = 0
      const count = Number(document.documentElement.dataset['lineFocus'])
      const band = count > 0 ? focusBand(linesNear(index), window.innerHeight * readingHeight, count) : null
      if (band === null) return
      element.style.setProperty('--focus-top', `${band.top}px`)
      element.style.setProperty('--focus-height', `${band.bottom - band.top}px`)
    }
    const later = () => {
      frame ||= requestAnimationFrame(place)
    }
    const stop = new AbortController()
    document.addEventListener('scroll', later, { signal: stop.signal, passive: true })
    const resized = new ResizeObserver(later)
    resized.observe(index.root)
    const chosen = new MutationObserver(later)
    chosen.observe(document.documentElement, { attributeFilter: ['data-line-focus'] })
    later()
    return () => {
      cancelAnimationFrame(frame)
      stop.abort()
      resized.disconnect()
      chosen.disconnect()
    }
  }, [page, index])
}

/** The lines of the block at the reading height and of those after it. */
function linesNear(index: TextIndex): LineBox[] {
  const height = window.innerHeight * readingHeight
  const at = index.blocks.findIndex(({ element }) => element.getBoundingClientRect().bottom > height)
  const near = at < 0 ? index.blocks.slice(-1) : index.blocks.slice(at, at + blocksAhead)
  return near.flatMap(({ element, start, end }) => {
    const boxes = linesOf([...(rangeOf(index, start, end)?.getClientRects() ?? [])].map(boxOf))
    const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight)
    return boxes.map((box) => withLeading(box, lineHeight))
  })
}

function boxOf({ top, bottom }: DOMRect): LineBox {
  return { top, bottom }
}

/** Letters are lower than their line. */
function withLeading({ top, bottom }: LineBox, lineHeight: number): LineBox {
  const leading = Math.max(0, (lineHeight - (bottom - top)) / 2) || 0
  return { top: top - leading, bottom: bottom + leading }
}
