import type { Draft, Sending } from './draft.ts'
import type { ReplyDraft } from './reply-draft.ts'

type Kept = Sending & { id: string; body: string }

/**
 * Unsaved notes, kept in this browser so that neither a crash nor a lost connection loses a word. The prefix holds
 * account and assignment: on a shared computer nobody is shown another's drafts. Each draft has a key of its own, so
 * that two windows on one text leave each other's alone.
 */
export function loadDrafts<T extends Kept>(prefix: string, read: (value: unknown) => T | null): T[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${prefix}:`))
    return keys
      .map((key) => readKept(key, read))
      .filter((draft) => draft !== null)
      .map(asLeft)
  } catch {
    // Storage that is closed is as good as empty.
    return []
  }
}

function readKept<T>(key: string, read: (value: unknown) => T | null): T | null {
  try {
    return read(JSON.parse(localStorage.getItem(key) ?? 'null'))
  } catch {
    // What was cut short hides nothing else.
    return null
  }
}

/** Writes down what has changed since `before`, and forgets what is no longer a draft. */
export function storeDrafts(prefix: string, before: readonly Kept[], now: readonly Kept[]): void {
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
function asLeft<T extends Kept>(draft: T): T {
  return { ...draft, state: draft.failure === null ? 'writing' : 'failed', theirs: null }
}

/** A stored draft of a note; one that was kept before there were groups is for nobody's. */
export function readDraft(value: unknown): Draft | null {
  return isDraft(value) ? { ...value, group: value.group ?? null, repliesTold: 0 } : null
}

/** A stored draft of a reply. */
export function readReplyDraft(value: unknown): ReplyDraft | null {
  return isReplyDraft(value) ? value : null
}

function isDraft(value: unknown): value is Draft {
  if (!isWritten(value) || !('kind' in value && 'audience' in value && 'span' in value)) return false
  const { span } = value
  return typeof span === 'object' && span !== null && 'quote' in span
}

function isReplyDraft(value: unknown): value is ReplyDraft {
  return isWritten(value) && 'noteId' in value && 'quote' in value && typeof value.noteId === 'string'
}

function isWritten(value: unknown): value is { id: string; body: string } {
  if (typeof value !== 'object' || value === null || !('id' in value && 'body' in value)) return false
  return typeof value.id === 'string' && typeof value.body === 'string'
}
