import { unstable_rethrow } from 'next/navigation'
import { connection } from 'next/server'
import { cache } from 'react'
import { type FoundActor, findActor } from '#db/access/system/sessions.ts'
import type { ClaimCtx, Ctx, SystemCtx } from '#db/ctx.ts'
import { makeIdSource } from '#db/ids.ts'
import { ownSetting, type ReadingPreferences } from '#domain/account/reading-preferences.ts'
import { requestClaim } from './auth.ts'
import { database } from './database.ts'

/** The only clock of the server. */
function now(): Date {
  return new Date()
}

const newId = makeIdSource(now)

/** Names a request in an error's answer and in the log. */
export function newRequestId(): string {
  return newId()
}

/** A context without an actor, for sign-in and for what runs by itself. */
export async function systemCtx(): Promise<SystemCtx> {
  const { db } = await database()
  return { db, now, newId }
}

/** What the session row says of this request, read once. */
const foundActor = cache(async (): Promise<FoundActor | null> => {
  await connection()
  const claim = await requestClaim(now)
  const found = claim ? await findActor(await systemCtx(), claim) : null
  return found?.ok ? found.value : null
})

/**
 * The context of this request: who acts is read from the session row, not from the token. Somebody who still has a
 * first password acts as nobody, everywhere but on the page that replaces it.
 */
export const requestCtx = cache(async (): Promise<Ctx> => {
  const found = await foundActor()
  return { ...(await systemCtx()), actor: found && !found.mustChangePassword ? found.actor : null }
})

/** The context of a request whose claim is checked by the access function itself, in the statement that does the work. */
export async function claimCtx(): Promise<ClaimCtx> {
  return { ...(await systemCtx()), claim: await requestClaim(now) }
}

/** The context for replacing a first password and for signing out, where such a person acts all the same. */
export async function firstPasswordCtx(): Promise<Ctx> {
  return { ...(await systemCtx()), actor: (await foundActor())?.actor ?? null }
}

/** Whether somebody signed in with a first password that must be replaced before anything else. */
export async function mustChangePassword(): Promise<boolean> {
  return (await foundActor())?.mustChangePassword ?? false
}

/** How texts are set for whoever asks; as by themselves where nobody is signed in, or that cannot be known now. */
export const preferencesOfRequest = cache(async (): Promise<ReadingPreferences> => {
  try {
    return (await foundActor())?.preferences ?? ownSetting
  } catch (error) {
    // What is wrong is told by the page itself, which asks as well; its frame must stand all the same.
    unstable_rethrow(error)
    return ownSetting
  }
})
