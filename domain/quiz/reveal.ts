/**
 * Decides what a student learns of a question once its result is out: the right answer, the words on what they chose, how
 * the score came about and the passages that prove it. The names of misconceptions and the notes on other options stay
 * with the teacher.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import { assertNever } from '#domain/assert-never.ts'
import { type GradePart, type GradeState, grade, type ScoreExplanation } from './grade.ts'
import * as cloze from './questions/cloze.ts'
import { goldSpans } from './questions/evidence.ts'
import * as freeText from './questions/free-text.ts'
import * as matching from './questions/matching.ts'
import * as number from './questions/number.ts'
import * as ordering from './questions/ordering.ts'
import { nothingRight, type RightAnswer } from './questions/right-answer.ts'
import * as shortAnswer from './questions/short-answer.ts'
import type { QuestionBody, QuestionKey, QuizResponse } from './schema.ts'

export type Reveal = RightAnswer & {
  /** The teacher's words on what was chosen. */
  feedback: string[]
  explanation: string
  /** The passages that prove the answer; none of a question for evidence, whose passages are its right answer. */
  evidence: Span[]
  /** As the machine grades it. */
  state: GradeState
  /** Share of the points, 0 to 1; null while the answer waits for a teacher. */
  fraction: number | null
  /** How each gap, pair or option was scored; empty where the answer is scored as a whole. */
  parts: GradePart[]
  /** How the score came about; null where nothing was answered, or a teacher decides. */
  scoring: ScoreExplanation | null
}

/** Everything a student may learn of one answered question. */
export function revealQuestion(body: QuestionBody, key: QuestionKey, response: QuizResponse | null): Reveal {
  const { feedback, state, fraction, parts, explanation } = grade(body, key, response)
  const scoring = state === 'unanswered' || state === 'waits' ? null : explanation
  const evidence = key.type === 'evidence' ? [] : key.evidence
  return { ...rightAnswer(key), feedback, explanation: key.explanation, evidence, state, fraction, parts, scoring }
}

function rightAnswer(key: QuestionKey): RightAnswer {
  switch (key.type) {
    case 'single-choice':
    case 'true-false-not-stated':
      return { ...nothingRight, rightIds: [key.correct] }
    case 'multiple-response':
      return { ...nothingRight, rightIds: key.correct }
    case 'number':
      return number.rightAnswer(key)
    case 'short-answer':
    case 'repair':
      return shortAnswer.rightAnswer(key)
    case 'cloze':
      return cloze.rightAnswer(key)
    case 'ordering':
      return ordering.rightAnswer(key)
    case 'matching':
    case 'categories':
      return matching.rightAnswer(key)
    case 'evidence':
      return { ...nothingRight, rightSpans: goldSpans([...key.alternatives, key.evidence]) }
    case 'free-text':
      return freeText.rightAnswer(key)
    default:
      return assertNever(key)
  }
}
