/**
 * Decides when two answers are the same and what an empty one looks like, whatever order a database gives the fields.
 * Two lists of ticks are the same answer when they hold the same ids.
 */
import { assertNever } from '#domain/assert-never.ts'
import type { QuestionType, QuizResponse } from './schema.ts'

/** Whether two answers say the same; text counts to the character. */
export function isSameResponse(one: QuizResponse, other: QuizResponse): boolean {
  switch (one.type) {
    case 'single-choice':
    case 'true-false-not-stated':
      return other.type === one.type && other.choice === one.choice
    case 'multiple-response':
      return other.type === one.type && sameIds(one.choices, other.choices)
    case 'number':
    case 'short-answer':
      return other.type === one.type && other.text === one.text
    default:
      return assertNever(one)
  }
}

/** The answer of somebody who has not answered. */
export function emptyResponse(type: QuestionType): QuizResponse {
  switch (type) {
    case 'single-choice':
    case 'true-false-not-stated':
      return { type, choice: null }
    case 'multiple-response':
      return { type, choices: [] }
    case 'number':
    case 'short-answer':
      return { type, text: '' }
    default:
      return assertNever(type)
  }
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  const ids = new Set(one)
  return ids.size === new Set(other).size && other.every((id) => ids.has(id))
}
