import { and, eq, inArray, sql } from 'drizzle-orm'
import { type CountingAnswer, type PlacedAnswer, type PositionState, placeAnswers } from '#domain/quiz/place-answers.ts'
import { isSameResponse } from '#domain/quiz/response.ts'
import type { PresentAnswer, ResponseEvent, ResponseReceipt, SaveReply } from '#domain/quiz/schema.ts'
import { fail, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { attemptItems, attempts, questionVersions, responseEvents } from '../schema/tables.ts'
import { countingAnswer } from './counting-answer.ts'
import { lockOwnAttempt } from './own-attempt.ts'
import { withActor } from './with-actor.ts'

type StoredEvent = typeof responseEvents.$inferSelect

/**
 * Stores a student's answers, every one of them, and says what became of each; the receipts may be shown once this has
 * returned, which is after the commit. An event sent again gets its first receipt. Errors: `invalid` for an answer that
 * does not fit its question (nothing is stored), `conflict` "event-reused" when an event id comes with another body.
 * Five queries, however many answers there are. `receivedAt`: when the request arrived.
 */
export async function saveResponses(
  ctx: Ctx,
  attemptId: string,
  events: readonly ResponseEvent[],
  receivedAt: Date,
): Promise<Result<SaveReply>> {
  return withActor(ctx, async (tx, actor) => {
    const own = await lockOwnAttempt(tx, actor, attemptId, ctx.now())
    if (own === null) return notFound
    const { schoolId } = actor
    const standing = await standingOf(tx, schoolId, attemptId, [...new Set(events.map((event) => event.position))])
    const misfits = events.flatMap((event, index) =>
      standing.get(event.position)?.type === event.response.type ? [] : [[`events.${index}.response`, 'wrong-type']],
    )
    if (misfits.length > 0) return fail({ kind: 'invalid', fields: Object.fromEntries(misfits) })

    const stored = await storedEvents(tx, schoolId, attemptId, events)
    const { fresh, reused } = sortByStored(events, stored)
    if (reused.length > 0) return fail({ kind: 'conflict', detail: 'event-reused', data: { clientEventIds: reused } })
    const { placed, positions } = placeAnswers(
      fresh,
      {
        positions: standing,
        deadlineAt: own.deadlineAt,
        graceSeconds: own.assignment.graceSeconds,
        isHandedIn: own.attempt.submittedAt !== null,
      },
      receivedAt,
    )
    const storedAt = ctx.now()
    await append(tx, { schoolId, attemptId }, placed, { receivedAt, storedAt })
    const receipts = receiptsFor(events, placed, stored, receivedAt)
    return ok({
      receipts,
      present: presentAnswers(receipts, positions),
      serverNow: storedAt.toISOString(),
      deadlineAt: own.deadlineAt?.toISOString() ?? null,
    })
  })
}

type Standing = PositionState & { type: ResponseEvent['response']['type'] }

/** How the questions that are answered stand, read under the attempt's lock. */
async function standingOf(
  tx: Db,
  schoolId: string,
  attemptId: string,
  positions: readonly number[],
): Promise<Map<number, Standing>> {
  const ofItem = and(
    eq(responseEvents.schoolId, attemptItems.schoolId),
    eq(responseEvents.attemptId, attemptItems.attemptId),
    eq(responseEvents.position, attemptItems.position),
  )
  const counting = countingAnswer(tx)
  const rows = await tx
    .select({
      position: attemptItems.position,
      checkedAt: attemptItems.checkedAt,
      body: questionVersions.body,
      lastSeq:
        sql<number>`coalesce((select max(${responseEvents.seq}) from ${responseEvents} where ${ofItem}), 0)`.mapWith(
          Number,
        ),
      seq: counting.seq,
      device: counting.device,
      clientSeq: counting.clientSeq,
      response: counting.response,
      receivedAt: counting.receivedAt,
    })
    .from(attemptItems)
    .innerJoin(
      questionVersions,
      and(
        eq(questionVersions.schoolId, attemptItems.schoolId),
        eq(questionVersions.id, attemptItems.questionVersionId),
      ),
    )
    .leftJoinLateral(counting, sql`true`)
    .where(
      and(
        eq(attemptItems.schoolId, schoolId),
        eq(attemptItems.attemptId, attemptId),
        inArray(attemptItems.position, [...positions]),
      ),
    )
  return new Map(
    rows.map((row) => [
      row.position,
      { type: row.body.type, lastSeq: row.lastSeq, counting: answerOf(row), isFinal: row.checkedAt !== null },
    ]),
  )
}

type Nullable<T> = { [Key in keyof T]: T[Key] | null }

function answerOf({ seq, device, clientSeq, response, receivedAt }: Nullable<CountingAnswer>): CountingAnswer | null {
  if (seq === null || device === null || clientSeq === null || response === null || receivedAt === null) return null
  return { seq, device, clientSeq, response, receivedAt }
}

async function storedEvents(
  tx: Db,
  schoolId: string,
  attemptId: string,
  events: readonly ResponseEvent[],
): Promise<Map<string, StoredEvent>> {
  const rows = await tx
    .select()
    .from(responseEvents)
    .where(
      and(
        eq(responseEvents.schoolId, schoolId),
        eq(responseEvents.attemptId, attemptId),
        inArray(
          responseEvents.clientEventId,
          events.map((event) => event.clientEventId),
        ),
      ),
    )
  return new Map(rows.map((row) => [row.clientEventId, row]))
}

/** Parts what is new from what was stored before, and finds ids that come with another body. */
function sortByStored(events: readonly ResponseEvent[], stored: ReadonlyMap<string, StoredEvent>) {
  const fresh = new Map<string, ResponseEvent>()
  const reused = new Set<string>()
  for (const event of events) {
    const before = stored.get(event.clientEventId)
    const first = before ? { ...before, response: before.payload } : fresh.get(event.clientEventId)
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

async function append(
  tx: Db,
  key: { schoolId: string; attemptId: string },
  placed: readonly PlacedAnswer[],
  times: { receivedAt: Date; storedAt: Date },
): Promise<void> {
  if (placed.length === 0) return
  await tx.insert(responseEvents).values(
    placed.map(({ event: { response, ...event }, seq, disposition }) => ({
      ...key,
      ...event,
      seq,
      payload: response,
      ...times,
      disposition,
    })),
  )
  await tx
    .update(attempts)
    .set({ lastSavedAt: times.storedAt })
    .where(and(eq(attempts.schoolId, key.schoolId), eq(attempts.id, key.attemptId)))
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
