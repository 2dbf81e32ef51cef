import type { AnswerTransport, SaveOutcome, SubmitOutcome } from '#components/quiz/queue/ports.ts'
import { missingSeqs } from '#domain/quiz/hand-in.ts'
import { type PlacedAnswer, type PositionState, placeAnswers } from '#domain/quiz/place-answers.ts'
import { isSameResponse } from '#domain/quiz/response.ts'
import type { PresentAnswer, ResponseEvent, ResponseReceipt, SubmissionReceipt } from '#domain/quiz/schema.ts'

/** What the network does with one request. */
export type Fate = 'delivered' | 'lost-before' | 'lost-after' | 'twice' | 'signed-out' | 'busy' | 'gone'

type Stored = PlacedAnswer & { receivedAt: Date }

/** A server that places answers by the rules of the domain, behind a network that does what it is told. */
export function makeAnswerServer(questions: number) {
  let positions: ReadonlyMap<number, PositionState> = new Map(
    Array.from({ length: questions }, (_, index) => [index + 1, { lastSeq: 0, counting: null, isFinal: false }]),
  )
  const stored = new Map<string, Stored>()
  let submission: SubmissionReceipt | null = null
  let nowMs = Date.parse('2026-03-02T09:00:00.000Z')

  function store(events: readonly ResponseEvent[]): SaveOutcome {
    nowMs += 1_000
    const receivedAt = new Date(nowMs)
    if (events.some((event) => !positions.has(event.position))) return { kind: 'invalid' }
    const reused = events.filter((event) => isReused(event, stored.get(event.clientEventId)?.event))
    if (reused.length > 0) return { kind: 'reused', clientEventIds: reused.map((event) => event.clientEventId) }
    const fresh = events.filter((event) => !stored.has(event.clientEventId))
    const placement = placeAnswers(
      fresh,
      { positions, deadlineAt: null, graceSeconds: 10, isHandedIn: submission !== null },
      receivedAt,
    )
    positions = placement.positions
    for (const placed of placement.placed) stored.set(placed.event.clientEventId, { ...placed, receivedAt })
    const receipts = events.flatMap((event) => receiptOf(stored.get(event.clientEventId)))
    return {
      kind: 'stored',
      reply: { receipts, present: presentOf(receipts), serverNow: receivedAt.toISOString(), deadlineAt: null },
    }
  }

  function presentOf(receipts: readonly ResponseReceipt[]): PresentAnswer[] {
    return [...new Set(receipts.map((receipt) => receipt.position))].flatMap((position) => {
      const answer = counting(position)
      return answer === null || receipts.some((r) => r.position === position && r.seq === answer.seq) ? [] : [answer]
    })
  }

  function counting(position: number): PresentAnswer | null {
    const answer = positions.get(position)?.counting
    if (!answer) return null
    const { seq, device, response, receivedAt } = answer
    return { position, seq, device, response, receivedAt: receivedAt.toISOString() }
  }

  function submit(lastSeqs: Readonly<Record<string, number>>): SubmitOutcome {
    const missing = missingSeqs(
      lastSeqs,
      [...stored.values()].map(({ event }) => event),
    )
    if (submission === null && missing !== null) return { kind: 'missing', missing }
    submission ??= { submittedAt: new Date(nowMs).toISOString(), isLate: false, receiptCode: 'TEST-CODE', answers: {} }
    return { kind: 'handed-in', receipt: submission }
  }

  /** A browser's way to this server; `fateOf` is asked once for each request. */
  function transport(fateOf: () => Fate): AnswerTransport {
    return {
      save: async (events) => {
        const fate = fateOf()
        if (fate === 'lost-before') return { kind: 'unreachable' }
        if (fate === 'signed-out' || fate === 'gone') return { kind: fate }
        if (fate === 'busy') return { kind: 'busy', retryAfterMs: 5_000 }
        const outcome = store(structuredClone(events))
        if (fate === 'twice') store(structuredClone(events))
        return fate === 'lost-after' ? { kind: 'unreachable' } : outcome
      },
      submit: async (lastSeqs) => {
        const fate = fateOf()
        if (fate === 'lost-before') return { kind: 'unreachable' }
        const outcome = submit(lastSeqs)
        return fate === 'lost-after' ? { kind: 'unreachable' } : outcome
      },
    }
  }

  return { transport, stored: () => [...stored.values()], counting, forgetEvent: (id: string) => stored.delete(id) }
}

function isReused(event: ResponseEvent, before: ResponseEvent | undefined): boolean {
  return (
    before !== undefined && !(before.position === event.position && isSameResponse(before.response, event.response))
  )
}

function receiptOf(stored: Stored | undefined): ResponseReceipt[] {
  if (stored === undefined) return []
  const { event, seq, disposition, receivedAt } = stored
  return [
    {
      clientEventId: event.clientEventId,
      position: event.position,
      seq,
      disposition,
      receivedAt: receivedAt.toISOString(),
    },
  ]
}
