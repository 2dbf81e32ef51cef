'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { MarkState } from '#components/marking/mark-state.ts'
import { markingPath } from '#components/marking/marking-path.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { markAnswer } from '#db/access/marking.ts'
import { addPhrase, phraseSchema, removePhrase } from '#db/access/marking-phrases.ts'
import { commentSchema, markPointsSchema } from '#domain/quiz/mark.ts'
import { queueChoiceSchema } from '#domain/quiz/marking-queue.ts'

const place = { attemptId: z.uuid(), position: z.number().int().min(1).max(500) }
const pathSchema = z.object({
  assignmentId: z.uuid(),
  ...place,
  choice: queueChoiceSchema,
  /** The answer that comes after this one; null for none. */
  next: z.object(place).nullable(),
})

const orNull = z.literal('').transform(() => null)
const markForm = z
  .looseObject({
    points: orNull.or(markPointsSchema),
    comment: z.string(),
    /** Phrases ticked where no JavaScript puts them into the comment. */
    phrases: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
    seenRunId: orNull.or(z.uuid()),
    /** The other marker's mark that this one is to take the place of. */
    keepMine: z.uuid().optional(),
    seenVersionId: z.uuid(),
    /** Sequence of the answer that was shown; 0 for none. */
    seenSeq: z.coerce.number().int().min(0),
    step: z.enum(['next', 'stay']).default('next'),
  })
  .transform(({ comment, phrases, ...form }) => ({ ...form, comment: [comment, ...phrases].join(' ').trim() }))
  .superRefine(({ comment }, context) => {
    if (!commentSchema.safeParse(comment).success)
      context.addIssue({ code: 'custom', path: ['comment'], message: 'comment-too-long' })
  })

/** Marks an answer and goes on to the next, unless one is to stay or somebody else has marked it meanwhile. */
export async function submitMarking(
  path: z.input<typeof pathSchema>,
  _before: MarkState,
  form: FormData,
): Promise<MarkState> {
  const { assignmentId, attemptId, position, choice, next } = pathSchema.parse(path)
  const here = { attemptId, position }
  const state = await runAction(form, markForm, (ctx, mark) =>
    markAnswer(ctx, {
      ...here,
      points: mark.points,
      comment: mark.comment || null,
      levels: levelsIn(mark),
      seenVersionId: mark.seenVersionId,
      seenSeq: mark.seenSeq,
      seenRunId: mark.keepMine ?? mark.seenRunId,
    }),
  )
  if (state.status !== 'done' || state.value.status !== 'saved') return state
  revalidatePath(`/assignments/${assignmentId}/marking`)
  if (form.get('step') === 'stay') return state
  redirect(markingPath(assignmentId, choice, next))
}

/** The chosen levels: fields named for their criteria. */
function levelsIn(form: Readonly<Record<string, unknown>>): Record<string, string> {
  const levels = Object.entries(form).flatMap(([name, value]) =>
    name.startsWith('level-') && typeof value === 'string' ? [[name.slice('level-'.length), value] as const] : [],
  )
  return Object.fromEntries(levels)
}

/** Keeps a new phrase, or removes the one that is named. */
export async function changePhrases(
  assignmentId: string,
  _before: FormState<unknown>,
  form: FormData,
): Promise<FormState<unknown>> {
  const removal = z.object({ phraseId: z.uuid() })
  const state = form.has('phraseId')
    ? await runAction<typeof removal, unknown>(form, removal, (ctx, { phraseId }) => removePhrase(ctx, phraseId))
    : await runAction<z.ZodObject<{ words: typeof phraseSchema }>, unknown>(
        form,
        z.object({ words: phraseSchema }),
        (ctx, { words }) => addPhrase(ctx, words),
      )
  if (state.status === 'done') revalidatePath(`/assignments/${assignmentId}/marking`)
  return state
}
