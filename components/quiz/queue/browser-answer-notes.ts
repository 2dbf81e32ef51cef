import type { QueuedEvent } from './ports.ts'

/** Each note under a key of its own, so that two pages left at once do not write over each other. */
const prefix = 'postil-answer'

export type AnswerNote = { key: string; event: QueuedEvent }

/**
 * Notes in `localStorage`, which is written before a page can be gone, where IndexedDB may be cut short. They stand there
 * from a page's end until the next page that sends its answers.
 */
export function noteAnswers(events: readonly QueuedEvent[]): void {
  for (const event of events) {
    try {
      localStorage.setItem(`${prefix} ${event.attemptId} ${event.clientEventId}`, JSON.stringify(event))
    } catch {
      // Full or forbidden: the answers are on their way to IndexedDB and to the server all the same.
      return
    }
  }
}

/** The notes of an attempt, or of all attempts. One that cannot be read hides no other. */
export function notedAnswers(attemptId?: string): AnswerNote[] {
  const start = attemptId === undefined ? `${prefix} ` : `${prefix} ${attemptId} `
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(start))
      .flatMap(readNote)
  } catch {
    return []
  }
}

function readNote(key: string): AnswerNote[] {
  try {
    const event: QueuedEvent | null = JSON.parse(localStorage.getItem(key) ?? 'null')
    return event === null ? [] : [{ key, event }]
  } catch {
    return []
  }
}

export function dropNotes(notes: readonly Pick<AnswerNote, 'key'>[]): void {
  for (const { key } of notes) localStorage.removeItem(key)
}
