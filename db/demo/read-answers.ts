import { assertNever } from '#domain/assert-never.ts'
import { type QuizResponse, type Verdict, verdicts } from '#domain/quiz/schema.ts'
import type { QuestionDraft } from './types.ts'

/**
 * Answers to the first questions of a quiz from their short forms, one each: an option's id, ids joined by `+`, one of
 * `true`, `false` and `not-stated`, a number, or the text of a typed answer. Throws where there are more than questions,
 * where a verdict is none of the three, and for types whose answers have no short form.
 */
export function readAnswers(questions: readonly QuestionDraft[], forms: readonly string[]): QuizResponse[] {
  return forms.map((form, index) => {
    const question = questions[index]
    if (question === undefined) throw new Error(`There is no question ${index + 1} for the answer "${form}"`)
    return readAnswer(question.type, form)
  })
}

function readAnswer(type: QuestionDraft['type'], form: string): QuizResponse {
  switch (type) {
    case 'single-choice':
      return { type, choice: form }
    case 'multiple-response':
      return { type, choices: form.split('+') }
    case 'true-false-not-stated':
      return { type, choice: readVerdict(form) }
    case 'number':
    case 'short-answer':
    case 'repair':
    case 'free-text':
      return { type, text: form }
    case 'cloze':
    case 'ordering':
    case 'matching':
    case 'categories':
    case 'evidence':
      throw new Error(`Answers to ${type} have no short form`)
    default:
      return assertNever(type)
  }
}

function readVerdict(form: string): Verdict {
  const verdict = verdicts.find((candidate) => candidate === form)
  if (verdict === undefined) throw new Error(`"${form}" is no verdict`)
  return verdict
}
