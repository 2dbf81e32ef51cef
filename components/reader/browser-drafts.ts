import type { Draft } from './draft.ts'

/**
 * Unsaved notes, kept in this browser so that neither a crash nor a lost connection loses a word. The key holds account
 * and assignment: on a shared computer nobody is shown another's drafts.
 */
export function loadDrafts(key: string): Draft[] {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(parsed)
      ? parsed.filter(isDraft).map((draft) => ({ ...draft, state: 'writing', theirs: null }))
      : []
  } catch {
    // Storage that is closed or holds something else is as good as empty.
    return []
  }
}

export function storeDrafts(key: string, drafts: readonly Draft[]): void {
  try {
    if (drafts.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(drafts))
  } catch {
    // Storage may be full or closed; the draft then lives as long as the page.
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false
  if (!('id' in value && 'body' in value && 'kind' in value && 'audience' in value && 'span' in value)) return false
  const { id, body, span } = value
  return (
    typeof id === 'string' && typeof body === 'string' && typeof span === 'object' && span !== null && 'quote' in span
  )
}
