import { misconceptions } from './misconceptions.ts'
import type { DemoArticle } from './types.ts'

/** One question of each type; `science-progress.ts` counts positions in this list. */
export const scienceQuiz: DemoArticle['quiz'] = {
  title: 'Leap seconds',
  sections: [],
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
  ],
}
