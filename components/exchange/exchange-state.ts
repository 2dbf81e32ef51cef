import type { ExchangeReview } from '#domain/exchange/quiz-exchange.ts'
import type { AppError } from '#domain/result.ts'

/**
 * What the form that brings in questions gives back to `useActionState`. React sends the state along with the next form;
 * files of at most 2 MB keep it below what a body may hold.
 */
export type ExchangeState = {
  /** Null until a file has been read. */
  review: ExchangeReview | null
  /** Ids of the questions that were ticked last; null for all. */
  chosen: readonly string[] | null
  fields: Record<string, string>
  error: AppError | null
}

export type ExchangeAction = (before: ExchangeState, form: FormData) => Promise<ExchangeState>

export const noExchange: ExchangeState = { review: null, chosen: null, fields: {}, error: null }

/** The largest file of questions that can be brought in, in bytes. */
export const exchangeUploadBytes = 2 * 1024 * 1024
