'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { createAssignment } from '#db/access/assignments.ts'
import { newAssignmentSchema, spreadRelease } from '#domain/assignment/schema.ts'

/** Assigns a text and goes back to the class. */
export async function submitAssignment(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const schema = newAssignmentSchema.extend({ classId: z.uuid() })
  const next = await runAction(form, z.preprocess(spreadRelease, schema), createAssignment)
  if (next.status === 'done') redirect(`/classes/${next.values['classId'] ?? ''}`)
  return next
}
