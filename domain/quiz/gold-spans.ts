/**
 * Decides which passages of the text a question rests on, so that each can be checked against the text and followed to
 * another revision: the evidence of every question, and the alternatives of one that is answered by passages.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import type { Question } from './schema.ts'

/** `field` is the path of the passage inside the question, such as `alternatives.0.1`. */
export function goldSpansOf(question: Question): { field: string; span: Span }[] {
  const evidence = question.evidence.map((span, index) => ({ field: `evidence.${index}`, span }))
  if (question.type !== 'evidence') return evidence
  const alternatives = question.alternatives.flatMap((spans, at) =>
    spans.map((span, index) => ({ field: `alternatives.${at}.${index}`, span })),
  )
  return [...evidence, ...alternatives]
}
