/**
 * Decides what a question is that is answered by marking passages of the article, and what they are worth: credit by
 * bands of their overlap with the gold spans. Source: the token F1 of SQuAD (Rajpurkar et al., 2016), best over
 * alternatives, with places in the text instead of bags of words; see `span-overlap.ts`.
 */
import { z } from 'zod'
import { type Span, spanSchema } from '#domain/anchoring/schema.ts'
import type { DraftQuestion } from '../draft-question.ts'
import { bestF1, creditFor } from '../span-overlap.ts'
import { type Grade, scored, waits } from './make-grade.ts'
import { type Band, bandsSchema, citedSpans, everyQuestion, everyResponse, printSpan } from './question-parts.ts'

export const questionSchema = z
  .object({
    type: z.literal('evidence'),
    ...everyQuestion,
    /** Each is a right answer by itself: the passages, of one reading level, that must be marked together. */
    alternatives: z
      .array(z.array(spanSchema).min(1, 'alternative-empty').max(10, 'too-many-spans'))
      .min(1, 'key-missing')
      .max(20, 'too-many-alternatives'),
    bands: bandsSchema,
    /** How many passages a student may mark, 1 to 10. */
    maxSpans: z.number().int().min(1, 'max-spans-outside').max(10, 'max-spans-outside'),
  })
  .refine(({ alternatives }) => alternatives.every((spans) => new Set(spans.map(({ level }) => level)).size <= 1), {
    path: ['alternatives'],
    message: 'alternative-mixes-levels',
  })
  .refine(({ alternatives, maxSpans }) => alternatives.every((spans) => spans.length <= maxSpans), {
    path: ['maxSpans'],
    message: 'max-spans-too-few',
  })
export type Question = z.infer<typeof questionSchema>

export type Body = { type: 'evidence'; maxSpans: number }
export type Key = { type: 'evidence'; alternatives: Span[][]; bands: Band[] }

export const responseSchema = z.object({ type: z.literal('evidence'), spans: citedSpans, ...everyResponse })

export function split({ type, alternatives, bands, maxSpans }: Question): { body: Body; key: Key } {
  return { body: { type, maxSpans }, key: { type, alternatives, bands } }
}

/**
 * Of more passages than allowed the first count. Passages on a level that no alternative stands on wait for the teacher.
 * Numbers told: `percent` of overlap (F1) and of `credit`.
 */
export function grade({ maxSpans }: Body, { alternatives, bands }: Key, spans: readonly Span[]): Grade {
  const rule = 'evidence'
  const counted = spans.slice(0, maxSpans)
  const chosen = counted.map(printSpan)
  const f1 = bestF1(alternatives, counted)
  if (f1 === null || bands.length === 0) return waits(rule, chosen)
  const credit = creditFor(f1, bands)
  const numbers = { percent: Math.floor(f1 * 100), credit: Math.round(credit * 100) }
  return scored({ rule, fraction: credit, chosen, numbers })
}

/** All gold spans, each once. */
export function goldSpans(alternatives: readonly (readonly Span[])[]): Span[] {
  return [...new Map(alternatives.flat().map((span) => [printSpan(span), span])).values()]
}

export function toDraft({ alternatives, bands, maxSpans }: Question): Partial<DraftQuestion> {
  return { alternatives, bands, maxSpans }
}

export function fromDraft({ alternatives, bands, maxSpans }: DraftQuestion) {
  return { alternatives: alternatives.filter((spans) => spans.length > 0), bands, maxSpans }
}
