import type { AnswerStore, QueuedEvent } from './ports.ts'

/** Keeps answers as long as the page lives. For browsers that forbid storage, and for tests. */
export function memoryAnswerStore(deviceId: string, isLasting = false): AnswerStore {
  const attempts = new Map<string, Map<string, QueuedEvent>>()
  const eventsOf = (attemptId: string) => {
    const events = attempts.get(attemptId) ?? new Map<string, QueuedEvent>()
    attempts.set(attemptId, events)
    return events
  }
  return {
    isLasting,
    device: async () => deviceId,
    add: async (event) => {
      const events = eventsOf(event.attemptId)
      const used = [...events.values()]
        .filter(({ device }) => device === event.device)
        .map(({ clientSeq }) => clientSeq)
      const clientSeq = Math.max(0, ...used) + 1
      events.set(keyOf({ ...event, clientSeq }), { ...event, clientSeq })
      return clientSeq
    },
    put: async (changed) => {
      for (const event of changed) eventsOf(event.attemptId).set(keyOf(event), event)
    },
    list: async (attemptId) => [...eventsOf(attemptId).values()].sort((one, other) => one.clientSeq - other.clientSeq),
    forget: async (attemptId) => {
      attempts.delete(attemptId)
    },
  }
}

function keyOf({ device, clientSeq }: Pick<QueuedEvent, 'device' | 'clientSeq'>): string {
  return `${device} ${clientSeq}`
}
