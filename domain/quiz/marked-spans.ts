/**
 * Decides where an answer keeps the passages that a student marked: an evidence question's are the answer itself, any other
 * question's are cited beside it.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import { emptyResponse } from './response.ts'
import type { QuestionBody, QuizResponse } from './schema.ts'

/** How many passages may be cited beside an answer. */
export const citedMax = 5

/** How many passages may be marked for a question; 0 where it asks for none. */
export function spansAllowed(body: QuestionBody): number {
  if (body.type === 'evidence') return body.maxSpans
  return body.citation ? citedMax : 0
}

/** The passages marked in an answer, in the order in which they were marked. */
export function spansIn(response: QuizResponse | null): readonly Span[] {
  if (response === null) return []
  return response.type === 'evidence' ? response.spans : (response.cited ?? [])
}

/** The same answer with other passages. */
export function withSpans(body: QuestionBody, response: QuizResponse | null, spans: readonly Span[]): QuizResponse {
  const answer = response?.type === body.type ? response : emptyResponse(body.type)
  if (answer.type === 'evidence') return { ...answer, spans: [...spans] }
  return { ...answer, cited: [...spans] }
}

/** Whether exactly this passage is marked already. */
export function hasSpan(spans: readonly Span[], span: Span): boolean {
  return spans.some(({ level, start, end }) => level === span.level && start === span.start && end === span.end)
}

/**
 * The passages after one more was marked: where only one is allowed it takes the place of the former; where all are used,
 * or the same passage is marked already, nothing changes.
 */
export function withSpan(spans: readonly Span[], span: Span, allowed: number): readonly Span[] {
  if (hasSpan(spans, span)) return spans
  if (allowed === 1) return [span]
  return spans.length < allowed ? [...spans, span] : spans
}
