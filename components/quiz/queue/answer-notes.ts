import type { QueuedEvent } from './ports.ts'

/**
 * What has to be written of the notes that a page made as it was left. A note says what the page would have written next:
 * it is newer than what is stored, unless its words have gone on from there (an answer that was left is not changed again).
 * Words are compared as they are written; taken for others, they are only sent once more, under the same id. What was never stored
 * is this browser's (`device`) and has no sequence yet (0).
 */
export function notesToTakeIn(
  stored: readonly QueuedEvent[],
  notes: readonly QueuedEvent[],
  device: string,
): QueuedEvent[] {
  const byId = new Map(stored.map((event) => [event.clientEventId, event]))
  return notes.flatMap((note) => {
    const before = byId.get(note.clientEventId)
    if (before === undefined) return { ...note, device, clientSeq: 0 }
    const isWritten = before.state !== 'open' && JSON.stringify(before.response) === JSON.stringify(note.response)
    return isWritten ? [] : { ...note, device: before.device, clientSeq: before.clientSeq }
  })
}
