/**
 * Decides when two answers are the same and what an empty one looks like, whatever order a database gives the fields.
 * Lists of ticks and passages are the same answer when they hold the same ones; an order is one answer, in its order.
 */
import { assertNever } from '#domain/assert-never.ts'
import { isSameIds, isSameRecord, isSameSpans } from './questions/question-parts.ts'
import type { QuestionType, QuizResponse } from './schema.ts'

/** Whether two answers say the same, and cite the same; text counts to the character. */
export function isSameResponse(one: QuizResponse, other: QuizResponse): boolean {
  return isSameAnswer(one, other) && isSameSpans(one.cited ?? [], other.cited ?? [])
}

function isSameAnswer(one: QuizResponse, other: QuizResponse): boolean {
  switch (one.type) {
    case 'single-choice':
    case 'true-false-not-stated':
      return other.type === one.type && other.choice === one.choice
    case 'multiple-response':
      return other.type === one.type && isSameIds(one.choices, other.choices)
    case 'number':
    case 'short-answer':
    case 'repair':
    case 'free-text':
      return other.type === one.type && other.text === one.text
    case 'cloze':
      return other.type === one.type && isSameRecord(one.gaps, other.gaps)
    case 'ordering':
      return other.type === one.type && one.order.join('>') === other.order.join('>')
    case 'matching':
    case 'categories':
      return other.type === one.type && isSameRecord(one.pairs, other.pairs)
    case 'evidence':
      return other.type === one.type && isSameSpans(one.spans, other.spans)
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
    case 'repair':
    case 'free-text':
      return { type, text: '' }
    case 'cloze':
      return { type, gaps: {} }
    case 'ordering':
      return { type, order: [] }
    case 'matching':
    case 'categories':
      return { type, pairs: {} }
    case 'evidence':
      return { type, spans: [] }
    default:
      return assertNever(type)
  }
}
