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
