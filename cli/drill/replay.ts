import { groupBy } from './group-by.ts'
import type { StoredEvent } from './stored-work.ts'

/**
 * Plays the stored answers of one attempt once more, in their sequence, by the rules in words: sequences of a question run
 * 1, 2, 3 …; what comes after the hand-in is late; a browser's own later answer replaces its earlier one, in whatever order
 * the two arrive; another browser's answer replaces it only when it was given in knowledge of it.
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
      const isAfter = submittedAt !== null && event.storedAt > submittedAt
      const isBefore = submittedAt === null || event.storedAt < submittedAt
      if (event.disposition === 'late') {
        if (isBefore) faults.push(`${where} is late, and was stored before the hand-in`)
        continue
      }
      if (isAfter) faults.push(`${where} counts, and was stored after the hand-in`)
      const expected = dispositionBeside(counting.get(position), event)
      if (event.disposition !== expected) faults.push(`${where} is ${event.disposition} and should be ${expected}`)
      if (expected === 'current') counting.set(position, event)
      const next = inOrder[index + 1]
      if (next !== undefined && next.storedAt < event.storedAt) faults.push(`${where} was stored after its successor`)
    }
  }
  return { counting, faults }
}

function dispositionBeside(before: StoredEvent | undefined, event: StoredEvent): string {
  if (before === undefined) return 'current'
  if (before.device === event.device) return before.clientSeq < event.clientSeq ? 'current' : 'superseded'
  return before.seq <= event.baseSeq ? 'current' : 'conflict'
}
