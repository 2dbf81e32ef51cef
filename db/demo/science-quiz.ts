import { misconceptions } from './misconceptions.ts'
import type { DemoArticle } from './types.ts'

const pool = [
  '018c5a20-4d06-7c16-9a06-7b2e4f8d2a06',
  '018c5a20-4d07-7c17-9a07-7b2e4f8d2a07',
  '018c5a20-4d08-7c18-9a08-7b2e4f8d2a08',
  '018c5a20-4d09-7c19-9a09-7b2e4f8d2a09',
] as const

/** One question of each simple type, and a pool of four; `science-progress.ts` counts positions in this list. */
export const scienceQuiz: DemoArticle['quiz'] = {
  title: 'Leap seconds',
  sections: [
    {
      id: 'patching',
      title: 'A closer look: patching the gap',
      passage: { fromBlockId: 'p6', toBlockId: 'p9' },
      draw: 2,
      isShuffled: false,
      questionIds: [...pool],
    },
  ],
  questions: [
    {
      type: 'single-choice',
      id: '018c5a20-4d01-7c11-9a01-7b2e4f8d2a01',
      stem: 'Why would leap seconds be needed even if the Earth did not become any slower?',
      points: 1,
      explanation:
        'Paragraph 5: the days already are a little longer than 86,400 atomic seconds. A clock that is always slow by the same amount falls further behind every day, without getting slower.',
      options: [
        {
          id: 'a',
          text: 'Because the Earth loses a second every year',
          feedback: 'Paragraph 4: a day becomes longer by only about two milliseconds in a hundred years.',
          misconception: misconceptions.slowForSlowing,
        },
        {
          id: 'b',
          text: 'Because a year has a quarter of a day too many',
          feedback: 'That is the reason for leap days, which keep the calendar in step with the seasons.',
          misconception: misconceptions.knownMeaning,
        },
        {
          id: 'c',
          text: 'Because days are already slightly too long, and the small errors add up',
          feedback: 'Yes: one millisecond a day makes a second in a thousand days.',
          misconception: null,
        },
        {
          id: 'd',
          text: 'Because atomic clocks go wrong by a second every few years',
          feedback: 'Paragraph 3: the best take more than a million years for that.',
          misconception: misconceptions.againstText,
        },
      ],
      correct: 'c',
      evidence: [
        {
          level: 'standard',
          blockId: 'p5',
          quote:
            'after a thousand days the Earth is a whole second behind the atomic clocks, even if it does not become any slower',
        },
      ],
    },
    {
      type: 'multiple-response',
      id: '018c5a20-4d02-7c12-9a02-7b2e4f8d2a02',
      stem: 'Which of these change the speed at which the Earth turns? Choose all that the text names.',
      points: 2,
      explanation: 'Paragraph 4 names three: the tides, the winds, and movements in the liquid core.',
      options: [
        { id: 'a', text: 'The tides', feedback: 'Yes, by friction.', misconception: null },
        {
          id: 'b',
          text: 'Microwave radiation',
          feedback: 'It is what the atomic clock counts; it does nothing to the Earth.',
          misconception: misconceptions.joinsFacts,
        },
        { id: 'c', text: 'Winds', feedback: 'Yes.', misconception: null },
        { id: 'd', text: 'Movements in the Earth’s core', feedback: 'Yes.', misconception: null },
        {
          id: 'e',
          text: 'Leap seconds',
          feedback: 'They change our clocks. The Earth does not notice.',
          misconception: misconceptions.joinsFacts,
        },
      ],
      correct: ['a', 'c', 'd'],
      scoring: 'right-minus-wrong',
      evidence: [
        {
          level: 'standard',
          blockId: 'p4',
          quote: 'the moving water acts as a very weak brake',
        },
        { level: 'standard', blockId: 'p4', quote: 'winds and slow movements in the Earth’s liquid core' },
      ],
    },
    {
      type: 'true-false-not-stated',
      id: '018c5a20-4d03-7c13-9a03-7b2e4f8d2a03',
      stem: 'The Australian airline later asked for leap seconds to be abolished.',
      points: 1,
      explanation:
        'Paragraph 7 tells of the airline’s trouble in 2012 and paragraph 8 of a decision in 2022. Nothing is said about what the airline asked for.',
      correct: 'not-stated',
      answers: {
        true: {
          feedback: 'The trouble and the decision are both there. That the airline asked for it, you added.',
          misconception: misconceptions.joinsFacts,
        },
        false: {
          feedback: 'The text does not say that the airline did not ask; it says nothing about it.',
          misconception: misconceptions.silenceAsDenial,
        },
        'not-stated': { feedback: 'Yes.', misconception: null },
      },
      evidence: [
        { level: 'standard', blockId: 'p7', quote: 'an Australian airline had to check in passengers by hand' },
      ],
    },
    {
      type: 'number',
      id: '018c5a20-4d04-7c14-9a04-7b2e4f8d2a04',
      stem: 'If every day is 2 milliseconds too long, after how many days is a clock that follows the Earth a whole second behind?',
      points: 2,
      explanation:
        'One second has 1,000 milliseconds, and 1,000 ÷ 2 = 500. Compare paragraph 5, where one millisecond a day makes a second in a thousand days.',
      correct: '500',
      tolerance: '0',
      wrong: [
        {
          text: '1000',
          feedback: 'That is the text’s example, with 1 millisecond a day.',
          misconception: misconceptions.stopsEarly,
        },
        {
          text: '2000',
          feedback: 'With more error each day it takes fewer days, not more.',
          misconception: 'Multiplies where dividing is right',
        },
      ],
      evidence: [{ level: 'standard', blockId: 'p5', quote: 'If every day is one millisecond too long' }],
    },
    {
      type: 'short-answer',
      id: '018c5a20-4d05-7c15-9a05-7b2e4f8d2a05',
      stem: 'What is the name for the braking of the Earth by the tides? (Two words)',
      points: 1,
      explanation: 'Paragraph 4: tidal friction.',
      accepted: ['tidal friction', 'the tidal friction', 'tide friction', 'friction of the tides'],
      wrong: [
        {
          text: '*leap second*',
          feedback: 'That is what we do to the clocks because of it.',
          misconception: 'Takes the remedy for the cause',
        },
        {
          text: '*moon*',
          feedback: 'The Moon raises the tides. What is the braking itself called?',
          misconception: 'Names the cause instead of the thing',
        },
      ],
      unmatched: 'wrong',
      evidence: [{ level: 'standard', blockId: 'p4', quote: 'tidal friction' }],
    },
    {
      type: 'single-choice',
      id: pool[0],
      stem: 'How many leap seconds were put in from 1972 to the end of 2016?',
      points: 1,
      explanation: 'Paragraph 6: it happened 27 times, each time with one second.',
      options: [
        {
          id: 'a',
          text: '44',
          feedback: 'That is the number of years. A leap second does not come every year.',
          misconception: misconceptions.wrongCount,
        },
        { id: 'b', text: '27', feedback: 'Yes.', misconception: null },
        {
          id: 'c',
          text: 'None',
          feedback: 'None was ever taken out. What was put in stands in the sentence before.',
          misconception: misconceptions.halfSentence,
        },
      ],
      correct: 'b',
      evidence: [{ level: 'standard', blockId: 'p6', quote: 'that happened 27 times' }],
    },
    {
      type: 'true-false-not-stated',
      id: pool[1],
      stem: 'By the end of 2016 a second had been taken out of the clocks at least once.',
      points: 1,
      explanation: 'Paragraph 6: each time a second was put in, and none was ever taken out.',
      correct: 'false',
      answers: {
        true: {
          feedback: 'Read the last sentence of paragraph 6 once more.',
          misconception: misconceptions.againstText,
        },
        false: { feedback: 'Yes.', misconception: null },
        'not-stated': {
          feedback: 'The last sentence of paragraph 6 says it.',
          misconception: misconceptions.gaveUpSearch,
        },
      },
      evidence: [{ level: 'standard', blockId: 'p6', quote: 'none was ever taken out' }],
    },
    {
      type: 'true-false-not-stated',
      id: pool[2],
      stem: 'In November 2022 the member states settled how large the gap may become.',
      points: 1,
      explanation: 'Paragraph 8: they agreed that it may grow larger; how large was left for later.',
      correct: 'false',
      answers: {
        true: {
          feedback: 'They agreed that it may grow. The next sentence tells what they did not settle.',
          misconception: misconceptions.halfSentence,
        },
        false: { feedback: 'Yes.', misconception: null },
        'not-stated': {
          feedback: 'The last sentence of paragraph 8 says it.',
          misconception: misconceptions.gaveUpSearch,
        },
      },
      evidence: [{ level: 'standard', blockId: 'p8', quote: 'How large it may become was left for later.' }],
    },
    {
      type: 'single-choice',
      id: pool[3],
      stem: 'Why does the last paragraph mention the clocks of summer?',
      points: 1,
      explanation:
        'Paragraph 9: beside the hour by which many countries put their clocks wrong every summer, a minute in a hundred years is little.',
      options: [
        {
          id: 'a',
          text: 'Because leap seconds are put in during summer',
          feedback: 'The text has one in December, and does not join the two.',
          misconception: misconceptions.joinsFacts,
        },
        {
          id: 'b',
          text: 'To show how small a minute in a hundred years is',
          feedback: 'Yes: “We are used to worse”.',
          misconception: null,
        },
        {
          id: 'c',
          text: 'To say which countries are to blame for the gap',
          feedback: 'The gap comes from the turning Earth. No country is blamed for it.',
          misconception: misconceptions.ownAssumption,
        },
      ],
      correct: 'b',
      evidence: [{ level: 'standard', blockId: 'p9', quote: 'We are used to worse' }],
    },
  ],
}
