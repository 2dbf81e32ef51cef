'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { MarkState } from '#components/marking/mark-state.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { markAnswer } from '#db/access/marking.ts'
import { saveStudentComment } from '#db/access/student-comments.ts'
import { letAnswerCount } from '#db/access/system/let-answer-count.ts'
import { reopenAttempt } from '#db/access/system/reopen-attempt.ts'
import { commentSchema, markPointsSchema } from '#domain/quiz/mark.ts'

const markForm = z.object({
  points: markPointsSchema,
  comment: commentSchema,
  seenRunId: z
    .literal('')
    .transform(() => null)
    .or(z.uuid()),
  /** The other marker's mark that this one is to take the place of. */
  keepMine: z.uuid().optional(),
})
const commentForm = z.object({ body: z.string() })

export type StudentPath = { assignmentId: string; studentId: string }

/** Marks one answer by hand. */
export async function submitMark(
  path: StudentPath & { attemptId: string; position: number },
  _before: MarkState,
  form: FormData,
): Promise<MarkState> {
  const { attemptId, position } = path
  const next = await runAction(form, markForm, (ctx, { points, comment, seenRunId, keepMine }) =>
    markAnswer(ctx, { attemptId, position, points, comment: comment || null, seenRunId: keepMine ?? seenRunId }),
  )
  if (next.status === 'done' && next.value.status === 'saved') showAnew(path)
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
