/**
 * Decides what a single choice is and what a choice is worth: everything for the one right option, else nothing.
 * Source: IMS QTI, match_correct for one response.
 */
import { z } from 'zod'
import type { DraftQuestion } from '../draft-question.ts'
import { filledWithNotes } from './filled-parts.ts'
import { type Grade, notesOn, scored, unanswered, waits } from './make-grade.ts'
import {
  type AnswerNote,
  everyQuestion,
  everyResponse,
  type ItemText,
  notesById,
  optionSchema,
  partId,
} from './question-parts.ts'

export const questionSchema = z
  .object({
    type: z.literal('single-choice'),
    ...everyQuestion,
    options: z.array(optionSchema).min(2, 'too-few-options').max(12, 'too-many-options'),
    correct: partId.or(z.literal('')),
    /** Each student sees the options in an order of their own; absent for not. */
    isShuffled: z.boolean().optional(),
  })
  .refine((question) => question.options.some((option) => option.id === question.correct), {
    path: ['correct'],
    message: 'key-missing',
  })
export type Question = z.infer<typeof questionSchema>

export type Body = { type: 'single-choice'; options: ItemText[]; isShuffled?: boolean }
export type Key = { type: 'single-choice'; correct: string; options: Record<string, AnswerNote> }

export const responseSchema = z.object({
  type: z.literal('single-choice'),
  choice: partId.nullable(),
  ...everyResponse,
})

export function split({ type, options, correct, isShuffled }: Question): { body: Body; key: Key } {
  return {
    body: { type, options: options.map(({ id, text }) => ({ id, text })), ...(isShuffled ? { isShuffled } : {}) },
    key: { type, correct, options: notesById(options) },
  }
}

export function grade(body: Body, key: Key, choice: string | null): Grade {
  const isKnown = body.options.some(({ id }) => id === choice)
  if (!body.options.some(({ id }) => id === key.correct)) {
    return isKnown && choice !== null ? waits('one-answer', [choice]) : unanswered('one-answer')
  }
  return gradeOne('one-answer', key, isKnown ? choice : null)
}

/** One of several answers, of which one is right; null counts as none. */
export function gradeOne(
  rule: 'one-answer' | 'one-verdict',
  key: { correct: string; options: Record<string, AnswerNote> },
  choice: string | null,
): Grade {
  if (choice === null) return unanswered(rule)
  const notes = notesOn(key.options, [choice])
  const isRight = choice === key.correct
  return scored({ rule, fraction: Number(isRight), chosen: [choice], notes, wrongNotes: isRight ? [] : notes })
}

export function toDraft({ options, correct, isShuffled = false }: Question): Partial<DraftQuestion> {
  return {
    options: options.map((option) => ({ ...option, fraction: null })),
    correctOptions: [correct],
    isShuffled,
  }
}

export function fromDraft(draft: DraftQuestion) {
  const options = filledWithNotes(draft.options).map(({ fraction: _, ...option }) => option)
  const correct = draft.correctOptions.find((id) => options.some((option) => option.id === id)) ?? ''
  return { options, correct, isShuffled: draft.isShuffled }
}
