import type { Actor } from '#domain/policy.ts'
import type { Db } from './client.ts'

/** What every access function takes first. Built once per request; there is no other clock, id source or database. */
export type Ctx = {
  db: Db
  /** Null when nobody is signed in. */
  actor: Actor | null
  now: () => Date
  /** UUIDv7. */
  newId: () => string
}

/** What the functions in db/access/system take: they have no actor yet, or act for nobody. */
export type SystemCtx = Omit<Ctx, 'actor'>

/** What a token claims; believed only when the session row agrees. */
export type SessionClaim = { schoolId: string; userId: string; sessionId: string }

/**
 * A context whose claim nobody has looked at yet. Only the access functions that take it check the session, in the very
 * statement that does the work.
 */
export type ClaimCtx = SystemCtx & { claim: SessionClaim | null }
