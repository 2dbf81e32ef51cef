'use client'

import { type RefObject, useEffect } from 'react'
import type { TextIndex } from './browser-text-index.ts'

/** Links to another reading level keep the place: they lead to the paragraph that is at the top of the window. */
export function useLevelLinks(column: RefObject<HTMLElement | null>, index: TextIndex | null): void {
  // The links are the server's and work without this.
  useEffect(() => {
    const element = column.current
    if (element === null || index === null) return
    const stop = new AbortController()
    const keepPlace = ({ target }: Event) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-level-link]') : null
      const first = index.blocks.find((block) => block.element.getBoundingClientRect().bottom > 80)
      if (link && first && window.scrollY > 0) link.hash = `b-${first.id}`
    }
    element.addEventListener('click', keepPlace, { signal: stop.signal })
    return () => stop.abort()
  }, [column, index])
}
