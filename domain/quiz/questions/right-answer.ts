/**
 * Decides in which form a right answer is told at release, whatever the type: ids, forms, pairs, gaps or a rubric. What
 * a type has no use for stays empty.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import type { Criterion } from './free-text.ts'

export type RightAnswer = {
  /** Ids of the right options or the right verdict; of an ordering all ids in their right order. */
  rightIds: string[]
  /** Accepted forms, or the number, of a typed answer. */
  rightForms: string[]
  /** How far from the number still counts as right; null for exact and for other types. */
  tolerance: string | null
  /** Item → target that belongs to it. */
  rightPairs: Record<string, string>
  /** Gap → accepted forms, or the id of the right option alone. */
  rightGaps: Record<string, string[]>
  /** Of a question for evidence: the passages that answer it, each once. */
  rightSpans: Span[]
  /** By what a text is marked; empty for none and for other types. */
  rubric: Criterion[]
}

export const nothingRight: RightAnswer = {
  rightIds: [],
  rightForms: [],
  tolerance: null,
  rightPairs: {},
  rightGaps: {},
  rightSpans: [],
  rubric: [],
}

/** What statistics need of a key: values of `Grade.chosen` that are right, and notes on values that are foreseen. */
export type CountedAnswers = {
  correct: string[]
  notes: (readonly [chosen: string, note: { misconception: string | null }])[]
}
