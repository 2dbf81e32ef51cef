import { notesToTakeIn } from './answer-notes.ts'
import type { AnswerStore, NewEvent, QueuedEvent } from './ports.ts'

/** Keeps answers as long as the page lives. For browsers that forbid storage, and for tests. */
export function memoryAnswerStore(deviceId: string, isLasting = false): AnswerStore {
  const attempts = new Map<string, Map<string, QueuedEvent>>()
  const eventsOf = (attemptId: string) => {
    const events = attempts.get(attemptId) ?? new Map<string, QueuedEvent>()
    attempts.set(attemptId, events)
    return events
  }
  function put(event: QueuedEvent): void {
    eventsOf(event.attemptId).set(`${event.device} ${event.clientSeq}`, event)
  }
  function add(event: NewEvent): number {
    const events = [...eventsOf(event.attemptId).values()]
    const before = events.find(({ clientEventId }) => clientEventId === event.clientEventId)
    const used = events.filter(({ device }) => device === event.device).map(({ clientSeq }) => clientSeq)
    const clientSeq = before?.clientSeq ?? Math.max(0, ...used) + 1
    put({ ...event, clientSeq })
    return clientSeq
  }
  return {
    isLasting,
    device: async () => deviceId,
    add: async (event) => add(event),
    put: async (changed) => changed.forEach(put),
    noteAtOnce: (notes) => {
      const stored = notes.flatMap(({ attemptId }) => [...eventsOf(attemptId).values()])
      for (const event of notesToTakeIn(stored, notes, deviceId)) {
        if (event.clientSeq > 0) put(event)
        else add(event)
      }
    },
    list: async (attemptId) => [...eventsOf(attemptId).values()].sort((one, other) => one.clientSeq - other.clientSeq),
    forget: async (attemptId) => {
      attempts.delete(attemptId)
    },
  }
}
