import type { ImportState } from '#components/library/import-state.ts'
import type { ExchangeReview } from '#domain/exchange/quiz-exchange.ts'
import type { AppError } from '#domain/result.ts'

/**
 * What the form that brings in questions gives back to `useActionState`. React sends the state along with the next form;
 * files of at most 2 MB keep it, with one of their texts a second time, below what a body may hold.
 */
export type ExchangeState = {
  /** Null until a file has been read. */
  review: ExchangeReview | null
  /** Ids of the questions that were ticked last; null for all. */
  chosen: readonly string[] | null
  /** A text of the file on its way to becoming an article; null for none. */
  article: ImportState | null
  /** The text of the file that was saved as an article last; null for none. */
  saved: { articleId: string; title: string } | null
  fields: Record<string, string>
  error: AppError | null
}

export type ExchangeAction = (before: ExchangeState, form: FormData) => Promise<ExchangeState>

export const noExchange: ExchangeState = {
  review: null,
  chosen: null,
  article: null,
  saved: null,
  fields: {},
  error: null,
}

/** The largest file of questions that can be brought in, in bytes. */
export const exchangeUploadBytes = 2 * 1024 * 1024
