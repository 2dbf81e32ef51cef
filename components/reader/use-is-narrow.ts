'use client'

import { useSyncExternalStore } from 'react'
import { narrowQuery } from './browser-place.ts'

/** Whether the window has no room for a margin; the server renders for one that has. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(narrowQuery)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(narrowQuery).matches,
    () => false,
  )
}
