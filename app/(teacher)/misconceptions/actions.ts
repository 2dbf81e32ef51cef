'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { addMisconception, describeMisconception, removeMisconception } from '#db/access/misconceptions.ts'

const description = z.string().max(2000, 'description-too-long').default('')
const name = z.string().max(200, 'name-too-long')

/** Adds a misconception to the teacher's list. */
export async function submitMisconception(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const next = await runAction(form, z.object({ name, description }), addMisconception)
  if (next.status === 'done') revalidatePath('/misconceptions')
  return next
}

/** Says something else of one, or takes it off the list. */
export async function changeMisconception(_before: FormState<unknown>, form: FormData): Promise<FormState<unknown>> {
  const schema = z.object({ id: z.uuid(), description, step: z.enum(['save', 'remove']).default('save') })
  const next = await runAction(form, schema, async (ctx, { step, ...input }) =>
    step === 'remove' ? removeMisconception(ctx, input.id) : describeMisconception(ctx, input),
  )
  if (next.status === 'done') revalidatePath('/misconceptions')
  return next
}
