'use client'

import { useEffect, useState } from 'react'

const key = 'postil-classmates'

/** Whether classmates' notes, and their highlights, are shown; remembered in this browser. */
export function useSwitches() {
  const [switches, setSwitches] = useState({ notes: true, marks: false })
  // The browser's storage is not there while the server renders.
  useEffect(() => {
    try {
      const stored = localStorage.getItem(key)
      if (stored !== null) setSwitches({ notes: stored.includes('notes'), marks: stored.includes('marks') })
    } catch {
      // Closed storage: the switches begin as they are.
    }
  }, [])
  function set(next: { notes: boolean; marks: boolean }) {
    setSwitches(next)
    try {
      localStorage.setItem(key, `${next.notes ? 'notes' : ''} ${next.marks ? 'marks' : ''}`)
    } catch {
      // As above: then they hold for this page.
    }
  }
  return { switches, set }
}
