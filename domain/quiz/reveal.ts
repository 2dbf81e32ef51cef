/**
 * Decides what a student learns of a question once its result is out: the right answer, the words on what they chose
 * and the passages that prove it. The names of misconceptions and the notes on other options stay with the teacher.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import { assertNever } from '#domain/assert-never.ts'
import { type GradeState, grade } from './grade.ts'
import type { QuestionBody, QuestionKey, QuizResponse } from './schema.ts'

export type Reveal = {
  /** Ids of the right options or the right verdict; empty where the answer is typed. */
  rightIds: string[]
  /** Accepted forms, or the number, of a typed answer; empty where it is chosen. */
  rightForms: string[]
  /** How far from the number still counts as right, as written; null for exact and for other types. */
  tolerance: string | null
  /** The teacher's words on what was chosen. */
  feedback: string[]
  explanation: string
  evidence: Span[]
  /** As the machine grades it. */
  state: GradeState
  /** Share of the points, 0 to 1; null while the answer waits for a teacher. */
  fraction: number | null
}

/** Everything a student may learn of one answered question. */
export function revealQuestion(body: QuestionBody, key: QuestionKey, response: QuizResponse | null): Reveal {
  const { feedback, state, fraction } = grade(body, key, response)
  return { ...rightAnswer(key), feedback, explanation: key.explanation, evidence: key.evidence, state, fraction }
}

function rightAnswer(key: QuestionKey): Pick<Reveal, 'rightIds' | 'rightForms' | 'tolerance'> {
  switch (key.type) {
    case 'single-choice':
    case 'true-false-not-stated':
      return { rightIds: [key.correct], rightForms: [], tolerance: null }
    case 'multiple-response':
      return { rightIds: key.correct, rightForms: [], tolerance: null }
    case 'number':
      return {
        rightIds: [],
        rightForms: [key.correct],
        tolerance: Number(key.tolerance) === 0 ? null : key.tolerance,
      }
    case 'short-answer':
      return { rightIds: [], rightForms: key.accepted, tolerance: null }
    default:
      return assertNever(key)
  }
}
