import type { Span } from '#domain/anchoring/schema.ts'
import { textStream } from '#domain/article/text-stream.ts'
import { defaultBands } from '#domain/quiz/questions/question-parts.ts'
import type { Question } from '#domain/quiz/schema.ts'
import { testBlocks, testQuestions } from './test-content.ts'

const common = { points: 2, explanation: 'KEY-EXPLANATION because the text says so.', evidence: [] }
const note = (what: string) => ({ feedback: `KEY-FEEDBACK ${what}`, misconception: `KEY-MISCONCEPTION ${what}` })

/**
 * One question of each type on `testBlocks`, in the order of `questionTypes`: the first five are those of
 * `testQuestions`. What belongs to a key is marked with `KEY-` wherever its words are free.
 */
export function everyType(newId: () => string): Question[] {
  return [
    ...testQuestions(newId),
    cloze(newId()),
    ordering(newId()),
    ...pairs(newId),
    evidence(newId()),
    ...texts(newId),
  ]
}

/** Words of `testBlocks` as a span of the standard level. Throws where they do not stand there. */
export function testSpan(quote: string): Span {
  const start = textStream(testBlocks()).indexOf(quote)
  if (quote === '' || start < 0) throw new Error(`"${quote}" does not stand in the test text`)
  return { level: 'standard', start, end: start + quote.length, quote }
}

function cloze(id: string): Question {
  return {
    id,
    type: 'cloze',
    stem: 'Fill the gaps.',
    ...common,
    text: 'The keeper lit the [[g1]]. By morning the door stood [[g2]].',
    gaps: [
      {
        id: 'g1',
        weight: 1,
        kind: 'typed',
        accepted: ['lamp', 'KEY-FORM lantern'],
        wrong: [{ text: 'KEY-FORM fire', ...note('takes the lamp for a fire') }],
        caseMatters: false,
        accentsMatter: true,
      },
      {
        id: 'g2',
        weight: 3,
        kind: 'chosen',
        options: [
          { id: 'open', text: 'open', feedback: 'KEY-FEEDBACK right', misconception: null },
          { id: 'shut', text: 'shut', ...note('turns the sentence round') },
        ],
        correct: 'open',
      },
    ],
  }
}

function ordering(id: string): Question {
  return {
    id,
    type: 'ordering',
    stem: 'What came first?',
    ...common,
    items: [
      { id: 'first', text: 'The lamp is lit.' },
      { id: 'second', text: 'The keeper leaves.' },
      { id: 'third', text: 'The lamp is cold.' },
      { id: 'fourth', text: 'The harbour master speaks.' },
    ],
    scoring: 'longest-ordered-subset',
  }
}

function pairs(newId: () => string): Question[] {
  return [
    {
      id: newId(),
      type: 'matching',
      stem: 'Who does what?',
      ...common,
      items: [
        { id: 'keeper', text: 'The keeper' },
        { id: 'master', text: 'The harbour master' },
      ],
      targets: [
        { id: 'lights', text: 'lights the lamp' },
        { id: 'speaks', text: 'speaks of the lamp' },
        { id: 'mends', text: 'mends the lamp' },
      ],
      pairs: { keeper: 'lights', master: 'speaks' },
      notes: [{ item: 'master', target: 'mends', ...note('invents a deed') }],
    },
    {
      id: newId(),
      type: 'categories',
      stem: 'Evening or morning?',
      ...common,
      items: [
        { id: 'lit', text: 'a lit lamp' },
        { id: 'cold', text: 'a cold lamp' },
        { id: 'door', text: 'an open door' },
      ],
      targets: [
        { id: 'evening', text: 'Evening' },
        { id: 'morning', text: 'Morning' },
      ],
      pairs: { lit: 'evening', cold: 'morning', door: 'morning' },
      notes: [{ item: 'door', target: 'evening', ...note('joins two times') }],
    },
  ]
}

function evidence(id: string): Question {
  return {
    id,
    type: 'evidence',
    stem: 'Mark what shows that nobody was there in the morning.',
    ...common,
    alternatives: [
      [testSpan('the lamp was cold')],
      [testSpan('Nobody saw him leave'), testSpan('the door stood open')],
    ],
    bands: defaultBands(),
    maxSpans: 2,
  }
}

function texts(newId: () => string): Question[] {
  return [
    {
      id: newId(),
      type: 'repair',
      stem: 'Mend the sentence.',
      ...common,
      sentence: 'The keeper lighted the lamp on dusk.',
      accepted: ['The keeper lit the lamp at dusk.', 'KEY-FORM At dusk, the keeper lit the lamp.'],
      wrong: [{ text: 'KEY-FORM The keeper lit the lamp on dusk.', ...note('mends one fault of two') }],
      unmatched: 'teacher',
    },
    {
      id: newId(),
      type: 'free-text',
      stem: 'What do you think became of the keeper?',
      ...common,
      minWords: 20,
      maxWords: 80,
      rubric: [
        {
          id: 'claim',
          title: 'KEY-RUBRIC claim',
          levels: [
            { id: 'none', text: 'There is none.', points: 0 },
            { id: 'clear', text: 'It is clear.', points: 1.5 },
          ],
        },
        {
          id: 'language',
          title: 'KEY-RUBRIC language',
          levels: [
            { id: 'poor', text: 'Hard to follow.', points: 0 },
            { id: 'good', text: 'Easy to follow.', points: 0.5 },
          ],
        },
      ],
      isRubricShown: false,
    },
  ]
}
