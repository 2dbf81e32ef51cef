/**
 * Decides which answers a plain form holds, sent by a browser without JavaScript: of every question shown, the fields
 * `answer-<position>` and `base-<position>`. Only what differs from the answer that counts is an answer.
 */
import { assertNever } from '#domain/assert-never.ts'
import { isSameResponse } from './response.ts'
import { type QuestionBody, type QuizResponse, responseSchema } from './schema.ts'
import type { QuizItemView } from './view.ts'

export type FormAnswer = { position: number; response: QuizResponse; baseSeq: number }

/** Name of the field that holds the answer to a question. */
export function answerField(position: number): string {
  return `answer-${position}`
}

/** Name of the field that holds the sequence of the answer the form was filled with. */
export function baseField(position: number): string {
  return `base-${position}`
}

/** The changed answers; what cannot be an answer to its question is left out. */
export function readFormAnswers(
  items: readonly QuizItemView[],
  valuesOf: (field: string) => readonly string[],
): FormAnswer[] {
  return items.flatMap(({ position, body, answer, checked }) => {
    const base = valuesOf(baseField(position))[0]
    if (base === undefined || checked !== null) return []
    const parsed = responseSchema.safeParse(responseOf(body, valuesOf(answerField(position))))
    if (!parsed.success || isSameResponse(parsed.data, answer?.response ?? responseOf(body, []))) return []
    return [{ position, response: parsed.data, baseSeq: Math.max(0, Math.trunc(Number(base)) || 0) }]
  })
}

function responseOf(body: QuestionBody, values: readonly string[]): QuizResponse {
  const first = values[0] ?? ''
  switch (body.type) {
    case 'single-choice':
      return { type: body.type, choice: first === '' ? null : first }
    case 'true-false-not-stated':
      return { type: body.type, choice: first === 'true' || first === 'false' || first === 'not-stated' ? first : null }
    case 'multiple-response':
      return { type: body.type, choices: [...values] }
    case 'number':
    case 'short-answer':
      return { type: body.type, text: first }
    default:
      return assertNever(body)
  }
}
