import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import type { Ctx } from '#db/ctx.ts'
import type { Actor } from '#domain/policy.ts'
import type { Result } from '#domain/result.ts'
import { mustChangePassword, requestCtx } from './context.ts'

/** The signed-in actor and context of a page; sends everyone else to the sign-in page. */
export async function requireActor(): Promise<{ ctx: Ctx; actor: Actor }> {
  const ctx = await requestCtx()
  if (ctx.actor === null) redirect((await mustChangePassword()) ? '/account/password' : '/sign-in')
  return { ctx, actor: ctx.actor }
}

/** The value of a result, for pages: what is absent or not to be known is the same "not here". */
export function valueOrNotFound<T>(result: Result<T>): T {
  if (result.ok) return result.value
  if (result.error.kind === 'unauthenticated') redirect('/sign-in')
  notFound()
}

/** Whether this request is answered by a document; where Next.js goes on within one it asks for data alone. */
export async function isDocumentRequest(): Promise<boolean> {
  return (await headers()).get('accept')?.includes('text/html') ?? false
}

/** An id from the address; one that cannot be an id leads to the same "not here" as a foreign one. */
export function idParam(text: string): string {
  const parsed = z.uuid().safeParse(text)
  return parsed.success ? parsed.data : notFound()
}
