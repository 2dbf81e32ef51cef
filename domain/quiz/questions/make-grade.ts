/**
 * Decides what a grade holds and how its state follows from the fraction, the same for questions of every type. Nothing
 * here knows a rule of scoring: those stand with their types.
 */
import { type AnswerNote, ownValue } from './question-parts.ts'

export type GradeState = 'right' | 'partly' | 'wrong' | 'unanswered' | 'waits'

/** Each way of scoring. Its words stand in the message file: how it works, and how an answer came to its score. */
export const scoringMessages = [
  'one-answer',
  'all-or-nothing',
  'right-minus-wrong',
  'each-option',
  'author-fractions',
  'one-verdict',
  'number',
  'short-answer',
  'cloze',
  'exact',
  'longest-ordered-subset',
  'adjacent-pairs',
  'matching',
  'categories',
  'evidence',
  'repair',
  'free-text',
] as const
export type ScoringMessage = (typeof scoringMessages)[number]

/** One gap, pair or option that is scored by itself. */
export type GradePart = {
  id: string
  /** 0 to 1. */
  fraction: number
  /** What it counts beside the other parts; more than 0. */
  weight: number
}

/** How a score came about, in numbers that the message of the rule puts into words. */
export type ScoreExplanation = {
  rule: ScoringMessage
  /**
   * Counts, and shares in percent; which ones, each rule says where it is computed. None where nothing was answered, where
   * the key cannot be read, and for rules that know only right and wrong: then there is nothing to put into words.
   */
  numbers: Readonly<Record<string, number>>
  /** What evidence cited beside the answer added; null where none was asked for, or where it does not count. */
  citation: { weight: number; credit: number } | null
}

export type Grade = {
  state: GradeState
  /** Share of the points, 0 to 1; null while the answer waits for a teacher. */
  fraction: number | null
  /** The teacher's words on what was chosen; never empty strings. */
  feedback: string[]
  /** The misconceptions behind what was chosen wrongly. */
  misconceptions: string[]
  /**
   * What was chosen, for statistics: ids of options, the verdict, the number in plain form, or the form that matched;
   * `gap=…` for each gap, `item=target` for each pair, ids joined by '>' for an order, `level:start-end` for each passage.
   */
  chosen: string[]
  /** Message key for a wrong answer that could not be read at all; else null. */
  problem: 'not-a-number' | null
  /** Gaps, pairs, or options that count each; empty where the answer is scored as a whole. */
  parts: GradePart[]
  explanation: ScoreExplanation
}

/** The grade of no answer. */
export function unanswered(rule: ScoringMessage): Grade {
  return {
    state: 'unanswered',
    fraction: 0,
    feedback: [],
    misconceptions: [],
    chosen: [],
    problem: null,
    parts: [],
    explanation: { rule, numbers: {}, citation: null },
  }
}

/** The grade of an answer that only a teacher can mark. */
export function waits(rule: ScoringMessage, chosen: string[] = [], numbers: Record<string, number> = {}): Grade {
  return {
    ...unanswered(rule),
    state: 'waits',
    fraction: null,
    chosen,
    explanation: { rule, numbers, citation: null },
  }
}

export type Scored = {
  rule: ScoringMessage
  /** 0 to 1. */
  fraction: number
  chosen: string[]
  /** Notes on everything chosen. */
  notes?: readonly AnswerNote[]
  /** Notes on what was chosen wrongly: their misconceptions are told to the teacher. */
  wrongNotes?: readonly AnswerNote[]
  parts?: GradePart[]
  numbers?: Record<string, number>
}

/** The grade of an answer that the rules can score. */
export function scored({ rule, fraction, chosen, notes, wrongNotes, parts = [], numbers = {} }: Scored): Grade {
  return {
    state: stateFor(fraction),
    fraction,
    feedback: (notes ?? []).map((note) => note.feedback).filter((text) => text !== ''),
    misconceptions: [...new Set((wrongNotes ?? []).flatMap((note) => note.misconception || []))],
    chosen,
    problem: null,
    parts,
    explanation: { rule, numbers, citation: null },
  }
}

export function stateFor(fraction: number): GradeState {
  return fraction === 1 ? 'right' : fraction === 0 ? 'wrong' : 'partly'
}

/** Σ weight × fraction / Σ weight, exactly 1 where every part is right. Null without parts. */
export function weightedMean(parts: readonly GradePart[]): number | null {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  if (!(total > 0)) return null
  if (parts.every(({ fraction }) => fraction === 1)) return 1
  return parts.reduce((sum, { fraction, weight }) => sum + fraction * weight, 0) / total
}

/** The notes that a key holds on these ids. */
export function notesOn(options: Readonly<Record<string, AnswerNote>>, ids: readonly string[]): AnswerNote[] {
  return ids.flatMap((id) => ownValue(options, id) ?? [])
}
