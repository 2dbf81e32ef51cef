import { assertNever } from '#domain/assert-never.ts'
import type { Question, QuizResponse } from '#domain/quiz/schema.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'

/** The answer that a question's own key calls right; of a free text, one that a teacher must read. */
export function rightResponse(question: Question): QuizResponse {
  const { key } = splitQuestion(question)
  switch (key.type) {
    case 'single-choice':
      return { type: key.type, choice: key.correct }
    case 'true-false-not-stated':
      return { type: key.type, choice: key.correct }
    case 'multiple-response':
      return { type: key.type, choices: key.correct }
    case 'number':
      return { type: key.type, text: key.correct }
    case 'short-answer':
    case 'repair':
      return { type: key.type, text: key.accepted[0] ?? '' }
    case 'cloze':
      return {
        type: key.type,
        gaps: Object.fromEntries(
          Object.entries(key.gaps).map(([id, gap]) => [
            id,
            gap.kind === 'typed' ? (gap.accepted[0] ?? '') : gap.correct,
          ]),
        ),
      }
    case 'ordering':
      return { type: key.type, order: key.order }
    case 'matching':
    case 'categories':
      return { type: key.type, pairs: key.pairs }
    case 'evidence':
      return { type: key.type, spans: key.alternatives[0] ?? [] }
    case 'free-text':
      return { type: key.type, text: 'He rowed away before dawn, I think, since the door stood open.' }
    default:
      return assertNever(key)
  }
}
