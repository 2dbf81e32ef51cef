/**
 * Decides that a passage marked in an answer has the words that stand in the text at its place, whatever the browser said
 * they were. Without this an answer could bring words of its own making, and be scored by them.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import type { QuizResponse } from './schema.ts'

/** The texts (text streams) of a revision, by level. */
export type LevelTexts = Partial<Record<ReadingLevel, string>>

/** The answer with the true words of its passages; a passage that lies outside the text is left out. */
export function groundResponse(response: QuizResponse, texts: LevelTexts): QuizResponse {
  const cited = response.cited === undefined ? {} : { cited: groundSpans(response.cited, texts) }
  if (response.type === 'evidence') return { ...response, ...cited, spans: groundSpans(response.spans, texts) }
  return { ...response, ...cited }
}

export function groundSpans(spans: readonly Span[], texts: LevelTexts): Span[] {
  return spans.flatMap((span) => {
    const quote = texts[span.level]?.slice(span.start, span.end) ?? ''
    return quote.length === span.end - span.start && quote !== '' ? [{ ...span, quote }] : []
  })
}
