'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { markAnswer, saveStudentComment } from '#db/access/marking.ts'
import { letAnswerCount } from '#db/access/system/let-answer-count.ts'
import { reopenAttempt } from '#db/access/system/reopen-attempt.ts'

const markForm = z.object({
  points: z
    .string()
    .trim()
    .transform((text) => text.replace(',', '.'))
    .pipe(z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, 'points-wrong'))
    .transform(Number),
  comment: z.string().trim().max(5000, 'comment-too-long'),
})
const commentForm = z.object({ body: z.string() })

export type StudentPath = { assignmentId: string; studentId: string }

/** Marks one answer by hand. */
export async function submitMark(
  path: StudentPath & { attemptId: string; position: number },
  _before: FormState<null>,
  form: FormData,
): Promise<FormState<null>> {
  const { attemptId, position } = path
  const next = await runAction(form, markForm, (ctx, { points, comment }) =>
    markAnswer(ctx, { attemptId, position, points, comment: comment || null }),
  )
  if (next.status === 'done') showAnew(path)
  return next
}

/** Lets another of the kept answers to a question count. */
export async function submitLetCount(
  path: StudentPath & { attemptId: string; position: number; seq: number },
  _before: FormState<unknown>,
  form: FormData,
): Promise<FormState<unknown>> {
  const { attemptId, position, seq } = path
  const next = await runAction(form, z.object({}), (ctx) => letAnswerCount(ctx, { attemptId, position, seq }))
  if (next.status === 'done') showAnew(path)
  return next
}

/** Opens the attempt again until a time on the clock of the class. */
export async function submitReopening(
  path: StudentPath & { attemptId: string },
  _before: FormState<null>,
  form: FormData,
): Promise<FormState<null>> {
  const next = await runAction(form, z.object({ until: z.string() }), (ctx, { until }) =>
    reopenAttempt(ctx, { attemptId: path.attemptId, until }),
  )
  if (next.status === 'done') showAnew(path)
  return next
}

/** Saves the teacher's word to the student. */
export async function submitComment(
  path: StudentPath,
  _before: FormState<null>,
  form: FormData,
): Promise<FormState<null>> {
  return runAction(form, commentForm, (ctx, { body }) => saveStudentComment(ctx, { ...path, body }))
}

function showAnew({ assignmentId, studentId }: StudentPath): void {
  revalidatePath(`/assignments/${assignmentId}/students/${studentId}`)
}
