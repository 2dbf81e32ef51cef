'use client'

import { useCallback, useEffect, useRef } from 'react'

/** Focuses an element by its id as soon as it stands in the page; what never comes is forgotten with the next wish. */
export function useFocusLater(): (id: string) => void {
  const wished = useRef<string | null>(null)
  // After every rendering: the element may come with any of them.
  useEffect(() => {
    const element = wished.current === null ? null : document.getElementById(wished.current)
    if (element === null) return
    wished.current = null
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'nearest' })
  })
  return useCallback((id: string) => {
    wished.current = id
  }, [])
}
