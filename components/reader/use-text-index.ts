'use client'

import { type RefObject, useEffect, useState } from 'react'
import { buildTextIndex, type TextIndex } from './browser-text-index.ts'

/** The index of the article inside an element; null until the page is alive. */
export function useTextIndex(container: RefObject<HTMLElement | null>): TextIndex | null {
  const [index, setIndex] = useState<TextIndex | null>(null)
  // The server's rendering can only be walked once it stands in the page.
  useEffect(() => {
    const root = container.current?.querySelector<HTMLElement>('[data-article]')
    setIndex(root ? buildTextIndex(root) : null)
  }, [container])
  return index
}
