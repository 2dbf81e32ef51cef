import { groupBy } from './group-by.ts'
import type { StoredEvent } from './stored-work.ts'

/**
 * Plays the stored answers of one attempt once more, in their sequence, by the rules in words: sequences of a question run
 * 1, 2, 3 …; once one is late because of the hand-in, all after it are; a browser's own later answer replaces its earlier
 * one, in whatever order the two arrive; another browser's answer replaces it only when it was given in knowledge of it.
 * (What the browsers saw of the hand-in, which is independent of the server's clock, the witness compares itself.)
 */
export function replay(
  events: readonly StoredEvent[],
  submittedAt: Date | null,
): { counting: Map<number, StoredEvent>; faults: string[] } {
  const counting = new Map<number, StoredEvent>()
  const faults: string[] = []
  for (const [position, ofQuestion] of groupBy(events, (event) => event.position)) {
    const inOrder = [...ofQuestion].sort((one, other) => one.seq - other.seq)
    for (const [index, event] of inOrder.entries()) {
      const where = `question ${position}, sequence ${event.seq}`
      if (event.seq !== index + 1) faults.push(`${where} stands at place ${index + 1}`)
      if (event.disposition === 'late') continue
      if (inOrder[index - 1]?.disposition === 'late') faults.push(`${where} counts, and stands behind one that is late`)
      if (submittedAt !== null && event.storedAt > submittedAt)
        faults.push(`${where} counts, and was stored after the hand-in`)
      const expected = dispositionBeside(counting.get(position), event)
      if (event.disposition !== expected) faults.push(`${where} is ${event.disposition} and should be ${expected}`)
      if (expected === 'current') counting.set(position, event)
    }
  }
  return { counting, faults }
}

function dispositionBeside(before: StoredEvent | undefined, event: StoredEvent): string {
  if (before === undefined) return 'current'
  if (before.device === event.device) return before.clientSeq < event.clientSeq ? 'current' : 'superseded'
  return before.seq <= event.baseSeq ? 'current' : 'conflict'
}
