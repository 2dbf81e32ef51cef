import type { Actor } from '#domain/policy.ts'
import { callFunction } from '../../call-function.ts'
import type { Db } from '../../client.ts'
import { type AnsweredAttempt, attemptOf, type ToldAttempt } from './answering.ts'

/** What handing in has to know of a student's own attempt. */
export type EndingAttemptTold = AnsweredAttempt & {
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
 * Locks the actor's own attempt until the end of the transaction and reads what handing in has to know, in one statement that
 * takes the role of the system; an attempt that is not handed in yet waits for regrades, and keeps them away. Null when absent
 * or not to be known; whether it may be worked on is the caller's question.
 */
export async function lockEnding(
  tx: Db,
  { schoolId, userId }: Actor,
  { attemptId, now, devices }: Asked,
): Promise<EndingAttemptTold | null> {
  const values = [schoolId, userId, now.toISOString(), attemptId, devices.join()]
  const told = await callFunction(tx, 'postil_ending', values)
  return told === null ? null : readTold(told)
}

type Told = ToldAttempt & Pick<EndingAttemptTold, 'round' | 'stored' | 'isRegraded'> & { dueMs: number | null }

function readTold(text: string): EndingAttemptTold {
  // The one cast: the text was made by a function of ours, from rows that were checked when they were written.
  const told = JSON.parse(text) as Told
  const { round, dueMs, stored, isRegraded } = told
  return { ...attemptOf(told), round, dueAt: dueMs === null ? null : new Date(dueMs), stored, isRegraded }
}
