'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { changeAssignment, restoreAssignment, withdrawAssignment } from '#db/access/assignment-changes.ts'
import { setOverride } from '#db/access/assignment-overrides.ts'
import { pauseAssignment, resumeAssignment } from '#db/access/assignment-pauses.ts'
import { setResultsReleased } from '#db/access/result-release.ts'
import type { Outcome } from '#domain/assignment/assignment-view.ts'
import { changedAssignmentSchema, overrideSchema, spreadRelease } from '#domain/assignment/schema.ts'

const assignmentForm = z.object({ assignmentId: z.uuid() })
/** Whether the warning of what students have done was read. */
const confirmation = { isConfirmed: z.stringbool().default(false) }

/** Changes the assignment, or first warns of what students have done. */
export async function submitChange(_before: FormState<Outcome>, form: FormData): Promise<FormState<Outcome>> {
  const schema = changedAssignmentSchema.extend({ assignmentId: z.uuid(), ...confirmation })
  const next = await runAction(form, z.preprocess(spreadRelease, schema), changeAssignment)
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

/** Stops the clock of the whole class, or lets it run again. */
export async function submitPause(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const schema = assignmentForm.extend({ isPaused: z.stringbool() })
  const next = await runAction(form, schema, (ctx, { assignmentId, isPaused }) =>
    isPaused ? pauseAssignment(ctx, assignmentId) : resumeAssignment(ctx, assignmentId),
  )
  if (next.status === 'done') showAnew(next)
  return next
}

/** Releases the results to the class, or takes that back. */
export async function submitRelease(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, assignmentForm.extend({ isReleased: z.stringbool() }), setResultsReleased)
  if (next.status === 'done') showAnew(next)
  return next
}

/** Gives one student other times, or those of the class again. */
export async function submitOverride(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, overrideSchema.extend({ assignmentId: z.uuid() }), setOverride)
  if (next.status === 'done') showAnew(next)
  return next
}

function showAnew(next: FormState<unknown>): void {
  revalidatePath(pathOf(next), 'layout')
}

function pathOf(next: FormState<unknown>): string {
  return `/assignments/${next.values['assignmentId'] ?? ''}`
}
