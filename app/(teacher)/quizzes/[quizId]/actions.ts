'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { publishQuiz } from '#db/access/quizzes.ts'

const form = z.object({ version: z.coerce.number().int().min(1) })

/** Publishes the draft that was saved last. */
export async function submitPublication(
  quizId: string,
  _before: FormState<{ number: number }>,
  data: FormData,
): Promise<FormState<{ number: number }>> {
  const next = await runAction(data, form, (ctx, { version }) => publishQuiz(ctx, quizId, version))
  if (next.status === 'done') revalidatePath(`/quizzes/${quizId}`)
  return next
}
