import type { QuestionType } from '#domain/quiz/schema.ts'

/** The types of question whose fields the editor has, in the order in which it offers them. */
export const offeredTypes = [
  'single-choice',
  'multiple-response',
  'true-false-not-stated',
  'number',
  'short-answer',
] as const satisfies readonly QuestionType[]
