'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { TermListState, TermState } from '#components/library/term-state.ts'
import { listTerms, previewTerm, removeTerm, saveTerm } from '#db/access/glossary.ts'
import type { Ctx } from '#db/ctx.ts'
import type { GlossaryTerm } from '#domain/glossary/schema.ts'
import { termFormSchema, termPlacesSchema } from '#domain/glossary/term-form.ts'
import { notFound, ok, type Result } from '#domain/result.ts'

/** Saves a term, or shows before JavaScript where it would appear. */
export async function submitTerm(articleId: string, _before: TermState, form: FormData): Promise<TermState> {
  if (form.get('intent') === 'places') {
    return runAction(form, termPlacesSchema, async (ctx, term) => {
      const places = await previewTerm(ctx, articleId, term)
      return places.ok ? ok({ kind: 'places' as const, places: places.value }) : places
    })
  }
  const next = await runAction(form, termFormSchema, async (ctx, term) => {
    const saved = await saveTerm(ctx, articleId, term)
    return saved.ok ? ok({ kind: 'saved' as const, headword: term.headword }) : saved
  })
  if (next.status === 'done') revalidatePath(`/articles/${articleId}/terms`)
  return next
}

const removeForm = z.object({ entryId: z.uuid() })
const restoreForm = termFormSchema.omit({ entryId: true })

/** Takes a term out of the article, or puts the one just taken out back as a new entry. */
export async function changeTerms(articleId: string, _before: TermListState, form: FormData): Promise<TermListState> {
  const next =
    form.get('intent') === 'restore'
      ? await runAction(form, restoreForm, (ctx, term) => restore(ctx, articleId, term))
      : await runAction(form, removeForm, (ctx, { entryId }) => remove(ctx, articleId, entryId))
  if (next.status === 'done') revalidatePath(`/articles/${articleId}/terms`)
  return next
}

type Changed = { kind: 'removed' | 'restored'; term: Omit<GlossaryTerm, 'id'> }

async function remove(ctx: Ctx, articleId: string, entryId: string): Promise<Result<Changed>> {
  const terms = await listTerms(ctx, articleId)
  if (!terms.ok) return terms
  const term = terms.value.find(({ id }) => id === entryId)
  if (term === undefined) return notFound
  const removed = await removeTerm(ctx, articleId, entryId)
  return removed.ok ? ok({ kind: 'removed', term }) : removed
}

async function restore(ctx: Ctx, articleId: string, term: z.output<typeof restoreForm>): Promise<Result<Changed>> {
  const saved = await saveTerm(ctx, articleId, { ...term, entryId: null })
  return saved.ok ? ok({ kind: 'restored', term }) : saved
}
