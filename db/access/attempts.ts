import { type Actor, can } from '#domain/policy.ts'
import { deadlineFor } from '#domain/quiz/attempt-rules.ts'
import { type PlacedAnswer, type PositionState, placeAnswers } from '#domain/quiz/place-answers.ts'
import { isSameResponse } from '#domain/quiz/response.ts'
import type { PresentAnswer, ResponseEvent, ResponseReceipt, SaveReply } from '#domain/quiz/schema.ts'
import { fail, notFound, ok, type Result, unauthenticated } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { ClaimCtx, Ctx } from '../ctx.ts'
import {
  type Answering,
  type Asking,
  appendAnswers,
  askingOf,
  readAnswering,
  type StoredEvent,
} from './system/answering.ts'
import { withOwnRoles } from './with-actor.ts'

/**
 * Stores a student's answers, every one of them, and says what became of each; the receipts may be shown once this has
 * returned, which is after the commit. An event sent again gets its first receipt. Errors: `invalid` for an answer that
 * does not fit its question (nothing is stored), `conflict` "event-reused" when an event id comes with another body.
 * One statement where every answer counts beyond doubt, else two, however many answers there are; a claim's session is
 * checked by the first. `receivedAt`: when the request arrived.
 */
export async function saveResponses(
  ctx: Ctx | ClaimCtx,
  attemptId: string,
  events: readonly ResponseEvent[],
  receivedAt: Date,
): Promise<Result<SaveReply>> {
  const asking = askingOf(ctx)
  if (asking === null) return unauthenticated
  return withOwnRoles(ctx, async (db, isLocking) => {
    const storedAt = ctx.now()
    const asked = { attemptId, now: storedAt, receivedAt, isLocking, mayStore: mayStoreAtOnce(asking) }
    const told = await readAnswering(db, asking, asked, events)
    if (told === 'unauthenticated') return unauthenticated
    if (told === 'absent') return notFound
    return save(db, told, events, { attemptId, receivedAt, storedAt })
  })
}

/** Asked of the policy before anything is read, with the facts that storing at once then demands of the database. */
function mayStoreAtOnce(asking: Asking): boolean {
  const actor: Actor = 'actor' in asking ? asking.actor : { ...asking.claim, role: 'student' }
  return can(actor, 'attempt.take', { classRole: 'student', isOpen: true, isWithdrawn: false })
}

type Times = { attemptId: string; receivedAt: Date; storedAt: Date }

async function save(
  db: Db,
  told: Answering,
  events: readonly ResponseEvent[],
  times: Times,
): Promise<Result<SaveReply>> {
  const { actor, attempt, positions: standing, stored } = told
  const { receivedAt, storedAt } = times
  const isOpen = attempt.openAt <= storedAt
  if (!isOpen || !can(actor, 'attempt.take', { classRole: attempt.classRole, isOpen, isWithdrawn: false }))
    return notFound
  const misfits = events.flatMap((event, index) =>
    standing.get(event.position)?.type === event.response.type ? [] : [[`events.${index}.response`, 'wrong-type']],
  )
  if (misfits.length > 0) return fail({ kind: 'invalid', fields: Object.fromEntries(misfits) })

  const { fresh, reused } = sortByStored(events, stored)
  if (reused.length > 0) return fail({ kind: 'conflict', detail: 'event-reused', data: { clientEventIds: reused } })
  const deadlineAt = deadlineFor(attempt, attempt, storedAt)
  const { placed, positions } = placeAnswers(
    fresh,
    {
      positions: standing,
      deadlineAt,
      graceSeconds: attempt.graceSeconds,
      isHandedIn: attempt.submittedAt !== null,
    },
    receivedAt,
  )
  if (told.isStored) assertAllCount(placed)
  else if (placed.length > 0) await appendAnswers(db, told, placed, times)
  const receipts = receiptsFor(events, placed, stored, receivedAt)
  return ok({
    receipts,
    present: presentAnswers(receipts, positions),
    serverNow: storedAt.toISOString(),
    deadlineAt: deadlineAt?.toISOString() ?? null,
  })
}

/** The database stores at once only what counts beyond doubt; were the two ever to differ, no receipt may hide it. */
function assertAllCount(placed: readonly PlacedAnswer[]): void {
  if (placed.some(({ disposition }) => disposition !== 'current'))
    throw new Error('An answer was stored as one that counts, and does not')
}

/** Parts what is new from what was stored before, and finds ids that come with another body. */
function sortByStored(events: readonly ResponseEvent[], stored: ReadonlyMap<string, StoredEvent>) {
  const fresh = new Map<string, ResponseEvent>()
  const reused = new Set<string>()
  for (const event of events) {
    const before = stored.get(event.clientEventId)
    const first = before ?? fresh.get(event.clientEventId)
    if (first === undefined) fresh.set(event.clientEventId, event)
    else if (!isSameEvent(first, event)) reused.add(event.clientEventId)
  }
  return { fresh: [...fresh.values()], reused: [...reused] }
}

type EventBody = Omit<ResponseEvent, 'clientEventId'>

function isSameEvent(one: EventBody, other: EventBody): boolean {
  return (
    one.position === other.position &&
    one.device === other.device &&
    one.clientSeq === other.clientSeq &&
    one.baseSeq === other.baseSeq &&
    isSameResponse(one.response, other.response)
  )
}

function receiptsFor(
  events: readonly ResponseEvent[],
  placed: readonly PlacedAnswer[],
  stored: ReadonlyMap<string, StoredEvent>,
  receivedAt: Date,
): ResponseReceipt[] {
  const made = new Map<string, { seq: number; disposition: ResponseReceipt['disposition']; receivedAt: Date }>(stored)
  for (const { event, seq, disposition } of placed) made.set(event.clientEventId, { seq, disposition, receivedAt })
  return events.flatMap(({ clientEventId, position }) => {
    const receipt = made.get(clientEventId)
    if (receipt === undefined) return []
    return {
      clientEventId,
      position,
      seq: receipt.seq,
      disposition: receipt.disposition,
      receivedAt: receipt.receivedAt.toISOString(),
    }
  })
}

/** What counts where it is none of the answers that these receipts are for. */
function presentAnswers(
  receipts: readonly ResponseReceipt[],
  positions: ReadonlyMap<number, PositionState>,
): PresentAnswer[] {
  const given = new Set(receipts.map((receipt) => `${receipt.position} ${receipt.seq}`))
  return [...new Set(receipts.map((receipt) => receipt.position))].flatMap((position) => {
    const counting = positions.get(position)?.counting
    if (!counting || given.has(`${position} ${counting.seq}`)) return []
    const { seq, device, response, receivedAt } = counting
    return { position, seq, device, response, receivedAt: receivedAt.toISOString() }
  })
}
