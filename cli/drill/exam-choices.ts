import type { ExamAnswer, MakeItem, Worth } from './exam-item.ts'
import { bands, lettered, noNote, shared, span, withNotes } from './exam-item.ts'

const singleChoice: MakeItem = (id, place) => {
  const answer = (choice: string | null, worth: Worth): ExamAnswer => ({
    response: { type: 'single-choice', choice },
    worth,
  })
  return {
    question: { type: 'single-choice', ...shared(id, place, 1), options: withNotes(lettered('abcd')), correct: 'c' },
    answers: [answer('a', 0), answer('b', 0), answer('c', 1), answer('d', 0), answer(null, 'unanswered')],
    worthOfHalf: null,
  }
}

/** The words that prove the answer are worth half of it. */
const citing: MakeItem = (id, place) => {
  const answer = (choice: string, quote: string | null, worth: Worth): ExamAnswer => ({
    response: { type: 'single-choice', choice, ...(quote === null ? {} : { cited: [span(quote)] }) },
    worth,
  })
  return {
    question: {
      type: 'single-choice',
      ...shared(id, place, 2),
      evidence: [span('the lamp was cold')],
      citation: { weight: 0.5, bands },
      options: withNotes(lettered('ab')),
      correct: 'b',
    },
    answers: [
      answer('b', 'the lamp was cold', 1),
      // Two of four words: F1 is 2/3, which is worth half of the half.
      answer('b', 'was cold', 0.75),
      answer('b', null, 0.5),
      answer('a', 'the lamp was cold', 0.5),
      answer('a', 'Nobody saw him leave', 0),
    ],
    worthOfHalf: null,
  }
}

function ticks(choices: string, worth: Worth): ExamAnswer {
  return { response: { type: 'multiple-response', choices: [...choices] }, worth }
}

const allOrNothing: MakeItem = (id, place) => ({
  question: {
    type: 'multiple-response',
    ...shared(id, place, 2),
    options: withNotes(lettered('abcd')),
    correct: ['a', 'b'],
    scoring: 'all-or-nothing',
  },
  answers: [ticks('ab', 1), ticks('a', 0), ticks('abc', 0), ticks('cd', 0), ticks('', 'unanswered')],
  worthOfHalf: null,
})

const rightMinusWrong: MakeItem = (id, place) => ({
  question: {
    type: 'multiple-response',
    ...shared(id, place, 2),
    options: withNotes(lettered('abcde')),
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
  worthOfHalf: null,
})

const eachOption: MakeItem = (id, place) => ({
  question: {
    type: 'multiple-response',
    ...shared(id, place, 1),
    options: withNotes(lettered('abcd')),
    correct: ['a', 'b'],
    scoring: 'each-option',
  },
  answers: [
    ticks('ab', 1),
    ticks('a', 0.75),
    ticks('abc', 0.75),
    ticks('ac', 0.5),
    ticks('cd', 0),
    ticks('', 'unanswered'),
  ],
  worthOfHalf: null,
})

const authorFractions: MakeItem = (id, place) => {
  const fractions: Record<string, number> = { a: 0.5, b: 0.5, c: -0.5, d: 0 }
  return {
    question: {
      type: 'multiple-response',
      ...shared(id, place, 2),
      options: withNotes(lettered('abcd')).map((option) => ({ ...option, fraction: fractions[option.id] ?? 0 })),
      correct: ['a', 'b'],
      scoring: 'author-fractions',
    },
    answers: [
      ticks('ab', 1),
      ticks('a', 0.5),
      ticks('abc', 0.5),
      ticks('ac', 0),
      ticks('d', 0),
      ticks('', 'unanswered'),
    ],
    worthOfHalf: null,
  }
}

const verdict: MakeItem = (id, place) => {
  const answer = (choice: 'true' | 'false' | 'not-stated' | null, worth: Worth): ExamAnswer => ({
    response: { type: 'true-false-not-stated', choice },
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
    worthOfHalf: null,
  }
}

/** Answered by choosing. */
export const choiceItems: readonly MakeItem[] = [
  singleChoice,
  citing,
  allOrNothing,
  rightMinusWrong,
  eachOption,
  authorFractions,
  verdict,
]
