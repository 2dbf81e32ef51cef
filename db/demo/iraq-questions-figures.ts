import { misconceptions } from './misconceptions.ts'
import type { QuestionDraft } from './types.ts'

/** A closer look at paragraphs 3 to 9: what holds Iraq, and what a count of attacks says. */
export const twoLevers: QuestionDraft = {
  type: 'cloze',
  id: '018c5a10-3c16-7a26-8b16-5e0d9a6c1f16',
  stem: 'Fill both gaps, so that the sentences sum up paragraph 5.',
  points: 2,
  explanation:
    'Both levers stand in paragraph 5: the sanctions waiver, without which Iraq would be punished for buying Iranian electricity, and the reserves at the American central bank, the Federal Reserve. In each case Iraq needs something that only Washington can give.',
  text: 'Iraq may buy electricity from Iran only as long as Washington grants it a [[waiver]]. And the savings of the Iraqi state in foreign money lie [[bank]], so that Washington has a say in how many dollars reach the country.',
  gaps: [
    {
      id: 'waiver',
      weight: 1,
      kind: 'typed',
      accepted: ['*waiver*', 'permission', 'special permission'],
      wrong: [
        {
          text: '*sanction*',
          feedback: 'Sanctions are the punishment. What is the exception from them called?',
          misconception: misconceptions.ruleForException,
        },
        {
          text: '*lever*',
          feedback: 'That is the picture for all of it. What does Washington grant?',
          misconception: misconceptions.halfSentence,
        },
        {
          text: '*reserve*',
          feedback: 'The reserves are the second lever; they have nothing to do with electricity.',
          misconception: misconceptions.joinsFacts,
        },
      ],
      caseMatters: false,
      accentsMatter: true,
    },
    {
      id: 'bank',
      weight: 1,
      kind: 'chosen',
      options: [
        {
          id: 'federal',
          text: 'at the American central bank',
          feedback: 'Yes, at the Federal Reserve.',
          misconception: null,
        },
        {
          id: 'baghdad',
          text: 'at the Iraqi central bank',
          feedback: 'That would be usual, and it is just what is unusual here. Read on to the end of paragraph 5.',
          misconception: misconceptions.ownAssumption,
        },
        {
          id: 'tehran',
          text: 'at a bank in Tehran',
          feedback: 'From Iran comes the electricity. Which of the two powers has a say in dollars?',
          misconception: misconceptions.mixesSides,
        },
        {
          id: 'embassy',
          text: 'in the American embassy',
          feedback: 'The embassy is in paragraph 2. Nobody says that money is kept there.',
          misconception: misconceptions.joinsFacts,
        },
      ],
      correct: 'federal',
    },
  ],
  evidence: [
    {
      level: 'standard',
      blockId: 'p5',
      quote:
        'it could buy this power without being punished only because the United States granted it a sanctions waiver',
    },
    {
      level: 'standard',
      blockId: 'p5',
      quote: 'had been kept at the American central bank, the Federal Reserve',
    },
    {
      level: 'plain',
      blockId: 'p5',
      quote: 'Iraq could buy it only because Washington gave permission, a sanctions waiver.',
    },
    {
      level: 'plain',
      blockId: 'p5',
      quote: 'had been kept at the American central bank, the Federal Reserve',
    },
  ],
}

export const attacksAWeek: QuestionDraft = {
  type: 'number',
  id: '018c5a10-3c17-7a27-8b17-5e0d9a6c1f17',
  stem: 'From the beginning of the war to the report of 11 December 2023 at least 91 attacks were claimed. About how many is that a week? A tenth more or less is right too.',
  points: 1,
  explanation:
    'From 7 October to 11 December are 65 days, a little more than nine weeks, and 91 ÷ 9.3 is about 9.8. A mean says nothing about single weeks: some may have been quiet, such as the days of Blinken’s visit. And it is no surer than the claim from which it is made.',
  correct: '9.8',
  tolerance: '0.1',
  toleranceKind: 'relative',
  wrong: [
    {
      text: '91',
      feedback: 'That is how many there were in all the weeks together.',
      misconception: misconceptions.stopsEarly,
    },
    {
      text: '13',
      feedback: 'You divided by 7, the days of one week. By how many weeks must you divide?',
      misconception: misconceptions.numbersAtHand,
    },
    {
      text: '1.4',
      feedback: 'So many there were in a day. A week has seven of them.',
      misconception: misconceptions.wrongCount,
    },
    {
      text: '45.5',
      feedback: 'So many there were in a month.',
      misconception: misconceptions.wrongCount,
    },
  ],
  evidence: [
    { level: 'standard', blockId: 'p2', quote: 'whose report of 11 December is retold here' },
    { level: 'standard', blockId: 'p7', quote: 'The war began on 7 October 2023. From then until the report appeared' },
    { level: 'plain', blockId: 'p2', quote: 'whose report of 11 December is retold here' },
    { level: 'plain', blockId: 'p7', quote: 'The war began on 7 October 2023. From then until the report' },
  ],
}
