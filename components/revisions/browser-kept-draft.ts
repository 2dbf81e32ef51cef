import { type ArticleDraft, articleDraftSchema } from '#domain/article/revision/draft.ts'

/** A draft that a window of this browser left behind. */
export type KeptDraft = { key: string; draft: ArticleDraft }

/** Writes down what stands in a window, before the server has it; each window has a key of its own. */
export function keepDraft(key: string, draft: ArticleDraft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // Storage may be full or closed; the draft then lives as long as the page.
  }
}

export function forgetDraft(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Storage that is closed holds nothing either.
  }
}

/** What other windows of this browser, or this one before it was lost, have left of a text. A damaged one hides no other. */
export function keptDrafts(prefix: string, ownKey: string): KeptDraft[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix) && key !== ownKey)
      .flatMap((key) => readDraft(key, localStorage.getItem(key) ?? 'null'))
  } catch {
    // Storage that is closed holds nothing.
    return []
  }
}

function readDraft(key: string, stored: string): KeptDraft[] {
  try {
    const kept = articleDraftSchema.safeParse(JSON.parse(stored))
    return kept.success ? [{ key, draft: kept.data }] : []
  } catch {
    return []
  }
}

/** Loads the page anew, with what the server has. */
export function loadAnew(): void {
  window.location.reload()
}

/** Sets focus and caret in the text of a paragraph; `caret` in UTF-16 units, null for its end. */
export function focusText(id: string, caret: number | null): void {
  const field = document.getElementById(id)
  if (!(field instanceof HTMLTextAreaElement)) return
  field.focus()
  const at = caret ?? field.value.length
  field.setSelectionRange(at, at)
}
