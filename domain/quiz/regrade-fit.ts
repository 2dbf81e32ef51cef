/**
 * Decides whether a corrected version of a question may grade answers that were given to a former one. It may where the
 * answers mean the same under both: the type, and every part that an answer can name, are the same.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import { assertNever } from '#domain/assert-never.ts'
import type { LevelTexts } from './ground-spans.ts'
import type { QuestionBody, QuestionKey } from './schema.ts'

/** Why answers cannot be regraded, as message keys. */
export const misfits = ['question-gone', 'type-changed', 'parts-changed', 'passages-elsewhere'] as const
export type Misfit = (typeof misfits)[number]

export type QuestionHalves = { body: QuestionBody; key: QuestionKey }

/**
 * Why the corrected version does not fit the answers given to the former; null where it does. `texts` are those that
 * the students read: gold spans by which answers are scored must stand there word for word.
 */
export function misfitOf(former: QuestionBody, corrected: QuestionHalves, texts: LevelTexts): Misfit | null {
  if (former.type !== corrected.body.type || corrected.key.type !== corrected.body.type) return 'type-changed'
  if (partNames(former).join('\n') !== partNames(corrected.body).join('\n')) return 'parts-changed'
  return scoringSpans(corrected.key).every((span) => standsIn(span, texts)) ? null : 'passages-elsewhere'
}

/** Everything that an answer to a question can name, in an order that says nothing. */
function partNames(body: QuestionBody): string[] {
  return namesOf(body).sort()
}

function namesOf(body: QuestionBody): string[] {
  switch (body.type) {
    case 'single-choice':
    case 'multiple-response':
      return body.options.map(({ id }) => id)
    case 'cloze':
      return body.gaps.flatMap((gap) => [
        `${gap.kind} ${gap.id}`,
        ...(gap.kind === 'chosen' ? gap.options.map(({ id }) => `${gap.id}=${id}`) : []),
      ])
    case 'ordering':
      return body.items.map(({ id }) => id)
    case 'matching':
    case 'categories':
      return [...body.items.map(({ id }) => `item ${id}`), ...body.targets.map(({ id }) => `target ${id}`)]
    case 'true-false-not-stated':
    case 'number':
    case 'short-answer':
    case 'evidence':
    case 'repair':
    case 'free-text':
      return []
    default:
      return assertNever(body)
  }
}

/** The gold spans that decide over points. */
function scoringSpans(key: QuestionKey): readonly Span[] {
  if (key.type === 'evidence') return key.alternatives.flat()
  return key.citation && key.citation.weight > 0 ? key.evidence : []
}

/** Whether a passage's words stand at its place. */
export function standsIn({ level, start, end, quote }: Span, texts: LevelTexts): boolean {
  return texts[level]?.slice(start, end) === quote
}

/** Whether students read other words than those of the corrected version; how it is scored is no matter of words. */
export function isReworded(former: QuestionBody, corrected: QuestionBody): boolean {
  return JSON.stringify(wordsOf(former)) !== JSON.stringify(wordsOf(corrected))
}

function wordsOf(body: QuestionBody): unknown {
  const { stem } = body
  switch (body.type) {
    case 'single-choice':
    case 'multiple-response':
      return [stem, body.options]
    case 'cloze':
      return [stem, body.text, body.gaps.map((gap) => (gap.kind === 'chosen' ? gap.options : []))]
    case 'ordering':
      return [stem, body.items]
    case 'matching':
    case 'categories':
      return [stem, body.items, body.targets]
    case 'repair':
      return [stem, body.sentence]
    case 'true-false-not-stated':
    case 'number':
    case 'short-answer':
    case 'evidence':
    case 'free-text':
      return stem
    default:
      return assertNever(body)
  }
}
