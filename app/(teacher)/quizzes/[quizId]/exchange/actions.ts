'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { runAction } from '#app/_server/action.ts'
import { importStep } from '#app/(teacher)/articles/new/import-step.ts'
import { type ExchangeState, exchangeUploadBytes, noExchange } from '#components/exchange/exchange-state.ts'
import { type ImportState, noImport } from '#components/library/import-state.ts'
import type { FormState } from '#components/ui/form-state.ts'
import { startImport } from '#db/access/imports.ts'
import { readQuizEditor, saveQuizDraft } from '#db/access/quizzes.ts'
import type { Ctx } from '#db/ctx.ts'
import { decodeText } from '#domain/article/import/decode-text.ts'
import { textStream } from '#domain/article/text-stream.ts'
import { detectExchangeFormat, readItems } from '#domain/exchange/convert.ts'
import {
  chosenQuestions,
  type ExchangeReview,
  exchangeReviewSchema,
  mostDraftQuestions,
  reviewItems,
} from '#domain/exchange/quiz-exchange.ts'
import { invalid, type Result } from '#domain/result.ts'
import { exchangeWords } from './exchange-words.ts'

/**
 * One step of bringing in questions: reads a file, adds the chosen questions to the draft, brings in one of its texts as an
 * article, or starts over.
 */
export async function exchangeQuestions(quizId: string, before: ExchangeState, form: FormData): Promise<ExchangeState> {
  const intent = form.get('intent')
  if (before.article !== null) return importPassage(before, form)
  if (intent === 'start-over') return noExchange
  // The state comes from the browser, like the form itself.
  const review = exchangeReviewSchema.safeParse(before.review)
  if (!review.success || intent === 'read') {
    const next = await runAction(form, givenFile, (ctx, { file }) => readFile(ctx, quizId, file))
    return next.status === 'done' ? { ...noExchange, review: next.value } : { ...noExchange, ...outcomeOf(next) }
  }
  const state = { ...noExchange, review: review.data, chosen: form.getAll('take').map(String) }
  const passage = passageMeant(review.data, intent)
  if (passage !== null) {
    const text = passage.title === null ? passage.text : `${passage.title}\n\n${passage.text}`
    const next = await runAction(form, z.object({}), (ctx) => startImport(ctx, { text, format: 'text' }))
    if (next.status !== 'done') return { ...state, ...outcomeOf(next) }
    const values: ImportState['values'] = passage.title === null ? {} : { title: passage.title }
    return { ...state, article: { ...noImport, draft: next.value, values } }
  }
  const next = await runAction(form, chosen, (ctx, { take }) =>
    addQuestions(ctx, quizId, { review: review.data, take }),
  )
  if (next.status === 'done') redirect(`/quizzes/${quizId}`)
  return { ...state, ...outcomeOf(next) }
}

/** What was read of the file, and what of it was ticked, waits until the article is saved or given up. */
async function importPassage(before: ExchangeState, form: FormData): Promise<ExchangeState> {
  const step = await importStep(before.article ?? noImport, form)
  if ('saved' in step) return { ...before, article: null, saved: step.saved }
  return { ...before, saved: null, article: step.state.draft === null ? null : step.state }
}

/** The text whose button was pressed; null where it was another button. */
function passageMeant({ passages }: ExchangeReview, intent: FormDataEntryValue | null) {
  const index = typeof intent === 'string' ? /^article-(\d+)$/.exec(intent)?.[1] : undefined
  return index === undefined ? null : (passages[Number(index)] ?? null)
}

const givenFile = z.object({ file: z.file().optional() })

/** One checkbox is a value, several are a list, none is nothing. */
const chosen = z.object({
  take: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.uuid()).max(mostDraftQuestions)),
})

async function readFile(ctx: Ctx, quizId: string, file: File | undefined): Promise<Result<ExchangeReview>> {
  const quiz = await readQuizEditor(ctx, quizId)
  if (!quiz.ok) return quiz
  // Where no file was chosen, an empty one arrives, under a name that depends on the way.
  if (file === undefined || (file.size === 0 && !file.name.includes('.'))) return invalid('file', 'file-missing')
  if (file.size > exchangeUploadBytes) return invalid('file', 'too-large')
  const decoded = decodeText(new Uint8Array(await file.arrayBuffer()))
  if (!decoded.ok) return decoded
  const { text } = decoded.value
  const format = detectExchangeFormat(/\.\w+$/.exec(file.name)?.[0] ?? '', text)
  if (format === null) return invalid('file', 'file-kind')
  const streams = new Map(quiz.value.levels.map(({ level, blocks }) => [level, textStream(blocks)]))
  const review = reviewItems(await readItems(format, text), {
    newId: ctx.newId,
    words: exchangeWords(),
    isInArticle: ({ level, start, end, quote }) => streams.get(level)?.slice(start, end) === quote,
  })
  return { ok: true, value: review }
}

type Choice = { review: ExchangeReview; take: readonly string[] }

/** Behind the questions that are there. Somebody who edits the same draft meanwhile is told, as by any other change. */
async function addQuestions(ctx: Ctx, quizId: string, { review, take }: Choice): Promise<Result<{ version: number }>> {
  const questions = chosenQuestions(review, take)
  if (questions.length === 0) return invalid('take', 'none-chosen')
  const quiz = await readQuizEditor(ctx, quizId)
  if (!quiz.ok) return quiz
  const { draft, draftVersion } = quiz.value
  const known = new Set(draft.questions.map(({ id }) => id))
  const all = [...draft.questions, ...questions.filter(({ id }) => !known.has(id))]
  if (all.length > mostDraftQuestions) return invalid('take', 'too-many')
  return saveQuizDraft(ctx, quizId, { draft: { ...draft, questions: all }, version: draftVersion })
}

function outcomeOf(next: FormState<unknown>): Pick<ExchangeState, 'fields' | 'error'> {
  return next.status === 'failed' ? { fields: next.fields, error: next.error } : { fields: {}, error: null }
}
