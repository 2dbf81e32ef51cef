import type { Actor, SchoolRole } from '#domain/policy.ts'
import { callFunction } from '../../call-function.ts'
import type { Db } from '../../client.ts'
import { type AnsweredAttempt, type Asking, attemptOf, type ToldAttempt } from './answering.ts'

/** What handing in has to know of a student's own attempt. */
export type EndingAttemptTold = AnsweredAttempt & {
  actor: Actor
  round: number
  /** The student's own. */
  dueAt: Date | null
  /** What is stored of the devices asked for. */
  stored: { device: string; clientSeq: number }[]
  /** Whether a regrade of the assignment counts. */
  isRegraded: boolean
}

type Asked = { attemptId: string; now: Date; devices: readonly string[] }

/**
 * Locks an own attempt until the end of the transaction and reads what handing in has to know, in one statement that checks
 * the session of a claim first and takes the role of the system; an attempt that is not handed in yet waits for regrades, and
 * keeps them away. `unauthenticated` when the session has ended; `absent` when there is no such attempt of the actor's, or it
 * is not to be known; whether it may be worked on is the caller's question.
 */
export async function lockEnding(
  tx: Db,
  asking: Asking,
  { attemptId, now, devices }: Asked,
): Promise<EndingAttemptTold | 'unauthenticated' | 'absent'> {
  const { schoolId, userId, sessionId } = 'claim' in asking ? asking.claim : asking.actor
  const session = 'claim' in asking ? sessionId : null
  const values = [schoolId, userId, session, now.toISOString(), attemptId, devices.join()]
  const text = await callFunction(tx, 'postil_ending', values)
  if (text === null) return 'unauthenticated'
  // The one cast: the text was made by a function of ours, from rows that were checked when they were written.
  const told = JSON.parse(text) as Told | { classRole: null }
  if (told.classRole === null) return 'absent'
  const { role, round, dueMs, stored, isRegraded } = told
  const actor = 'actor' in asking ? asking.actor : { ...asking.claim, role: role ?? 'student' }
  return { ...attemptOf(told), actor, round, dueAt: dueMs === null ? null : new Date(dueMs), stored, isRegraded }
}

type Told = ToldAttempt &
  Pick<EndingAttemptTold, 'round' | 'stored' | 'isRegraded'> & { role: SchoolRole | null; dueMs: number | null }
