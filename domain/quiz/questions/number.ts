/**
 * Decides what a question for a number is, and compares numbers exactly as decimals. Source: Moodle's numerical question:
 * a tolerance is an absolute distance ("nominal") or a share of the right number ("relative").
 */
import { z } from 'zod'
import {
  absolute,
  compareDecimals,
  type Decimal,
  isWithin,
  multiplyDecimals,
  printDecimal,
  readDecimal,
} from '../decimal.ts'
import type { DraftQuestion } from '../draft-question.ts'
import { filledWithNotes } from './filled-parts.ts'
import { type Grade, scored, waits } from './make-grade.ts'
import {
  decimalText,
  everyQuestion,
  everyResponse,
  typedText,
  type WrongForm,
  wrongFormSchema,
} from './question-parts.ts'
import { type CountedAnswers, nothingRight, type RightAnswer } from './right-answer.ts'

/** `absolute`: |answer − right| ≤ tolerance. `relative`: |answer − right| ≤ tolerance × |right|. */
export const toleranceKinds = ['absolute', 'relative'] as const
export type ToleranceKind = (typeof toleranceKinds)[number]

export const questionSchema = z.object({
  type: z.literal('number'),
  ...everyQuestion,
  correct: decimalText,
  /** How far from `correct` still counts as right; a decimal of at least 0. */
  tolerance: decimalText.refine((value) => !value.startsWith('-'), 'tolerance-negative'),
  /** Absent for absolute. */
  toleranceKind: z.enum(toleranceKinds).optional(),
  wrong: z.array(wrongFormSchema.extend({ text: decimalText })).max(20),
})
export type Question = z.infer<typeof questionSchema>

export type Body = { type: 'number' }
export type Key = {
  type: 'number'
  correct: string
  tolerance: string
  toleranceKind?: ToleranceKind
  wrong: WrongForm[]
}

export const responseSchema = z.object({ type: z.literal('number'), text: typedText(100), ...everyResponse })

export function split({ type, correct, tolerance, toleranceKind, wrong }: Question): { body: Body; key: Key } {
  const kind = toleranceKind === 'relative' ? { toleranceKind } : {}
  return { body: { type }, key: { type, correct, tolerance, ...kind, wrong } }
}

export function grade(key: Key, text: string): Grade {
  const correct = readDecimal(key.correct)
  const distance = allowedDistance(key)
  if (correct === null || distance === null) return waits('number')
  const answer = readDecimal(text)
  if (answer === null) {
    return { ...scored({ rule: 'number', fraction: 0, chosen: [] }), problem: 'not-a-number' }
  }
  const chosen = [printDecimal(answer)]
  if (isWithin(answer, correct, distance)) return scored({ rule: 'number', fraction: 1, chosen })
  const foreseen = key.wrong.filter((form) => {
    const value = readDecimal(form.text)
    return value !== null && compareDecimals(value, answer) === 0
  })
  const notes = foreseen.slice(0, 1)
  return scored({ rule: 'number', fraction: 0, chosen, notes, wrongNotes: notes })
}

export function rightAnswer(key: Key): RightAnswer {
  const distance = allowedDistance(key)
  const tolerance = key.toleranceKind === 'relative' && distance !== null ? printDecimal(distance) : key.tolerance
  return { ...nothingRight, rightForms: [key.correct], tolerance: Number(tolerance) === 0 ? null : tolerance }
}

export function countedAnswers({ correct, wrong }: Key): CountedAnswers {
  return { correct: [plain(correct)], notes: wrong.map((form) => [plain(form.text), form]) }
}

export function toDraft({ correct, tolerance, toleranceKind = 'absolute', wrong }: Question): Partial<DraftQuestion> {
  return { number: correct, tolerance, toleranceKind, wrong }
}

export function fromDraft(draft: DraftQuestion) {
  const { toleranceKind } = draft
  return {
    correct: typedNumber(draft.number),
    tolerance: typedNumber(draft.tolerance) || '0',
    ...(toleranceKind === 'relative' ? { toleranceKind } : {}),
    wrong: filledWithNotes(draft.wrong).map((form) => ({ ...form, text: typedNumber(form.text) })),
  }
}

/** As an absolute distance; null where the key cannot be read. */
function allowedDistance({ correct, tolerance, toleranceKind }: Key): Decimal | null {
  const right = readDecimal(correct)
  const distance = readDecimal(tolerance)
  if (right === null || distance === null || toleranceKind !== 'relative') return distance
  return multiplyDecimals(distance, absolute(right))
}

/** Reads a number as a student's would be read, so that '1,000' means the same to both. */
function typedNumber(typed: string): string {
  const decimal = readDecimal(typed)
  return decimal === null ? typed.trim() : printDecimal(decimal)
}

function plain(number: string): string {
  const decimal = readDecimal(number)
  return decimal === null ? number : printDecimal(decimal)
}
