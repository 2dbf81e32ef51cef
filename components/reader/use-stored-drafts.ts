'use client'

import { useEffect, useRef } from 'react'
import { loadDrafts, storeDrafts } from './browser-drafts.ts'
import type { Sending } from './draft.ts'

/** Keeps drafts in this browser with every letter, and brings back those that were left when the page was last here. */
export function useStoredDrafts<T extends Sending & { id: string; body: string }>(
  prefix: string,
  read: (value: unknown) => T | null,
  drafts: readonly T[],
  load: (stored: T[]) => void,
): void {
  const stored = useRef<readonly T[] | null>(null)
  // An effect, because the browser's storage is not there while the server renders.
  useEffect(() => {
    if (stored.current === null) load(loadDrafts(prefix, read))
    else storeDrafts(prefix, stored.current, drafts)
    stored.current = drafts
  })
}
