/**
 * Decides what questions lose that leave Postil for a format which knows less, and in which shape they leave instead.
 * Sources: the documentation of GIFT and of Moodle XML; every step is told, none is silent.
 */
import { absolute, multiplyDecimals, printDecimal } from '#domain/quiz/decimal.ts'
import type { MultipleResponseScoring } from '#domain/quiz/schema.ts'
import { joinTexts } from './join-texts.ts'
import { decimalFrom, middleOf } from './plain-decimal.ts'
import {
  type FormItem,
  type FormNote,
  type FormNumberAnswer,
  type FormOf,
  type FormQuestion,
  type FormType,
  formItemSchema,
} from './question-form.ts'
import type { Tell } from './warning.ts'

/** Words that a question needs when its type becomes another, in the language of whoever exports or imports. */
export type ExchangeWords = { true: string; false: string; notStated: string; fillGaps: string }

/** Neither evidence nor the wish for it can be said outside Postil. */
export function withoutEvidence<Question extends FormQuestion>(question: Question, tell: Tell): Question {
  if (question.evidence.length > 0) tell('evidence-left-out')
  if (question.citation !== null) tell('citation-left-out')
  return { ...question, evidence: [], citation: null }
}

export function withoutMisconception<Note extends FormNote>(note: Note, tell: Tell): Note {
  if (note.misconception !== null) tell('misconception-left-out')
  return { ...note, misconception: null }
}

/** A statement with three answers, or with two, as a choice of one. */
export function verdictAsChoice(question: FormOf<'true-false'>, words: ExchangeWords): FormOf<'choice'> {
  const { type, correct, answers, notStated, ...common } = question
  const option = (verdict: typeof correct, text: string, note: FormNote) => ({
    text: { format: 'plain' as const, text },
    fraction: Number(verdict === correct),
    feedback: note.feedback,
    misconception: note.misconception,
  })
  return {
    type: 'choice',
    ...common,
    selection: 'one',
    options: [
      option('true', words.true, answers.true),
      option('false', words.false, answers.false),
      ...(notStated === null ? [] : [option('not-stated', words.notStated, notStated)]),
    ],
    // The usual order of the answers is part of the question.
    isShuffled: false,
    numbering: null,
    scoring: null,
  }
}

/** Each item is matched with its place, counted from 1. */
export function orderingAsMatching(question: FormOf<'ordering'>): FormOf<'matching'> {
  const { type, items, scoring, ...common } = question
  const pairs = items.map((text, index) => ({ text, target: String(index + 1) }))
  return { type: 'matching', ...common, items: pairs, distractors: [], isShuffled: true, notes: [] }
}

/** The faulty sentence stands under the instruction, and the mended one is typed. */
export function repairAsShortAnswer(question: FormOf<'repair'>): FormOf<'short-answer'> {
  const { type, sentence, answers, unmatched, ...common } = question
  return {
    type: 'short-answer',
    ...common,
    stem: joinTexts(common.stem, { format: 'plain', text: sentence }),
    // In a short answer a star stands for anything; in a sentence it is a star.
    answers: answers.map((answer) => ({ ...answer, text: answer.text.replaceAll('*', '\\*') })),
    caseMatters: true,
    accentsMatter: true,
    unmatched,
  }
}

export function evidenceAsEssay(question: FormOf<'evidence'>): FormOf<'essay'> {
  const { type, alternatives, bands, maxSpans, ...common } = question
  return {
    type: 'essay',
    ...common,
    ...{ minWords: null, maxWords: null, template: null, graderInfo: null, rubric: [], isRubricShown: null },
  }
}

export function categoriesAsMatching(question: FormOf<'categories'>): FormOf<'matching'> {
  return { ...question, type: 'matching' }
}

export function tellBecomes(tell: Tell, from: FormType, to: FormType): void {
  tell('type-becomes', { from, to })
}

/** Whether a sum of fractions gives the same points; all or nothing, and each option by itself, cannot be said so. */
export function isSaidByFractions(scoring: MultipleResponseScoring): boolean {
  return scoring === 'right-minus-wrong' || scoring === 'author-fractions'
}

/** A tolerance as a share becomes a distance. */
export function withAbsoluteTolerance(answer: FormNumberAnswer, tell: Tell): FormNumberAnswer {
  const { value } = answer
  if (value.kind !== 'exact' || value.toleranceKind === 'absolute') return answer
  tell('tolerance-becomes-absolute')
  const [number, share] = [decimalFrom(value.number), decimalFrom(value.tolerance)]
  if (number === null || share === null) return answer
  const tolerance = printDecimal(absolute(multiplyDecimals(number, share)))
  return { ...answer, value: { ...value, tolerance, toleranceKind: 'absolute' } }
}

/** A range becomes its middle with half its width as tolerance. */
export function withoutRange(answer: FormNumberAnswer, tell: Tell): FormNumberAnswer {
  if (answer.value.kind !== 'range') return answer
  const [low, high] = [decimalFrom(answer.value.low), decimalFrom(answer.value.high)]
  if (low === null || high === null) return answer
  tell('range-becomes-tolerance')
  const { middle, distance } = middleOf(low, high)
  const value = {
    kind: 'exact' as const,
    number: printDecimal(middle),
    tolerance: printDecimal(distance),
    toleranceKind: 'absolute' as const,
  }
  return { ...answer, value }
}

const textFields = new Set(['text', 'target', 'title', 'sentence', 'path', 'misconception', 'externalId', 'name'])

/** Applies a change to every text of an item, answers and feedback included; passages of an article stay exact. */
export function mapTexts(item: FormItem, change: (text: string) => string): FormItem {
  const copy: unknown = JSON.parse(JSON.stringify(item), function revive(this: unknown, key, value) {
    // Lists of bare texts are tags and distractors.
    return typeof value === 'string' && (textFields.has(key) || Array.isArray(this)) ? change(value) : value
  })
  return formItemSchema.parse(copy)
}
