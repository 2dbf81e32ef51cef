'use server'

import { redirect } from 'next/navigation'
import { runAction } from '#app/_server/action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { changeOwnPassword, changePasswordSchema } from '#db/access/system/passwords.ts'

/** Changes the password; the page stays and says so. */
export async function submitPassword(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return runAction(form, changePasswordSchema, changeOwnPassword)
}

/** Replaces a first password and goes on to the home page. */
export async function submitFirstPassword(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, changePasswordSchema, changeOwnPassword)
  if (next.status === 'done') redirect('/')
  return next
}
