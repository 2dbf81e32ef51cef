/**
 * Decides what a question for a text is: it always waits for a teacher, who may mark it by a rubric. Source: the analytic
 * rubric of the field (criteria, each with described levels and points); a word is what `splitWords` finds.
 */
import { z } from 'zod'
import { splitWords } from '#domain/article/words.ts'
import type { DraftQuestion } from '../draft-question.ts'
import { type Grade, waits } from './make-grade.ts'
import { everyQuestion, everyResponse, partId, typedText } from './question-parts.ts'
import { nothingRight, type RightAnswer } from './right-answer.ts'

export const criterionSchema = z
  .object({
    id: partId,
    title: z.string().trim().min(1, 'criterion-empty').max(200, 'criterion-too-long'),
    levels: z
      .array(
        z.object({
          id: partId,
          text: z.string().trim().min(1, 'level-empty').max(1000, 'level-too-long'),
          points: z
            .number()
            .min(0, 'level-points-negative')
            .max(100, 'points-too-many')
            .multipleOf(0.01, 'points-too-fine'),
        }),
      )
      .min(2, 'too-few-levels')
      .max(10, 'too-many-levels'),
  })
  .refine(({ levels }) => new Set(levels.map(({ id }) => id)).size === levels.length, 'ids-alike')
export type Criterion = z.infer<typeof criterionSchema>

const wordLimit = z.number().int().min(1, 'words-outside').max(5000, 'words-outside').nullable()

export const questionSchema = z
  .object({
    type: z.literal('free-text'),
    ...everyQuestion,
    minWords: wordLimit,
    maxWords: wordLimit,
    /** Empty for none. */
    rubric: z.array(criterionSchema).max(20, 'too-many-criteria'),
    /** Whether students see the rubric before they write. */
    isRubricShown: z.boolean(),
  })
  .refine(({ minWords, maxWords }) => minWords === null || maxWords === null || minWords <= maxWords, {
    path: ['maxWords'],
    message: 'words-crossed',
  })
  .refine(({ rubric, points }) => rubric.length === 0 || hundredths(bestPoints(rubric)) === hundredths(points), {
    path: ['rubric'],
    message: 'rubric-points',
  })
  .refine(({ rubric }) => new Set(rubric.map(({ id }) => id)).size === rubric.length, {
    path: ['rubric'],
    message: 'ids-alike',
  })
export type Question = z.infer<typeof questionSchema>

export type Body = {
  type: 'free-text'
  minWords: number | null
  maxWords: number | null
  /** Null where it is not shown. */
  rubric: Criterion[] | null
}
export type Key = { type: 'free-text'; rubric: Criterion[] }

export const responseSchema = z.object({ type: z.literal('free-text'), text: typedText(20_000), ...everyResponse })

export function split(question: Question): { body: Body; key: Key } {
  const { type, minWords, maxWords, rubric, isRubricShown } = question
  return { body: { type, minWords, maxWords, rubric: isRubricShown ? rubric : null }, key: { type, rubric } }
}

/** Numbers told: `words`. */
export function grade(text: string): Grade {
  return waits('free-text', [], { words: countTypedWords(text) })
}

/** As the limits count them. */
export function countTypedWords(text: string): number {
  return splitWords(text).length
}

/** The points of the best level of every criterion. */
export function bestPoints(rubric: readonly Criterion[]): number {
  const sum = rubric.reduce(
    (total, { levels }) => total + Math.max(...levels.map(({ points }) => hundredths(points))),
    0,
  )
  return sum / 100
}

export function rightAnswer({ rubric }: Key): RightAnswer {
  return { ...nothingRight, rubric }
}

export function toDraft({ minWords, maxWords, rubric, isRubricShown }: Question): Partial<DraftQuestion> {
  return { minWords, maxWords, rubric, isRubricShown }
}

export function fromDraft({ minWords, maxWords, rubric, isRubricShown }: DraftQuestion) {
  const levelsOf = (criterion: Criterion) => criterion.levels.filter(({ text }) => text.trim() !== '')
  const isFilled = (criterion: Criterion) => criterion.title.trim() !== '' || levelsOf(criterion).length > 0
  return {
    minWords,
    maxWords,
    rubric: rubric.filter(isFilled).map((criterion) => ({ ...criterion, levels: levelsOf(criterion) })),
    isRubricShown,
  }
}

function hundredths(points: number): number {
  return Math.round(points * 100)
}
