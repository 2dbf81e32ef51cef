'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { MarkState } from '#components/marking/mark-state.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { markAnswer } from '#db/access/marking.ts'
import { saveStudentComment } from '#db/access/student-comments.ts'
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
  if (next.status === 'done' && next.value.status === 'saved')
    revalidatePath(`/assignments/${path.assignmentId}/students/${path.studentId}`)
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
