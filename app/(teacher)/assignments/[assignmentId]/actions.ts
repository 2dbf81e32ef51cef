'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { changeAssignment, restoreAssignment, withdrawAssignment } from '#db/access/assignment-changes.ts'
import { setOverride } from '#db/access/assignment-overrides.ts'
import type { Outcome } from '#domain/assignment/assignment-view.ts'
import { changedAssignmentSchema, overrideSchema } from '#domain/assignment/schema.ts'

const assignmentForm = z.object({ assignmentId: z.uuid() })
/** Whether the warning of what students have done was read. */
const confirmation = { isConfirmed: z.stringbool().default(false) }

/** Changes the assignment, or first warns of what students have done. */
export async function submitChange(_before: FormState<Outcome>, form: FormData): Promise<FormState<Outcome>> {
  const schema = changedAssignmentSchema.extend({ assignmentId: z.uuid(), ...confirmation })
  const next = await runAction(form, schema, changeAssignment)
  if (next.status === 'done' && next.value.status === 'done') showAnew(next)
  return next
}

/** Withdraws the assignment, or first warns of what students have done. */
export async function submitWithdrawal(_before: FormState<Outcome>, form: FormData): Promise<FormState<Outcome>> {
  const next = await runAction(form, assignmentForm.extend(confirmation), withdrawAssignment)
  if (next.status === 'done' && next.value.status === 'done') redirect(pathOf(next))
  return next
}

/** Shows a withdrawn assignment to the class again. */
export async function submitReturn(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, assignmentForm, (ctx, { assignmentId }) => restoreAssignment(ctx, assignmentId))
  if (next.status === 'done') redirect(pathOf(next))
  return next
}

/** Gives one student other times, or those of the class again. */
export async function submitOverride(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, overrideSchema.extend({ assignmentId: z.uuid() }), setOverride)
  if (next.status === 'done') showAnew(next)
  return next
}

function showAnew(next: FormState<unknown>): void {
  revalidatePath(pathOf(next))
}

function pathOf(next: FormState<unknown>): string {
  return `/assignments/${next.values['assignmentId'] ?? ''}`
}
