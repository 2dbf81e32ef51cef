import { assertNever } from '#domain/assert-never.ts'
import type { Question, QuizResponse } from '#domain/quiz/schema.ts'
import type { Chance } from './chance.ts'

/** What an answer is worth: a share of the points, `waits` for a teacher, or `unanswered`. */
export type Worth = number | 'waits' | 'unanswered'

/**
 * One question of the drill: what students may answer, and what each answer is worth. The worth is written down here by
 * hand, answer by answer, so that the oracle needs nothing of the program's own grading.
 */
export type ExamItem = {
  question: Question
  answers: readonly { response: QuizResponse; worth: Worth }[]
}

/** Every type of question, and each rule of scoring, on an article of any content. */
export function examItems(newId: () => string): ExamItem[] {
  const kinds = [singleChoice, allOrNothing, rightMinusWrong, verdict, number, shortAnswer, longAnswer]
  return [...kinds, ...kinds].map((kind, index) => kind(newId(), index + 1))
}

/** The number of questions that `examItems` makes. */
export const examSize = 14

export function drawAnswer(item: ExamItem, chance: Chance): QuizResponse {
  return chance.pick(item.answers).response
}

/** Begins to type a short answer: what stands there at first. Other answers are given whole; null for those. */
export function drawHalf(response: QuizResponse, chance: Chance): QuizResponse | null {
  if (response.type !== 'short-answer' || response.text === '') return null
  // By characters: a half of one would be mended by the server, and is a matter for the unit tests.
  const characters = [...response.text]
  return { ...response, text: characters.slice(0, chance.whole(1, characters.length - 1)).join('') }
}

/** What the item's list says; throws for an answer that is not on it and is no half-typed short answer. */
export function worthOf(item: ExamItem, response: QuizResponse | null): Worth {
  if (response === null) return 'unanswered'
  const key = identity(response)
  const found = item.answers.find((answer) => identity(answer.response) === key)
  if (found !== undefined) return found.worth
  const { question } = item
  if (response.type !== 'short-answer' || question.type !== 'short-answer')
    throw new Error(`The drill has no answer ${JSON.stringify(response)}`)
  if (response.text.trim() === '') return 'unanswered'
  // None of the lists' answers begins with a form of the same question.
  return question.unmatched === 'teacher' ? 'waits' : 0
}

function identity(response: QuizResponse): string {
  switch (response.type) {
    case 'single-choice':
    case 'true-false-not-stated':
      return `${response.type} ${response.choice}`
    case 'multiple-response':
      return `${response.type} ${[...response.choices].sort().join(' ')}`
    case 'number':
    case 'short-answer':
      return `${response.type} ${response.text}`
    default:
      return assertNever(response)
  }
}

const noNote = { feedback: '', misconception: null }

function shared(id: string, place: number, points: number) {
  return { id, stem: `Question ${place}`, points, explanation: 'As the text says.', evidence: [] }
}

function options(ids: string) {
  return [...ids].map((id) => ({ id, text: `Option ${id}`, ...noNote }))
}

function singleChoice(id: string, place: number): ExamItem {
  const answer = (choice: string | null, worth: Worth) => ({
    response: { type: 'single-choice' as const, choice },
    worth,
  })
  return {
    question: { type: 'single-choice', ...shared(id, place, 1), options: options('abcd'), correct: 'c' },
    answers: [answer('a', 0), answer('b', 0), answer('c', 1), answer('d', 0), answer(null, 'unanswered')],
  }
}

function ticks(choices: string, worth: Worth) {
  return { response: { type: 'multiple-response' as const, choices: [...choices] }, worth }
}

function allOrNothing(id: string, place: number): ExamItem {
  return {
    question: {
      type: 'multiple-response',
      ...shared(id, place, 2),
      options: options('abcd'),
      correct: ['a', 'b'],
      scoring: 'all-or-nothing',
    },
    answers: [ticks('ab', 1), ticks('a', 0), ticks('abc', 0), ticks('cd', 0), ticks('', 'unanswered')],
  }
}

function rightMinusWrong(id: string, place: number): ExamItem {
  return {
    question: {
      type: 'multiple-response',
      ...shared(id, place, 2),
      options: options('abcde'),
      correct: ['a', 'b', 'c'],
      scoring: 'right-minus-wrong',
    },
    answers: [
      ticks('abc', 1),
      ticks('ab', 2 / 3),
      ticks('abd', 1 / 3),
      ticks('abcd', 2 / 3),
      ticks('ade', 0),
      ticks('', 'unanswered'),
    ],
  }
}

function verdict(id: string, place: number): ExamItem {
  const answer = (choice: 'true' | 'false' | 'not-stated' | null, worth: Worth) => ({
    response: { type: 'true-false-not-stated' as const, choice },
    worth,
  })
  return {
    question: {
      type: 'true-false-not-stated',
      ...shared(id, place, 1),
      correct: 'not-stated',
      answers: { true: noNote, false: noNote, 'not-stated': noNote },
    },
    answers: [answer('true', 0), answer('false', 0), answer('not-stated', 1), answer(null, 'unanswered')],
  }
}

function number(id: string, place: number): ExamItem {
  const answer = (text: string, worth: Worth) => ({ response: { type: 'number' as const, text }, worth })
  return {
    question: { type: 'number', ...shared(id, place, 1.5), correct: '12.5', tolerance: '0.25', wrong: [] },
    answers: [
      answer('12.5', 1),
      answer(' 12.75 ', 1),
      answer('12.76', 0),
      answer('13', 0),
      answer('about twelve', 0),
      answer('', 'unanswered'),
    ],
  }
}

function typed(text: string, worth: Worth) {
  return { response: { type: 'short-answer' as const, text }, worth }
}

function shortAnswer(id: string, place: number): ExamItem {
  return {
    question: {
      type: 'short-answer',
      ...shared(id, place, 2),
      accepted: ['sluice gate'],
      wrong: [],
      unmatched: 'wrong',
    },
    answers: [typed('sluice gate', 1), typed(' Sluice  GATE', 1), typed('weir', 0), typed('', 'unanswered')],
  }
}

function longAnswer(id: string, place: number): ExamItem {
  return {
    question: {
      type: 'short-answer',
      ...shared(id, place, 3),
      accepted: ['nobody knew'],
      wrong: [{ text: 'the mayor knew', ...noNote }],
      unmatched: 'teacher',
    },
    answers: [
      typed('nobody knew', 1),
      typed('the mayor knew', 0),
      typed('The ferryman knew \u2013 “já”, 😀, and\nsaid so twice.', 'waits'),
      typed('', 'unanswered'),
    ],
  }
}
