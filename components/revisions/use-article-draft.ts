'use client'

import { useEffect, useState } from 'react'
import { useDraftAutosave } from '#components/editor/use-draft-autosave.ts'
import { randomId } from '#components/ui/browser-random-id.ts'
import type { ArticleDraft } from '#domain/article/revision/draft.ts'
import { forgetDraft, type KeptDraft, keepDraft, keptDrafts } from './browser-kept-draft.ts'
import { useDraftHistory } from './use-draft-history.ts'

type First = { draft: ArticleDraft; version: number; baseRevisionId: string }

/**
 * The draft of an article in this window: kept in the browser with each change, and on the server soon after. What a window
 * of this browser has left behind is offered, never taken by itself.
 */
export function useArticleDraft(articleId: string, keepPrefix: string, first: First) {
  const url = `/api/articles/${articleId}/draft`
  const { baseRevisionId } = first
  const history = useDraftHistory(first.draft)
  const saving = useDraftAutosave(url, first, { baseRevisionId })
  const [ownKey] = useState(() => `${keepPrefix}${randomId()}`)
  const [left, setLeft] = useState<readonly KeptDraft[]>([])
  const { kind } = saving.state

  // Effects, because the browser's storage is not there while the server renders.
  useEffect(() => {
    const isKnown = ({ draft }: KeptDraft) => JSON.stringify(draft) === JSON.stringify(first.draft)
    setLeft(keptDrafts(keepPrefix, ownKey).filter((kept) => !isKnown(kept)))
  }, [keepPrefix, ownKey, first.draft])
  useEffect(() => {
    if (kind === 'saved') forgetDraft(ownKey)
  }, [kind, ownKey])

  function keep(next: ArticleDraft) {
    keepDraft(ownKey, next)
    saving.change(next)
  }
  function change(next: ArticleDraft, field: string | null) {
    if (next === history.draft) return
    history.change(next, field)
    keep(next)
  }
  function undo() {
    const before = history.undo()
    if (before !== null) keep(before)
  }
  function settle(kept: KeptDraft, isUsed: boolean) {
    if (isUsed) change(kept.draft, null)
    forgetDraft(kept.key)
    setLeft(left.filter((other) => other !== kept))
  }
  /** Goes on with what stands here although another window has saved or published. */
  async function goOnWithMine() {
    const now = await fetchState(url)
    if (now !== null) saving.takeOver({ version: now.version, about: { baseRevisionId: now.baseRevisionId } })
  }
  function takeTheirs(load: () => void) {
    forgetDraft(ownKey)
    load()
  }
  const { draft, canUndo } = history
  const { state, version } = saving
  return { draft, canUndo, state, version, left, change, undo, settle, goOnWithMine, takeTheirs }
}

async function fetchState(url: string): Promise<{ version: number; baseRevisionId: string } | null> {
  try {
    const response = await fetch(url)
    return response.ok ? await response.json() : null
  } catch {
    // No connection: the choice stays open, and can be made again.
    return null
  }
}
