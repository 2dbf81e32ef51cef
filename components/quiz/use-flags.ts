'use client'

import { useCallback, useEffect, useState } from 'react'

/** Questions that a student wants to look at again: kept in this browser, told to nobody. */
export function useFlags(attemptId: string): { flags: ReadonlySet<number>; toggleFlag: (position: number) => void } {
  const [flags, setFlags] = useState<ReadonlySet<number>>(new Set())
  const key = `postil-flags ${attemptId}`

  // Storage exists only in the browser.
  useEffect(() => setFlags(readFlags(key)), [key])

  const toggleFlag = useCallback(
    (position: number) =>
      setFlags((before) => {
        const after = new Set(before)
        if (!after.delete(position)) after.add(position)
        writeFlags(key, after)
        return after
      }),
    [key],
  )
  return { flags, toggleFlag }
}

function readFlags(key: string): ReadonlySet<number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return new Set(Array.isArray(stored) ? stored.filter((entry) => typeof entry === 'number') : [])
  } catch {
    return new Set()
  }
}

function writeFlags(key: string, flags: ReadonlySet<number>): void {
  try {
    localStorage.setItem(key, JSON.stringify([...flags]))
  } catch {
    // A browser that forbids storage keeps the flags for as long as the page lives.
  }
}
