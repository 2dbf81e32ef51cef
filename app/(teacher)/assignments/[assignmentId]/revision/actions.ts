'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { moveAssignment } from '#db/access/assignment-moves.ts'

const moveForm = z.object({
  assignmentId: z.uuid(),
  revisionId: z.uuid(),
  isConfirmed: z.literal('on', 'not-confirmed'),
})

/** Lets the class read the newer revision, once that is confirmed. */
export async function submitMove(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, moveForm, moveAssignment)
  if (next.status === 'done') revalidatePath(`/assignments/${next.values['assignmentId'] ?? ''}`, 'layout')
  return next
}
