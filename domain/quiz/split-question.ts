/**
 * Decides which half of a question each of its fields belongs to: the body, which students may see, or the key, which
 * they may not before release. This is the only place where a whole question becomes the two.
 */
import { assertNever } from '#domain/assert-never.ts'
import type { OptionNote, Question, QuestionBody, QuestionKey, QuestionOption } from './schema.ts'

export type SplitQuestion = { body: QuestionBody; key: QuestionKey; points: number }

/** Takes a whole question apart into what students may see and what they may not. */
export function splitQuestion(question: Question): SplitQuestion {
  const { stem, explanation, evidence, points } = question
  switch (question.type) {
    case 'single-choice':
      return {
        points,
        body: { type: question.type, stem, options: question.options.map(({ id, text }) => ({ id, text })) },
        key: {
          type: question.type,
          explanation,
          evidence,
          correct: question.correct,
          options: optionNotes(question.options),
        },
      }
    case 'multiple-response':
      return {
        points,
        body: {
          type: question.type,
          stem,
          options: question.options.map(({ id, text }) => ({ id, text })),
          scoring: question.scoring,
        },
        key: {
          type: question.type,
          explanation,
          evidence,
          correct: question.correct,
          options: optionNotes(question.options),
        },
      }
    case 'true-false-not-stated':
      return {
        points,
        body: { type: question.type, stem },
        key: { type: question.type, explanation, evidence, correct: question.correct, options: question.answers },
      }
    case 'number':
      return {
        points,
        body: { type: question.type, stem },
        key: {
          type: question.type,
          explanation,
          evidence,
          correct: question.correct,
          tolerance: question.tolerance,
          wrong: question.wrong,
        },
      }
    case 'short-answer':
      return {
        points,
        body: { type: question.type, stem },
        key: {
          type: question.type,
          explanation,
          evidence,
          accepted: question.accepted,
          wrong: question.wrong,
          unmatched: question.unmatched,
        },
      }
    default:
      return assertNever(question)
  }
}

function optionNotes(options: readonly QuestionOption[]): Record<string, OptionNote> {
  return Object.fromEntries(options.map(({ id, feedback, misconception }) => [id, { feedback, misconception }]))
}
