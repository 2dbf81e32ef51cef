import type { Block } from '#domain/article/schema.ts'
import type { Question } from '#domain/quiz/schema.ts'

/** Three short paragraphs under a heading. */
export function testBlocks(): Block[] {
  return [
    { id: 'h1', type: 'heading', depth: 2, text: 'The lighthouse', marks: [] },
    { id: 'p1', type: 'paragraph', text: 'The keeper lit the lamp at dusk. Nobody saw him leave.', marks: [] },
    { id: 'p2', type: 'paragraph', text: 'By morning the lamp was cold, and the door stood open.', marks: [] },
    { id: 'p3', type: 'paragraph', text: 'The harbour master said the lamp had failed before.', marks: [] },
  ]
}

/** One question of each type on `testBlocks`, worth 1, 2, 1, 1 and 2 points. */
export function testQuestions(newId: () => string): Question[] {
  const common = { explanation: 'KEY-EXPLANATION because the text says so.', evidence: [] }
  return [
    {
      id: newId(),
      type: 'single-choice',
      stem: 'When was the lamp lit?',
      points: 1,
      ...common,
      evidence: [{ level: 'standard', start: 15, end: 47, quote: 'The keeper lit the lamp at dusk.' }],
      options: [
        { id: 'a', text: 'At dusk', feedback: 'KEY-FEEDBACK right', misconception: null },
        {
          id: 'b',
          text: 'At dawn',
          feedback: 'KEY-FEEDBACK wrong',
          misconception: 'KEY-MISCONCEPTION takes morning for dusk',
        },
      ],
      correct: 'a',
    },
    {
      id: newId(),
      type: 'multiple-response',
      stem: 'What was found in the morning?',
      points: 2,
      ...common,
      options: [
        { id: 'a', text: 'A cold lamp', feedback: '', misconception: null },
        { id: 'b', text: 'An open door', feedback: '', misconception: null },
        {
          id: 'c',
          text: 'A broken window',
          feedback: 'KEY-FEEDBACK invented',
          misconception: 'KEY-MISCONCEPTION invents a fact',
        },
      ],
      correct: ['a', 'b'],
      scoring: 'right-minus-wrong',
    },
    {
      id: newId(),
      type: 'true-false-not-stated',
      stem: 'The keeper left by boat.',
      points: 1,
      ...common,
      correct: 'not-stated',
      answers: {
        true: { feedback: 'KEY-FEEDBACK nobody saw', misconception: 'KEY-MISCONCEPTION joins two facts' },
        false: { feedback: 'KEY-FEEDBACK silence', misconception: 'KEY-MISCONCEPTION reads silence as denial' },
        'not-stated': { feedback: '', misconception: null },
      },
    },
    {
      id: newId(),
      type: 'number',
      stem: 'How many paragraphs does the text have?',
      points: 1,
      ...common,
      correct: '3',
      tolerance: '0',
      wrong: [
        {
          text: '4',
          feedback: 'KEY-FEEDBACK counts the heading',
          misconception: 'KEY-MISCONCEPTION counts the heading',
        },
      ],
    },
    {
      id: newId(),
      type: 'short-answer',
      stem: 'Who said that the lamp had failed before?',
      points: 2,
      ...common,
      accepted: ['harbour master', 'the harbour master'],
      wrong: [
        { text: 'the keeper', feedback: 'KEY-FEEDBACK not he', misconception: 'KEY-MISCONCEPTION wrong speaker' },
      ],
      unmatched: 'teacher',
    },
  ]
}
