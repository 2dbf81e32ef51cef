import type { QueueEntry, Who } from '#domain/quiz/marking-queue.ts'
import { translator } from '#messages/translator.ts'

/** A student by name or number. */
export function whoText(who: Who): string {
  return who.kind === 'name' ? who.name : translator('marking')('studentNumber', { number: who.number })
}

/** The same, with the number of the attempt where it is not the first. */
export function entryText({ who, attemptNumber }: Pick<QueueEntry, 'who' | 'attemptNumber'>): string {
  const name = whoText(who)
  return attemptNumber === 1 ? name : translator('marking')('attemptOf', { name, number: attemptNumber })
}
