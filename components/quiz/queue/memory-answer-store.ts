import type { AnswerStore, QueuedEvent } from './ports.ts'

/** Keeps answers as long as the page lives. For browsers that forbid storage, and for tests. */
export function memoryAnswerStore(device: string, isLasting = false): AnswerStore {
  const attempts = new Map<string, Map<number, QueuedEvent>>()
  const eventsOf = (attemptId: string) => {
    const events = attempts.get(attemptId) ?? new Map<number, QueuedEvent>()
    attempts.set(attemptId, events)
    return events
  }
  return {
    isLasting,
    device: async () => device,
    add: async (event) => {
      const events = eventsOf(event.attemptId)
      const clientSeq = events.size + 1
      events.set(clientSeq, { ...event, clientSeq })
      return clientSeq
    },
    put: async (changed) => {
      for (const event of changed) eventsOf(event.attemptId).set(event.clientSeq, event)
    },
    list: async (attemptId) => [...eventsOf(attemptId).values()].sort((one, other) => one.clientSeq - other.clientSeq),
    forget: async (attemptId) => {
      attempts.delete(attemptId)
    },
  }
}
