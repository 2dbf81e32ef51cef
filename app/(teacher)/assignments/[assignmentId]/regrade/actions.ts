'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { applyRegrade, undoRegrade } from '#db/access/system/regrade.ts'

const assignmentId = z.uuid()

/** Applies the keys of the version that was looked at. */
export async function submitRegrade(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, z.object({ assignmentId, quizVersionId: z.uuid() }), applyRegrade)
  if (next.status === 'done') redirect(`/assignments/${next.values['assignmentId'] ?? ''}/regrade`)
  return next
}

/** Takes a regrade back. */
export async function submitUndo(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, z.object({ assignmentId, regradeId: z.uuid() }), undoRegrade)
  if (next.status === 'done') redirect(`/assignments/${next.values['assignmentId'] ?? ''}/regrade`)
  return next
}
