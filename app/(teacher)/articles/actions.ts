'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { ArchiveState } from '#components/library/article-list.tsx'
import type { FormState } from '#components/ui/form-state.ts'
import { archiveArticle } from '#db/access/articles.ts'
import { createQuiz } from '#db/access/quizzes.ts'
import { ok } from '#domain/result.ts'

const archiveForm = z.object({
  articleId: z.uuid(),
  /** Only to say afterwards what was moved. */
  title: z.string().max(300),
  to: z.enum(['archive', 'shelf']),
})

/** Takes an article off the shelf, or puts it back. */
export async function setArchived(_before: ArchiveState, data: FormData): Promise<ArchiveState> {
  const next = await runAction(data, archiveForm, async (ctx, { articleId, title, to }) => {
    const isArchived = to === 'archive'
    const moved = await archiveArticle(ctx, articleId, isArchived)
    return moved.ok ? ok({ articleId, title, isArchived }) : moved
  })
  if (next.status === 'done') revalidatePath('/articles')
  return next
}

const quizForm = z.object({ title: z.string().trim().min(1, 'quiz-title-missing').max(300, 'quiz-title-too-long') })

/** Begins a quiz on an article and leads to its editor. */
export async function submitQuiz(
  articleId: string,
  _before: FormState<unknown>,
  data: FormData,
): Promise<FormState<unknown>> {
  const next = await runAction(data, quizForm, (ctx, { title }) => createQuiz(ctx, { articleId, title }))
  if (next.status === 'done') redirect(`/quizzes/${next.value.quizId}`)
  return next
}
