/**
 * Decides which half of a question each of its fields belongs to: the body, which students may see, or the key, which
 * they may not before release. This is the only place where a whole question becomes the two.
 */
import { assertNever } from '#domain/assert-never.ts'
import * as cloze from './questions/cloze.ts'
import * as evidence from './questions/evidence.ts'
import * as freeText from './questions/free-text.ts'
import * as matching from './questions/matching.ts'
import * as multipleResponse from './questions/multiple-response.ts'
import * as number from './questions/number.ts'
import * as ordering from './questions/ordering.ts'
import * as repair from './questions/repair.ts'
import * as shortAnswer from './questions/short-answer.ts'
import * as singleChoice from './questions/single-choice.ts'
import * as verdict from './questions/true-false-not-stated.ts'
import type { Question, QuestionBody, QuestionKey } from './schema.ts'

export type SplitQuestion = { body: QuestionBody; key: QuestionKey; points: number }

/**
 * Takes a whole question apart into what students may see and what they may not. What a question does not make use of is
 * absent from both, so that a question that did not change keeps its version.
 */
export function splitQuestion(question: Question): SplitQuestion {
  const { stem, explanation, evidence: gold, points, citation } = question
  const { body, key } = halvesOf(question)
  const told = citation ? { citation: { isScored: citation.weight > 0, weight: citation.weight } } : {}
  return {
    points,
    body: { ...body, stem, ...told },
    key: { ...key, explanation, evidence: gold, ...(citation ? { citation } : {}) },
  }
}

function halvesOf(question: Question) {
  switch (question.type) {
    case 'single-choice':
      return singleChoice.split(question)
    case 'multiple-response':
      return multipleResponse.split(question)
    case 'true-false-not-stated':
      return verdict.split(question)
    case 'number':
      return number.split(question)
    case 'short-answer':
      return shortAnswer.split(question)
    case 'cloze':
      return cloze.split(question)
    case 'ordering':
      return ordering.split(question)
    case 'matching':
      return matching.split('matching', question)
    case 'categories':
      return matching.split('categories', question)
    case 'evidence':
      return evidence.split(question)
    case 'repair':
      return repair.split(question)
    case 'free-text':
      return freeText.split(question)
    default:
      return assertNever(question)
  }
}
