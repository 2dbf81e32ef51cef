'use client'

import type { ReactNode } from 'react'

/** A press gives it no focus: the card would open under the pointer and move the button away before the click. */
export function Act({ act, label, children }: { act: () => void; label?: string; children: ReactNode }) {
  return (
    <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={act} aria-label={label}>
      {children}
    </button>
  )
}
