/**
 * Decides which passages of the text a question rests on, so that each can be checked against the text and followed to
 * another revision: the evidence of every question, and the alternatives of one that is answered by passages.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import type { DraftQuestion } from './draft-question.ts'
import type { Question, QuestionKey } from './schema.ts'

/** `field` is the path of the passage inside the question or its key, such as `alternatives.0.1`. */
export function goldSpansOf(question: Question | QuestionKey): { field: string; span: Span }[] {
  const evidence = question.evidence.map((span, index) => ({ field: `evidence.${index}`, span }))
  if (question.type !== 'evidence') return evidence
  const alternatives = question.alternatives.flatMap((spans, at) =>
    spans.map((span, index) => ({ field: `alternatives.${at}.${index}`, span })),
  )
  return [...evidence, ...alternatives]
}

/**
 * The gold spans of questions that are being written, each followed to another revision; the same objects where nothing
 * changed. `follow` gives the span itself where it stays as it is.
 */
export function followGoldSpans(
  questions: readonly DraftQuestion[],
  follow: (span: Span) => Span,
): { questions: DraftQuestion[]; isChanged: boolean } {
  let isChanged = false
  const followed = (span: Span) => {
    const next = follow(span)
    isChanged ||= next !== span
    return next
  }
  const list = questions.map((question) => ({
    ...question,
    evidence: question.evidence.map(followed),
    alternatives: question.alternatives.map((spans) => spans.map(followed)),
  }))
  return { questions: list, isChanged }
}

/** The gold spans of questions that are being written, in the order in which `followGoldSpans` asks for them. */
export function draftGoldSpans(questions: readonly DraftQuestion[]): Span[] {
  return questions.flatMap(({ evidence, alternatives }) => [...evidence, ...alternatives.flat()])
}

/**
 * A passage that is lost: its words, with offsets beyond the text, so that they stand nowhere and the check before a quiz
 * is published tells of them. `length` is that of the text in UTF-16 units.
 */
export function lostSpan({ level, quote }: Span, length: number): Span {
  return { level, quote, start: length + 1, end: length + 1 + quote.length }
}
