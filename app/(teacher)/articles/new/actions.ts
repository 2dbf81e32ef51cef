'use server'

import { redirect } from 'next/navigation'
import type { ImportState } from '#components/library/import-state.ts'
import { importStep } from './import-step.ts'

/** One step of bringing in an article; once it is saved, its page opens. */
export async function importArticle(before: ImportState, form: FormData): Promise<ImportState> {
  const step = await importStep(before, form)
  if ('saved' in step) redirect(`/articles/${step.saved.articleId}`)
  return step.state
}
