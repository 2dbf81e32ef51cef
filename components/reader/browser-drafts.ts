import type { Draft } from './draft.ts'

/**
 * Unsaved notes, kept in this browser so that neither a crash nor a lost connection loses a word. The prefix holds
 * account and assignment: on a shared computer nobody is shown another's drafts. Each draft has a key of its own, so
 * that two windows on one text leave each other's alone.
 */
export function loadDrafts(prefix: string): Draft[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${prefix}:`))
    return keys
      .map((key): unknown => JSON.parse(localStorage.getItem(key) ?? 'null'))
      .filter(isDraft)
      .map(asLeft)
  } catch {
    // Storage that is closed or holds something else is as good as empty.
    return []
  }
}

/** Writes down what has changed since `before`, and forgets what is no longer a draft. */
export function storeDrafts(prefix: string, before: readonly Draft[], now: readonly Draft[]): void {
  try {
    for (const draft of now) {
      if (!before.includes(draft)) localStorage.setItem(`${prefix}:${draft.id}`, JSON.stringify(draft))
    }
    const kept = new Set(now.map(({ id }) => id))
    for (const { id } of before) if (!kept.has(id)) localStorage.removeItem(`${prefix}:${id}`)
  } catch {
    // Storage may be full or closed; the draft then lives as long as the page.
  }
}

/** What was on its way when the page was lost is unfinished again. */
function asLeft(draft: Draft): Draft {
  return { ...draft, state: draft.failure === null ? 'writing' : 'failed', theirs: null }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false
  if (!('id' in value && 'body' in value && 'kind' in value && 'audience' in value && 'span' in value)) return false
  const { id, body, span } = value
  return (
    typeof id === 'string' && typeof body === 'string' && typeof span === 'object' && span !== null && 'quote' in span
  )
}
