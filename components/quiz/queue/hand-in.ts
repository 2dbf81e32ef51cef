import type { SubmissionReceipt } from '#domain/quiz/schema.ts'
import type { AnswerQueue } from './answer-queue.ts'
import type { Connection } from './answer-states.ts'
import type { AnswerTransport } from './ports.ts'

export type HandInOutcome = { kind: 'handed-in'; receipt: SubmissionReceipt } | { kind: Exclude<Connection, 'ok'> }

/** How often the server may name missing answers before the hand-in is left to the student's next press. */
const mostRounds = 5

/**
 * Sends everything, then hands in. What the server misses is sent again; what this browser no longer has, or the server
 * has refused to take, does not keep the student from handing in for ever.
 */
export async function handIn(queue: AnswerQueue, transport: AnswerTransport): Promise<HandInOutcome> {
  let isComplete = true
  for (let round = 0; round < mostRounds; round += 1) {
    const connection = await queue.flush()
    if (connection !== 'ok') return { kind: connection }
    const outcome = await transport.submit(isComplete ? queue.lastSeqs() : {})
    switch (outcome.kind) {
      case 'handed-in':
        await queue.finish()
        return outcome
      case 'missing':
        isComplete = queue.resend(outcome.missing)
        break
      case 'busy':
        return { kind: 'unreachable' }
      case 'unreachable':
      case 'signed-out':
      case 'gone':
        return outcome
    }
  }
  return { kind: 'unreachable' }
}
