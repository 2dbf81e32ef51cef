'use server'

import { redirect } from 'next/navigation'
import { runAction } from '#app/_server/action.ts'
import { setSessionCookie } from '#app/_server/auth.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { setUpSchema, setUpSchool } from '#db/access/system/set-up.ts'

/** Makes the first school and signs its administrator in. */
export async function submitSetUp(
  token: string,
  _before: FormState<unknown>,
  form: FormData,
): Promise<FormState<unknown>> {
  const next = await runAction(form, setUpSchema, (ctx, input) => setUpSchool(ctx, token, input))
  if (next.status !== 'done') return next
  await setSessionCookie(next.value)
  redirect('/')
}
