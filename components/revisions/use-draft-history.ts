'use client'

import { useState } from 'react'
import type { ArticleDraft } from '#domain/article/revision/draft.ts'

type Step = { draft: ArticleDraft; field: string | null }

/** So many changes can be undone. */
const mostSteps = 100

/** A draft and its former states. Changes of one `field` after each other are undone together; null stands alone. */
export function useDraftHistory(first: ArticleDraft) {
  const [draft, setDraft] = useState(first)
  const [past, setPast] = useState<readonly Step[]>([])

  function change(next: ArticleDraft, field: string | null) {
    if (next === draft) return
    setDraft(next)
    if (field !== null && past.at(-1)?.field === field) return
    setPast([...past.slice(1 - mostSteps), { draft, field }])
  }
  /** The state before the last change, which is shown from now on; null for none. */
  function undo(): ArticleDraft | null {
    const last = past.at(-1)
    if (!last) return null
    setDraft(last.draft)
    setPast(past.slice(0, -1))
    return last.draft
  }
  return { draft, change, undo, canUndo: past.length > 0 }
}
