import type { SessionClaim } from '#db/ctx.ts'

/** A student's place in a quiz, with what a request of theirs must carry, and what its cookie claims. */
export type Place = { cookie: string; claim: SessionClaim; assignmentId: string; attemptId: string }

/** A student who reads a text. */
export type ReadingPlace = Pick<Place, 'cookie' | 'assignmentId'>

/** What the clients of a load do, again and again. */
export type LoadWork =
  /** Saves so many answers in each request, each to another question. */
  | { kind: 'save'; answers: number; places: readonly Place[] }
  /** Opens the page of an attempt under way. */
  | { kind: 'page'; acceptGzip: boolean; places: readonly Place[] }
  /** Opens the page of a text. */
  | { kind: 'read'; acceptGzip: boolean; places: readonly ReadingPlace[] }
  /** Hands an attempt in; each place is used once. */
  | { kind: 'hand-in'; places: readonly Place[] }
  /** Sends the body of a saved answer to the bare route. */
  | { kind: 'bare-route' }

export type LoadJob = {
  work: LoadWork
  /** Servers of one and the same thing; the clients are spread over them. */
  ports: readonly number[]
  clients: number
  /** How long is measured, in milliseconds, after a warm-up that does not count. */
  lengthMs: number
  warmUpMs: number
}

export type LoadResult = {
  /** Requests answered as they should be, within the time measured. */
  done: number
  /** The same with those of the warm-up. */
  answered: number
  /** How long was measured, in milliseconds. */
  tookMs: number
  /** Of each request measured, in milliseconds, in ascending order. */
  latenciesMs: number[]
  /** Bytes of the last body. */
  bodyBytes: number
  /** Requests that were answered otherwise, with an example. */
  failed: number
  firstFailure: string | null
}
