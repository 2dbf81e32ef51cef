'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import type { ExceptionState, TermListState, TermState } from '#components/library/term-state.ts'
import { allowTerm, exceptTerm } from '#db/access/gloss-exceptions.ts'
import { previewTerm, removeTerm, restoreTerm, saveTerm } from '#db/access/glossary.ts'
import { readingLevelSchema } from '#domain/article/schema.ts'
import { termFormSchema, termPlacesSchema } from '#domain/glossary/term-form.ts'
import { ok } from '#domain/result.ts'

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

const termForm = z.object({ entryId: z.uuid(), headword: z.string().max(120) })

/** Takes a term out of the article, or puts the one just taken out back as it was. */
export async function changeTerms(articleId: string, _before: TermListState, form: FormData): Promise<TermListState> {
  const isBack = form.get('intent') === 'restore'
  const next = await runAction(form, termForm, async (ctx, { entryId, headword }) => {
    const changed = isBack ? await restoreTerm(ctx, articleId, entryId) : await removeTerm(ctx, articleId, entryId)
    return changed.ok ? ok({ kind: isBack ? ('restored' as const) : ('removed' as const), entryId, headword }) : changed
  })
  if (next.status === 'done') revalidatePath(`/articles/${articleId}/terms`)
  return next
}

const exceptForm = z.object({
  entryId: z.uuid(),
  level: readingLevelSchema,
  start: z.coerce.number().int().min(0),
  quote: z.string().min(1).max(2000),
})
const allowForm = z.object({ exceptionId: z.uuid() })

/** Says that a term is not explained at one place, or takes that back. */
export async function changeException(
  articleId: string,
  _before: ExceptionState,
  form: FormData,
): Promise<ExceptionState> {
  const next =
    form.get('intent') === 'allow'
      ? await runAction(form, allowForm, async (ctx, { exceptionId }) => {
          const allowed = await allowTerm(ctx, articleId, exceptionId)
          return allowed.ok ? ok({ kind: 'allowed' as const }) : allowed
        })
      : await runAction(form, exceptForm, async (ctx, { entryId, level, start, quote }) => {
          const span = { level, start, end: start + quote.length, quote }
          const excepted = await exceptTerm(ctx, articleId, { entryId, span })
          return excepted.ok ? ok({ kind: 'excepted' as const }) : excepted
        })
  if (next.status === 'done') revalidatePath(`/articles/${articleId}/terms`)
  return next
}
