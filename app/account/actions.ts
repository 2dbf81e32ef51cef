'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { runAction } from '#app/_server/action.ts'
import { firstPasswordCtx } from '#app/_server/context.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { saveReadingPreferences } from '#db/access/reading-preferences.ts'
import { changeOwnName, ownNameSchema } from '#db/access/system/own-account.ts'
import { changeOwnPassword, changePasswordSchema } from '#db/access/system/passwords.ts'
import { readingPreferencesSchema } from '#domain/account/reading-preferences-schema.ts'

/** Changes the password; the page stays and says so. */
export async function submitPassword(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return runAction(form, changePasswordSchema, changeOwnPassword)
}

/** Changes one's own name. */
export async function submitName(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, ownNameSchema, changeOwnName)
  if (next.status === 'done') revalidatePath('/account')
  return next
}

/** Replaces a first password and goes on to the home page. */
export async function submitFirstPassword(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, changePasswordSchema, async (_ctx, input) =>
    changeOwnPassword(await firstPasswordCtx(), input),
  )
  if (next.status === 'done') redirect('/')
  return next
}

/** Keeps how texts are set. The page shows it already. */
export async function submitPreferences(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  return runAction(form, readingPreferencesSchema, saveReadingPreferences)
}
