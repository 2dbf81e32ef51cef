import type { Actor, ClassRole, SchoolRole } from '#domain/policy.ts'
import type { Pause } from '#domain/quiz/attempt-rules.ts'
import type { CountingAnswer, PlacedAnswer, PositionState } from '#domain/quiz/place-answers.ts'
import type { Disposition, ResponseEvent } from '#domain/quiz/schema.ts'
import { callFunction } from '../../call-function.ts'
import type { Db } from '../../client.ts'
import type { ClaimCtx, Ctx, SessionClaim } from '../../ctx.ts'

/** Whose attempt is asked for: somebody who has been vouched for, or a claim that is looked at in the same statement. */
export type Asking = { actor: Actor } | { claim: SessionClaim }

/** Who asks by a context; null for nobody. */
export function askingOf(ctx: Ctx | ClaimCtx): Asking | null {
  if ('claim' in ctx) return ctx.claim === null ? null : { claim: ctx.claim }
  return ctx.actor === null ? null : { actor: ctx.actor }
}

/** What saving answers has to know of an attempt. */
export type Answering = {
  actor: Actor
  attempt: AnsweredAttempt
  positions: ReadonlyMap<number, PositionState & { type: ResponseEvent['response']['type'] }>
  /** Those of the events sent that were stored before, by their id. */
  stored: ReadonlyMap<string, StoredEvent>
  /** All of the events sent were stored by the same statement: each counts beyond doubt. */
  isStored: boolean
}

export type AnsweredAttempt = {
  classRole: ClassRole
  startedAt: Date
  reopenedUntil: Date | null
  submittedAt: Date | null
  graceSeconds: number
  /** The student's own times. */
  openAt: Date
  closeAt: Date | null
  timeLimitMinutes: number | null
  factor: number
  pauses: readonly Pause[]
}

export type StoredEvent = ResponseEvent & { seq: number; disposition: Disposition; receivedAt: Date }

type AskedAttempt = {
  attemptId: string
  now: Date
  receivedAt: Date
  isLocking: boolean
  /** What the policy says of a student whose attempt is open: answers that count beyond doubt may be stored at once. */
  mayStore: boolean
}

/**
 * Reads what saving these answers has to know, as the actor and in one statement that checks the session of a claim first; with
 * `mayStore` the same statement stores them where they count beyond doubt, and fails like `appendAnswers`. With `isLocking`
 * the attempt is locked until the end of the transaction, and nothing is stored. `unauthenticated` when the session has
 * ended; `absent` when there is no such attempt of the actor's, or it is not to be known.
 */
export async function readAnswering(
  db: Db,
  asking: Asking,
  asked: AskedAttempt,
  events: readonly ResponseEvent[],
): Promise<Answering | 'unauthenticated' | 'absent'> {
  const answer = await askAnswering(db, asking, asked, events)
  if (answer === null) return 'unauthenticated'
  const { role, attempt, positions, stored } = answer.told
  if (attempt === null) return 'absent'
  return {
    actor: 'actor' in asking ? asking.actor : { ...asking.claim, role: role ?? 'student' },
    attempt: attemptOf(attempt),
    positions: new Map(
      positions.map(({ counting, ...state }) => [state.position, { ...state, counting: countingOf(counting) }]),
    ),
    stored: new Map(stored.map((event) => [event.clientEventId, { ...event, receivedAt: new Date(event.receivedMs) }])),
    isStored: answer.isStored,
  }
}

async function askAnswering(
  db: Db,
  asking: Asking,
  { attemptId, now, receivedAt, isLocking, mayStore }: AskedAttempt,
  events: readonly ResponseEvent[],
): Promise<{ isStored: boolean; told: Told } | null> {
  const claim = 'claim' in asking ? asking.claim : asking.actor
  const asked = [
    claim.schoolId,
    claim.userId,
    'claim' in asking ? asking.claim.sessionId : null,
    now.toISOString(),
    attemptId,
    [...new Set(events.map((event) => event.position))].join(),
    events.map((event) => event.clientEventId).join(),
  ]
  if (mayStore && !isLocking) {
    const saved = [...asked, receivedAt.toISOString(), JSON.stringify(events)]
    return readAnswer(await callFunction(db, 'postil_save_answers', saved))
  }
  const told = readAnswer<Told>(await callFunction(db, 'postil_answering', [...asked, isLocking]))
  return told && { isStored: false, told }
}

/**
 * Stores answers that were placed by what `readAnswering` told. Fails with 40001 or 23505 when that is no longer so; then
 * nothing is stored.
 */
export async function appendAnswers(
  db: Db,
  { actor, attempt, positions }: Answering,
  placed: readonly PlacedAnswer[],
  times: { attemptId: string; receivedAt: Date; storedAt: Date },
): Promise<void> {
  const listed = (isWanted: boolean) =>
    [...positions].flatMap(([position, { isFinal }]) => (isFinal === isWanted ? position : [])).join()
  const answers = placed.map(({ event, seq, disposition }) => ({ ...event, seq, disposition }))
  await callFunction(db, 'postil_append_answers', [
    actor.schoolId,
    actor.userId,
    times.storedAt.toISOString(),
    times.attemptId,
    attempt.submittedAt?.getTime() ?? null,
    times.receivedAt.toISOString(),
    listed(false),
    listed(true),
    JSON.stringify(answers),
  ])
}

/** As postil_answering() in db/migrations builds it; instants are milliseconds since 1970. */
type Told = {
  role: SchoolRole | null
  attempt: ToldAttempt | null
  positions: {
    position: number
    type: ResponseEvent['response']['type']
    isFinal: boolean
    lastSeq: number
    counting: ToldCounting | null
  }[]
  stored: (ResponseEvent & { seq: number; disposition: Disposition; receivedMs: number })[]
}

type ToldCounting = Omit<CountingAnswer, 'receivedAt'> & { receivedMs: number }

/** An attempt as functions of the database tell of it. */
export type ToldAttempt = {
  classRole: ClassRole
  startedMs: number
  reopenedUntilMs: number | null
  submittedMs: number | null
  graceSeconds: number
  openMs: number
  closeMs: number | null
  timeLimitMinutes: number | null
  factor: number
  pauses: { startedMs: number; endedMs: number | null }[]
}

/** The one cast: the text was made by a function of ours, from rows that were checked when they were written. */
function readAnswer<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T)
}

/** The same with instants. */
export function attemptOf(told: ToldAttempt): AnsweredAttempt {
  const { classRole, graceSeconds, timeLimitMinutes, factor } = told
  return {
    classRole,
    startedAt: new Date(told.startedMs),
    reopenedUntil: instant(told.reopenedUntilMs),
    submittedAt: instant(told.submittedMs),
    graceSeconds,
    openAt: new Date(told.openMs),
    closeAt: instant(told.closeMs),
    timeLimitMinutes,
    factor,
    pauses: told.pauses.map(({ startedMs, endedMs }) => ({
      startedAt: new Date(startedMs),
      endedAt: instant(endedMs),
    })),
  }
}

function countingOf(told: ToldCounting | null): CountingAnswer | null {
  if (told === null) return null
  const { receivedMs, ...counting } = told
  return { ...counting, receivedAt: new Date(receivedMs) }
}

function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms)
}
