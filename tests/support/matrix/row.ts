import type { Ctx } from '#db/ctx.ts'
import type { ActorName } from './people.ts'
import type { World } from './world.ts'

/** One way to call one access function, and who may. */
export type Row = {
  /** File and function, as `classes.readClass` or `system/rosters.removeStudent`. */
  fn: string
  /** The id that the call is about; null where it is about the actor's own things only. */
  about: ((world: World) => string) | null
  call: (ctx: Ctx, id: string, world: World) => Promise<unknown>
  allowed: readonly ActorName[]
  /** Who may know that the thing exists, and may so be told `forbidden`, `closed` or `conflict`. */
  mayKnow?: readonly ActorName[]
  /** Why people who are not allowed get an empty answer instead of a refusal. */
  emptyBecause?: string
  /** Other kinds of refusal than the usual, with the reason. */
  refusedAs?: { kinds: readonly string[]; because: string }
}

/** For functions that ask for the role at the school before they look up what they are about. */
export const byRole = {
  kinds: ['forbidden'],
  because: 'the refusal depends on the role alone, and says nothing of the thing',
}
