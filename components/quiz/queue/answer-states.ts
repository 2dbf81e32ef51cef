import { isSameResponse } from '#domain/quiz/response.ts'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import type { KnownAnswer, QueuedEvent } from './ports.ts'

/** How the way to the server is. */
export type Connection = 'ok' | 'unreachable' | 'signed-out' | 'gone'

/**
 * What a student is told of one answer. `unsaved`: still being typed; `saving`: on its way; `waiting`: kept in this
 * browser until the server can be reached; `saved`: the server holds it and it counts; `conflict`: the server holds it,
 * and one from another device counts; `late`: the server holds it, and it came after the end; `refused`: the server
 * cannot take it.
 */
export type AnswerStatus = 'none' | 'unsaved' | 'saving' | 'waiting' | 'saved' | 'conflict' | 'late' | 'refused'

export type AnswerState = {
  /** What the page shows; null for no answer. */
  response: QuizResponse | null
  status: AnswerStatus
  /** ISO 8601, when the server received it; null before. */
  savedAt: string | null
  /** Sequence of the answer that counts; 0 for none. */
  seq: number
  /** The answer of another device that counts instead; null unless `conflict`. */
  other: KnownAnswer | null
}

export const noAnswer: AnswerState = { response: null, status: 'none', savedAt: null, seq: 0, other: null }

/** How one question stands, from this browser's own events for it (by sequence) and the answer known to count. */
export function answerState(
  own: readonly QueuedEvent[],
  known: KnownAnswer | null,
  connection: Connection,
): AnswerState {
  const newest = own.at(-1)
  const seq = known?.seq ?? 0
  if (newest === undefined || isOutOfDate(newest, known)) return savedState(known)
  const mine = { response: newest.response, seq, other: null, savedAt: newest.receipt?.receivedAt ?? null }
  switch (newest.state) {
    case 'open':
      return { ...mine, status: 'unsaved' }
    case 'waiting':
      return { ...mine, status: connection === 'ok' ? 'saving' : 'waiting' }
    case 'refused':
      return { ...mine, status: 'refused' }
    case 'held':
      if (isConflict(newest, known)) return { ...mine, status: 'conflict', other: known }
      if (newest.receipt?.disposition === 'late') return { ...mine, status: 'late' }
      return known === null ? { ...mine, status: 'saved' } : savedState(known)
  }
}

/** Whether the student has still to choose between this answer and the one that counts. */
export function isConflict(newest: QueuedEvent, known: KnownAnswer | null): known is KnownAnswer {
  return (
    newest.receipt?.disposition === 'conflict' &&
    !newest.isDecided &&
    known !== null &&
    known.device !== newest.device &&
    !isSameResponse(known.response, newest.response)
  )
}

/** The server holds it, and a later answer counts that was given in knowledge of it. */
function isOutOfDate(newest: QueuedEvent, known: KnownAnswer | null): boolean {
  if (newest.state !== 'held' || known === null) return false
  return newest.receipt?.disposition === 'current' && newest.receipt.seq < known.seq
}

function savedState(known: KnownAnswer | null): AnswerState {
  if (known === null) return noAnswer
  return { response: known.response, status: 'saved', savedAt: known.receivedAt, seq: known.seq, other: null }
}
