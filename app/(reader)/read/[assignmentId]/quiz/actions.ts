'use server'

import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import { requestCtx } from '#app/_server/context.ts'
import { isOwnOrigin } from '#app/_server/origin.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { startAttempt } from '#db/access/system/start-attempt.ts'
import { submitAttempt } from '#db/access/system/submit-attempt.ts'
import { saveFormAnswers } from './save-form-answers.ts'

const startForm = z.object({ assignmentId: z.uuid() })
const attemptForm = z.object({ assignmentId: z.uuid(), attemptId: z.uuid() })
const whereTo = z.union([z.enum(['stay', 'hand-in']), z.coerce.number().int().min(1).max(500)]).catch('stay')

/** Begins an attempt, or goes on with the one that is open. */
export async function startQuiz(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, startForm, (ctx, { assignmentId }) => startAttempt(ctx, assignmentId))
  if (next.status === 'done') redirect(`/read/${next.values['assignmentId']}/quiz`)
  return next
}

/** Saves what a browser without JavaScript sends, and goes where the pressed button says. */
export async function saveForm(form: FormData): Promise<void> {
  const sent = attemptForm.safeParse(Object.fromEntries(form))
  if (!sent.success || !isOwnOrigin(await headers())) notFound()
  const outcome = await saveFormAnswers(await requestCtx(), sent.data, form)
  const then = whereTo.parse(form.get('then'))
  const question =
    typeof then === 'number' ? `&question=${then}` : then === 'hand-in' && outcome === 'saved' ? '&hand-in=1' : ''
  redirect(`/read/${sent.data.assignmentId}/quiz?saved=${outcome}${question}#questions`)
}

/** Hands in for a browser without JavaScript: everything it had is in the form, and was saved before. */
export async function handInForm(form: FormData): Promise<void> {
  const sent = attemptForm.safeParse(Object.fromEntries(form))
  if (!sent.success || !isOwnOrigin(await headers())) notFound()
  const submitted = await submitAttempt(await requestCtx(), sent.data.attemptId, {})
  if (!submitted.ok) notFound()
  redirect(`/read/${sent.data.assignmentId}/result`)
}
