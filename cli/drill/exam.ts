import { isDeepStrictEqual } from 'node:util'
import type { QuizResponse } from '#domain/quiz/schema.ts'
import type { Chance } from './chance.ts'
import { choiceItems } from './exam-choices.ts'
import type { ExamItem, Worth } from './exam-item.ts'
import { partItems } from './exam-parts.ts'
import { textItems } from './exam-texts.ts'

/** Every type of question, and each rule of scoring that a type has. */
export function examItems(newId: () => string): ExamItem[] {
  return [...choiceItems, ...textItems, ...partItems].map((make, index) => make(newId(), index + 1))
}

export function drawAnswer(item: ExamItem, chance: Chance): QuizResponse {
  return chance.pick(item.answers).response
}

/** Begins to type a text: what stands there at first. Other answers are given whole; null for those. */
export function drawHalf(response: QuizResponse, chance: Chance): QuizResponse | null {
  if (!isTyped(response) || response.text === '') return null
  // By characters: a half of one would be mended by the server, and is a matter for the unit tests.
  const characters = [...response.text]
  return { ...response, text: characters.slice(0, chance.whole(1, characters.length - 1)).join('') }
}

/** What the item's list says; throws for an answer that is not on it and is no half-typed text. */
export function worthOf(item: ExamItem, response: QuizResponse | null): Worth {
  if (response === null) return 'unanswered'
  const found = item.answers.find((answer) => isDeepStrictEqual(answer.response, response))
  if (found !== undefined) return found.worth
  if (!isTyped(response) || item.worthOfHalf === null)
    throw new Error(`The drill has no answer ${JSON.stringify(response)}`)
  return response.text.trim() === '' ? 'unanswered' : item.worthOfHalf
}

type TypedResponse = Extract<QuizResponse, { type: 'short-answer' | 'repair' | 'free-text' }>

/** Numbers are given whole: the beginning of a wrong one may be right. */
function isTyped(response: QuizResponse): response is TypedResponse {
  return response.type === 'short-answer' || response.type === 'repair' || response.type === 'free-text'
}
