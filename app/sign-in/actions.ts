'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import { clearSessionCookie, setSessionCookie } from '#app/_server/auth.ts'
import { clientAddress } from '#app/_server/client-address.ts'
import { firstPasswordCtx, systemCtx } from '#app/_server/context.ts'
import { isOwnOrigin } from '#app/_server/origin.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { signInToDemo } from '#db/access/system/demo-sign-in.ts'
import { endSession } from '#db/access/system/sessions.ts'
import { signInWithCode, signInWithEmail } from '#db/access/system/sign-in.ts'

const emailForm = z.object({
  email: z.string().trim().min(1, 'email-missing'),
  password: z.string().min(1, 'password-missing'),
  schoolId: z.uuid('school-choose').optional(),
})
const codeForm = z.object({
  code: z.string().trim().min(1, 'code-missing'),
  userName: z.string().trim().min(1, 'user-name-missing'),
  password: z.string().min(1, 'password-missing'),
})

/** Signs in by e-mail and password. */
export async function submitEmailSignIn(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, emailForm, async (ctx, { schoolId, ...input }) =>
    signInWithEmail(ctx, { ...input, address: await clientAddress(), ...(schoolId ? { schoolId } : {}) }),
  )
  if (next.status !== 'done') return next
  await setSessionCookie(next.value)
  redirect('/')
}

/** Signs a student in by class code, user name and password. */
export async function submitCodeSignIn(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, codeForm, async (ctx, input) =>
    signInWithCode(ctx, { ...input, address: await clientAddress() }),
  )
  if (next.status !== 'done') return next
  await setSessionCookie(next.value)
  redirect('/')
}

/** Signs into the demo without a password; in any other school nothing of the kind exists. */
export async function submitDemoSignIn(form: FormData): Promise<void> {
  if (!isOwnOrigin(await headers())) redirect('/sign-in')
  const role = form.get('role') === 'teacher' ? 'teacher' : 'student'
  const signedIn = await signInToDemo(await systemCtx(), role)
  if (signedIn.ok) await setSessionCookie(signedIn.value)
  redirect(signedIn.ok ? '/' : '/sign-in')
}

/** Ends the session and takes the token away. */
export async function signOut(): Promise<void> {
  if (!isOwnOrigin(await headers())) redirect('/')
  const ctx = await firstPasswordCtx()
  if (ctx.actor !== null) await endSession(ctx, ctx.actor)
  await clearSessionCookie()
  redirect('/sign-in')
}
