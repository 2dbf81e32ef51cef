/**
 * Decides what a question with several choices is and what a set of ticks is worth, by one of four rules. Sources: Canvas
 * ("multiple answers", right minus wrong), Moodle (qtype_multichoice, the author's fractions, clamped), and the
 * multiple true-false method (each option counts).
 */
import { z } from 'zod'
import type { DraftQuestion } from '../draft-question.ts'
import { filledWithNotes } from './filled-parts.ts'
import { type Grade, notesOn, type Scored, scored, unanswered, waits } from './make-grade.ts'
import {
  type AnswerNote,
  everyQuestion,
  everyResponse,
  type ItemText,
  notesById,
  optionSchema,
  ownValue,
  partId,
} from './question-parts.ts'

/**
 * How several choices are scored, where T are the ticked options and R the right ones.
 * `all-or-nothing`: 1 for T = R, else 0.
 * `right-minus-wrong`: max(0, |T ∩ R| − |T \ R|) / |R| (Canvas).
 * `each-option`: options that are ticked if right and left if not / all options; nothing ticked is no answer.
 * `author-fractions`: the sum of the fractions of T, clamped to [0, 1]; R are the options with a positive fraction
 * (Moodle). Exactly R is worth 1, so that three thirds written as 0.3333 are whole.
 */
export const multipleResponseScorings = [
  'all-or-nothing',
  'right-minus-wrong',
  'each-option',
  'author-fractions',
] as const
export type MultipleResponseScoring = (typeof multipleResponseScorings)[number]

/** How far the positive fractions may be from 1 in all: thirds and sevenths have no end. */
const fractionSlack = 0.001

export const questionSchema = z
  .object({
    type: z.literal('multiple-response'),
    ...everyQuestion,
    options: z
      .array(
        optionSchema.extend({
          /** Only under the author's fractions: what a tick adds, −1 to 1. */
          fraction: z.number().min(-1, 'fraction-outside').max(1, 'fraction-outside').nullable().optional(),
        }),
      )
      .min(2, 'too-few-options')
      .max(12, 'too-many-options'),
    /** Ids of the right options; under the author's fractions those with a positive one. */
    correct: z.array(partId).min(1, 'key-missing'),
    scoring: z.enum(multipleResponseScorings),
    isShuffled: z.boolean().optional(),
  })
  .refine((question) => question.correct.every((id) => question.options.some((option) => option.id === id)), {
    path: ['correct'],
    message: 'key-missing',
  })
  .refine(({ scoring, options, correct }) => scoring !== 'author-fractions' || isByFractions(options, correct), {
    path: ['correct'],
    message: 'fractions-and-key-differ',
  })
  .refine(({ scoring, options }) => scoring !== 'author-fractions' || addUpToOne(options), {
    path: ['options'],
    message: 'fractions-not-one',
  })
export type Question = z.infer<typeof questionSchema>

export type Body = {
  type: 'multiple-response'
  options: ItemText[]
  /** How many options are right is not told. */
  scoring: MultipleResponseScoring
  isShuffled?: boolean
}
export type Key = {
  type: 'multiple-response'
  correct: string[]
  options: Record<string, AnswerNote>
  /** Option id → fraction; only under the author's fractions. */
  fractions?: Record<string, number>
}

export const responseSchema = z.object({
  type: z.literal('multiple-response'),
  choices: z.array(partId).max(12),
  ...everyResponse,
})

export function split({ type, options, correct, scoring, isShuffled }: Question): { body: Body; key: Key } {
  const fractions = Object.fromEntries(options.map(({ id, fraction }) => [id, fraction ?? 0]))
  return {
    body: {
      type,
      options: options.map(({ id, text }) => ({ id, text })),
      scoring,
      ...(isShuffled ? { isShuffled } : {}),
    },
    key: {
      type,
      correct,
      options: notesById(options),
      ...(scoring === 'author-fractions' ? { fractions } : {}),
    },
  }
}

/** Numbers told: `right` and `wrong` ticks, `of` right options; by option `of` all; by fractions `percent` of the sum. */
export function grade(body: Body, key: Key, choices: readonly string[]): Grade {
  const rule = body.scoring
  const ids = body.options.map(({ id }) => id)
  const chosen = ids.filter((id) => choices.includes(id))
  const correct = ids.filter((id) => key.correct.includes(id))
  const isBroken = correct.length === 0 || (rule === 'author-fractions' && key.fractions === undefined)
  if (chosen.length === 0) return unanswered(rule)
  if (isBroken) return waits(rule, chosen)
  const wrong = chosen.filter((id) => !correct.includes(id))
  const ticks = { ids, chosen, correct, right: chosen.length - wrong.length, wrong: wrong.length }
  return scored({
    rule,
    chosen,
    notes: notesOn(key.options, chosen),
    wrongNotes: notesOn(key.options, wrong),
    ...byRule(rule, ticks, key.fractions ?? {}),
  })
}

type Ticks = { ids: string[]; chosen: string[]; correct: string[]; right: number; wrong: number }

function byRule(
  rule: MultipleResponseScoring,
  { ids, chosen, correct, right, wrong }: Ticks,
  fractions: Record<string, number>,
): Pick<Scored, 'fraction' | 'numbers' | 'parts'> {
  const isExact = wrong === 0 && right === correct.length
  const numbers = { right, wrong, of: correct.length }
  switch (rule) {
    case 'all-or-nothing':
      return { fraction: Number(isExact), numbers }
    case 'right-minus-wrong':
      return { fraction: Math.max(0, right - wrong) / correct.length, numbers }
    case 'each-option': {
      const parts = ids.map((id) => ({
        id,
        fraction: Number(chosen.includes(id) === correct.includes(id)),
        weight: 1,
      }))
      const agreeing = parts.filter(({ fraction }) => fraction === 1).length
      return { fraction: agreeing / ids.length, parts, numbers: { right: agreeing, wrong, of: ids.length } }
    }
    case 'author-fractions': {
      const sum = chosen.reduce((total, id) => total + (ownValue(fractions, id) ?? 0), 0)
      const fraction = isExact ? 1 : Math.min(1, Math.max(0, sum))
      return { fraction, numbers: { ...numbers, percent: Math.round((isExact ? 1 : sum) * 100) } }
    }
  }
}

export function toDraft({ options, correct, scoring, isShuffled = false }: Question): Partial<DraftQuestion> {
  return {
    options: options.map((option) => ({ ...option, fraction: option.fraction ?? null })),
    correctOptions: correct,
    scoring,
    isShuffled,
  }
}

export function fromDraft(draft: DraftQuestion) {
  const { scoring, isShuffled } = draft
  const options = filledWithNotes(draft.options)
  if (scoring !== 'author-fractions') {
    const correct = draft.correctOptions.filter((id) => options.some((option) => option.id === id))
    return { options: options.map(({ fraction: _, ...option }) => option), correct, scoring, isShuffled }
  }
  const positive = options.filter(({ fraction }) => (fraction ?? 0) > 0).map(({ id }) => id)
  return { options, correct: positive, scoring, isShuffled }
}

type WithFraction = { id: string; fraction?: number | null | undefined }

function isByFractions(options: readonly WithFraction[], correct: readonly string[]): boolean {
  return options.every(({ id, fraction }) => (fraction ?? 0) > 0 === correct.includes(id))
}

function addUpToOne(options: readonly WithFraction[]): boolean {
  const sum = options.reduce((total, { fraction }) => total + Math.max(0, fraction ?? 0), 0)
  return Math.abs(sum - 1) <= fractionSlack
}
