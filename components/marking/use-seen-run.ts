'use client'

import { useState } from 'react'
import type { MarkState } from './mark-state.ts'

/**
 * The last act of marking that the marker has seen: the one the page came with, then their own. Only what was on the screen
 * has been seen, whatever the page is told when it is shown anew.
 */
export function useSeenRun(first: string | null, state: MarkState): { seenRunId: string | null; isSaved: boolean } {
  const [seen, setSeen] = useState(first)
  const saved = state.status === 'done' && state.value.status === 'saved' ? state.value.runId : null
  // A later answer of the action may be a refusal; what was saved before is still seen.
  if (saved !== null && saved !== seen) setSeen(saved)
  return { seenRunId: saved ?? seen, isSaved: saved !== null }
}
