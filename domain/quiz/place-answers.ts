/**
 * Decides what becomes of answers that reach the server: each is kept and given a sequence, and at most one of a
 * question counts. Source: DESIGN, "No answer is ever lost"; a base sequence works like the If-Match of RFC 9110.
 */
import type { Disposition, QuizResponse, ResponseEvent } from './schema.ts'

/** The answer that counts of one question. */
export type CountingAnswer = {
  seq: number
  device: string
  clientSeq: number
  response: QuizResponse
  receivedAt: Date
}

/** How one question of an attempt stands. */
export type PositionState = {
  /** The highest sequence given, whatever became of it; 0 for none. */
  lastSeq: number
  counting: CountingAnswer | null
  /** The student has had this answer checked, which makes it final. */
  isFinal: boolean
}

export type AttemptState = {
  positions: ReadonlyMap<number, PositionState>
  deadlineAt: Date | null
  /** How long after the deadline an answer may still be on its way. */
  graceSeconds: number
  isHandedIn: boolean
}

export type PlacedAnswer = { event: ResponseEvent; seq: number; disposition: Disposition }

export type Placement = {
  /** One for each event, in their order. */
  placed: PlacedAnswer[]
  /** The questions as they stand afterwards. */
  positions: ReadonlyMap<number, PositionState>
}

/**
 * Places answers that arrived together, in their order. Every event must name a position of the attempt (a RangeError
 * otherwise) and none may have been stored before.
 */
export function placeAnswers(events: readonly ResponseEvent[], attempt: AttemptState, receivedAt: Date): Placement {
  const positions = new Map(attempt.positions)
  const isOver = attempt.isHandedIn || isPastGrace(receivedAt, attempt.deadlineAt, attempt.graceSeconds)
  const placed = events.map((event) => {
    const state = positions.get(event.position)
    if (state === undefined) throw new RangeError(`The attempt has no question ${event.position}`)
    const seq = state.lastSeq + 1
    const disposition = isOver || state.isFinal ? 'late' : dispositionOf(event, state.counting)
    const { device, clientSeq, response } = event
    const counting = disposition === 'current' ? { seq, device, clientSeq, response, receivedAt } : state.counting
    positions.set(event.position, { ...state, lastSeq: seq, counting })
    return { event, seq, disposition }
  })
  return { placed, positions }
}

/** Whether an instant lies after the deadline and the grace. */
export function isPastGrace(at: Date, deadlineAt: Date | null, graceSeconds: number): boolean {
  return deadlineAt !== null && at.getTime() > deadlineAt.getTime() + graceSeconds * 1000
}

/** One device never conflicts with itself; of its answers the one given last counts, in whatever order they arrive. */
function dispositionOf(event: ResponseEvent, counting: CountingAnswer | null): Disposition {
  if (counting === null) return 'current'
  if (counting.device === event.device) return event.clientSeq > counting.clientSeq ? 'current' : 'superseded'
  return event.baseSeq >= counting.seq ? 'current' : 'conflict'
}
