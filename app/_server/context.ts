import { getServerSession } from 'next-auth'
import { connection } from 'next/server'
import { cache } from 'react'
import { findActor } from '#db/access/system/sessions.ts'
import type { Ctx, SystemCtx } from '#db/ctx.ts'
import { makeIdSource } from '#db/ids.ts'
import type { Actor } from '#domain/policy.ts'
import { authOptions, sessionClaim } from './auth.ts'
import { database } from './database.ts'

/** The only clock of the server. */
function now(): Date {
  return new Date()
}

const newId = makeIdSource(now)

/** A context without an actor, for sign-in and for what runs by itself. */
export async function systemCtx(): Promise<SystemCtx> {
  const { db } = await database()
  return { db, now, newId }
}

/** The context of this request, built once: who acts is read from the session row, not from the token. */
export const requestCtx = cache(async (): Promise<Ctx> => {
  await connection()
  const system = await systemCtx()
  const claim = sessionClaim(await getServerSession(authOptions()))
  const found = claim ? await findActor(system, claim) : null
  return { ...system, actor: found?.ok ? found.value : null }
})

/** The signed-in actor, or null. */
export async function currentActor(): Promise<Actor | null> {
  return (await requestCtx()).actor
}
