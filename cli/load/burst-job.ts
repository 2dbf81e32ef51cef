/** A student who will start an attempt: what their requests must carry, and which quiz it is. */
export type BurstStudent = { cookie: string; assignmentId: string }

export type BurstJob = {
  ports: readonly number[]
  students: readonly BurstStudent[]
  /** Over how long the starts are spread, in milliseconds. */
  startingMs: number
  /** How long the whole takes, in milliseconds. */
  lengthMs: number
  /** Every student answers so often, in milliseconds. */
  everyMs: number
  /** At the end, over so long, every second student hands in, in milliseconds. */
  leavingMs: number
}

export type BurstResult = {
  /** Of each request, in milliseconds, in ascending order. */
  startMs: number[]
  saveMs: number[]
  handInMs: number[]
  /** Every answer that was acknowledged: its event id and the sequence it was given. */
  acknowledged: [clientEventId: string, seq: number][]
  handedIn: number
  failures: string[]
}
