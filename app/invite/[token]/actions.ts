'use server'

import { redirect } from 'next/navigation'
import { runAction } from '#app/_server/action.ts'
import { setSessionCookie } from '#app/_server/auth.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { acceptInvitation, acceptSchema, newPasswordSchema, resetByLink } from '#db/access/system/invitations.ts'

/** Makes the invited account and signs it in. */
export async function submitInvitation(
  token: string,
  _before: FormState<unknown>,
  form: FormData,
): Promise<FormState<unknown>> {
  const next = await runAction(form, acceptSchema, (ctx, input) => acceptInvitation(ctx, token, input))
  if (next.status !== 'done') return next
  await setSessionCookie(next.value)
  redirect('/')
}

/** Sets a new password by a reset link and signs in. */
export async function submitReset(
  token: string,
  _before: FormState<unknown>,
  form: FormData,
): Promise<FormState<unknown>> {
  const next = await runAction(form, newPasswordSchema, (ctx, input) => resetByLink(ctx, token, input))
  if (next.status !== 'done') return next
  await setSessionCookie(next.value)
  redirect('/')
}
