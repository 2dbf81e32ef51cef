'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import { setSessionCookie } from '#app/_server/auth.ts'
import { clientAddress } from '#app/_server/client-address.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { findClassToJoin, joinAsMember, joinAsNewStudent, joinSchema } from '#db/access/system/join-class.ts'

const codeForm = z.object({ code: z.string().trim().min(1, 'code-missing') })

/** Looks a code up; the page then shows the class and asks who joins. */
export async function submitCode(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, codeForm, async (ctx, input) =>
    findClassToJoin(ctx, { ...input, address: await clientAddress() }),
  )
  if (next.status === 'done') redirect(`/join?code=${encodeURIComponent(next.values['code'] ?? '')}`)
  return next
}

/** Makes a student's account and signs it in. */
export async function submitJoin(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, joinSchema, async (ctx, input) =>
    joinAsNewStudent(ctx, { ...input, address: await clientAddress() }),
  )
  if (next.status !== 'done') return next
  await setSessionCookie(next.value)
  redirect('/')
}

/** A signed-in student joins one more class. */
export async function submitJoinAsMember(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, codeForm, async (ctx, input) =>
    joinAsMember(ctx, { ...input, address: await clientAddress() }),
  )
  if (next.status === 'done') redirect('/')
  return next
}
