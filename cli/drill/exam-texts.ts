import type { ExamAnswer, MakeItem, Worth } from './exam-item.ts'
import { noNote, shared } from './exam-item.ts'

const number: MakeItem = (id, place) => {
  const answer = (text: string, worth: Worth): ExamAnswer => ({ response: { type: 'number', text }, worth })
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
    worthOfHalf: null,
  }
}

function short(text: string, worth: Worth): ExamAnswer {
  return { response: { type: 'short-answer', text }, worth }
}

const shortAnswer: MakeItem = (id, place) => ({
  question: { type: 'short-answer', ...shared(id, place, 2), accepted: ['sluice gate'], wrong: [], unmatched: 'wrong' },
  answers: [short('sluice gate', 1), short(' Sluice  GATE', 1), short('weir', 0), short('', 'unanswered')],
  worthOfHalf: 0,
})

const unmatchedAnswer: MakeItem = (id, place) => ({
  question: {
    type: 'short-answer',
    ...shared(id, place, 3),
    accepted: ['nobody knew'],
    wrong: [{ text: 'the mayor knew', ...noNote }],
    unmatched: 'teacher',
  },
  answers: [
    short('nobody knew', 1),
    short('the mayor knew', 0),
    short('The ferryman knew \u2013 “já”, 😀, and\nsaid so twice.', 'waits'),
    short('', 'unanswered'),
  ],
  worthOfHalf: 'waits',
})

const repair: MakeItem = (id, place) => {
  const answer = (text: string, worth: Worth): ExamAnswer => ({ response: { type: 'repair', text }, worth })
  return {
    question: {
      type: 'repair',
      ...shared(id, place, 2),
      sentence: 'The keeper lighted the lamp on dusk.',
      accepted: ['The keeper lit the lamp at dusk.'],
      wrong: [],
      unmatched: 'wrong',
    },
    answers: [
      answer('The keeper lit the lamp at dusk.', 1),
      answer('the keeper lit the lamp at dusk', 0),
      answer('The keeper lighted the lamp on dusk.', 0),
      answer('', 'unanswered'),
    ],
    worthOfHalf: 0,
  }
}

const freeText: MakeItem = (id, place) => {
  const answer = (text: string, worth: Worth): ExamAnswer => ({ response: { type: 'free-text', text }, worth })
  return {
    question: {
      type: 'free-text',
      ...shared(id, place, 4),
      minWords: null,
      maxWords: 200,
      rubric: [],
      isRubricShown: false,
    },
    answers: [
      answer('He may have left by the path behind the rocks.\n\nNobody looked there.', 'waits'),
      answer('I do not know.', 'waits'),
      answer('', 'unanswered'),
    ],
    worthOfHalf: 'waits',
  }
}

/** Answered by writing. */
export const textItems: readonly MakeItem[] = [number, shortAnswer, unmatchedAnswer, repair, freeText]
