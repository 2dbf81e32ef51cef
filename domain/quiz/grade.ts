/**
 * Decides what an answer is worth, by rules alone: the same body, key and response always give the same grade. The rules
 * stand with their types in `questions/`; here is what holds for all of them, and evidence cited beside an answer.
 */
import { assertNever } from '#domain/assert-never.ts'
import * as cloze from './questions/cloze.ts'
import * as evidence from './questions/evidence.ts'
import * as freeText from './questions/free-text.ts'
import { type Grade, type ScoringMessage, stateFor, unanswered, waits } from './questions/make-grade.ts'
import * as matching from './questions/matching.ts'
import * as multipleResponse from './questions/multiple-response.ts'
import * as number from './questions/number.ts'
import * as ordering from './questions/ordering.ts'
import * as repair from './questions/repair.ts'
import * as shortAnswer from './questions/short-answer.ts'
import * as singleChoice from './questions/single-choice.ts'
import * as verdict from './questions/true-false-not-stated.ts'
import type { QuestionBody, QuestionKey, QuizResponse } from './schema.ts'
import { bestF1, citationAlternatives, creditFor } from './span-overlap.ts'

export type { Grade, GradePart, GradeState, ScoreExplanation, ScoringMessage } from './questions/make-grade.ts'

/**
 * Grades one response; never throws. A response of another type than the question counts as unanswered, and so does one
 * that names only options the question does not have. Where body and key do not belong together, or the key cannot be
 * read, the answer waits for the teacher: a broken key never marks a student wrong.
 */
export function grade(body: QuestionBody, key: QuestionKey, response: QuizResponse | null): Grade {
  if (response === null || response.type !== body.type || !isAnswered(response)) {
    return unanswered(describeScoring(body))
  }
  return withCitation(gradeAnswer(body, key, response), key, response)
}

function gradeAnswer(body: QuestionBody, key: QuestionKey, response: QuizResponse): Grade {
  const { type } = body
  const unread = waits(describeScoring(body))
  switch (type) {
    case 'single-choice':
      if (key.type !== type || response.type !== type) return unread
      return singleChoice.grade(body, key, response.choice)
    case 'true-false-not-stated':
      return key.type === type && response.type === type ? verdict.grade(key, response.choice) : unread
    case 'multiple-response':
      if (key.type !== type || response.type !== type) return unread
      return multipleResponse.grade(body, key, response.choices)
    case 'number':
      return key.type === type && response.type === type ? number.grade(key, response.text) : unread
    case 'short-answer':
      return key.type === type && response.type === type ? shortAnswer.grade(key, response.text) : unread
    case 'cloze':
      return key.type === type && response.type === type ? cloze.grade(body, key, response.gaps) : unread
    case 'ordering':
      return key.type === type && response.type === type ? ordering.grade(body, key, response.order) : unread
    case 'matching':
      return key.type === type && response.type === type ? matching.grade(body, key, response.pairs) : unread
    case 'categories':
      return key.type === type && response.type === type ? matching.grade(body, key, response.pairs) : unread
    case 'evidence':
      return key.type === type && response.type === type ? evidence.grade(body, key, response.spans) : unread
    case 'repair':
      return key.type === type && response.type === type ? repair.grade(body, key, response.text) : unread
    case 'free-text':
      return response.type === type ? freeText.grade(response.text) : unread
    default:
      return assertNever(type)
  }
}

/**
 * Adds evidence cited beside the answer: (1 − weight) × answer + weight × credit of its best overlap with the gold spans.
 * Evidence without an answer proves nothing, and with weight 0 it is not scored. What was cited where no gold span
 * stands waits for the teacher.
 */
function withCitation(grade: Grade, key: QuestionKey, response: QuizResponse): Grade {
  const { citation } = key
  if (!citation || citation.weight <= 0 || grade.fraction === null || grade.state === 'unanswered') return grade
  const f1 = bestF1(citationAlternatives(key.evidence), response.cited ?? [])
  if (f1 === null || citation.bands.length === 0) return { ...grade, state: 'waits', fraction: null }
  const credit = creditFor(f1, citation.bands)
  const { weight } = citation
  // Two equal parts need no mixing, which might leave the last bit of a full mark out.
  const fraction = grade.fraction === credit ? credit : (1 - weight) * grade.fraction + weight * credit
  const explanation = { ...grade.explanation, citation: { weight, credit } }
  return { ...grade, fraction, state: stateFor(fraction), explanation }
}

/**
 * Whether a response holds an answer: something chosen, or text other than white space. Evidence cited beside it is none.
 */
export function isAnswered(response: QuizResponse | null): boolean {
  if (response === null) return false
  switch (response.type) {
    case 'single-choice':
    case 'true-false-not-stated':
      return response.choice !== null
    case 'multiple-response':
      return response.choices.length > 0
    case 'number':
    case 'short-answer':
    case 'repair':
    case 'free-text':
      return response.text.trim() !== ''
    case 'cloze':
      return cloze.isAnswered(response)
    case 'ordering':
      return response.order.length > 0
    case 'matching':
    case 'categories':
      return Object.keys(response.pairs).length > 0
    case 'evidence':
      return response.spans.length > 0
    default:
      return assertNever(response)
  }
}

/** The message key that tells a student, before they answer, how a question is scored. */
export function describeScoring(body: QuestionBody): ScoringMessage {
  switch (body.type) {
    case 'single-choice':
      return 'one-answer'
    case 'true-false-not-stated':
      return 'one-verdict'
    case 'multiple-response':
    case 'ordering':
      return body.scoring
    case 'number':
    case 'short-answer':
    case 'cloze':
    case 'matching':
    case 'categories':
    case 'evidence':
    case 'repair':
    case 'free-text':
      return body.type
    default:
      return assertNever(body)
  }
}
