import { misconceptions } from './misconceptions.ts'
import type { QuestionDraft } from './types.ts'

/** What the text says: the situation, numbers, and the order of events. */
export const balancingAct: QuestionDraft = {
  type: 'single-choice',
  id: '018c5a10-3c01-7a11-8b01-5e0d9a6c1f01',
  stem: 'What is the “balancing act” of the Iraqi government?',
  points: 1,
  explanation:
    'Paragraph 1 names the two partners who are each other’s enemies; paragraphs 3 to 5 show what Iraq owes to each. To keep both, while one side’s friends attack the other side, is the balancing act.',
  options: [
    {
      id: 'a',
      text: 'Deciding whether to join Israel or Hamas in the war',
      feedback: 'That war is the background. The text never says that Iraq thinks of joining either side in it.',
      misconception: misconceptions.backgroundForSubject,
    },
    {
      id: 'b',
      text: 'Keeping both Iran and the United States as partners while attacks go on',
      feedback: 'Yes: Iraq needs both, and they are enemies.',
      misconception: null,
    },
    {
      id: 'c',
      text: 'Making sure that the state does not spend more than it earns',
      feedback: 'A state can balance its budget, but here the word is a picture taken from the tightrope.',
      misconception: misconceptions.wordForWord,
    },
    {
      id: 'd',
      text: 'Sharing out the American bases fairly between Iraq and Syria',
      feedback: 'Syria is mentioned only because some of the attacked bases are there.',
      misconception: misconceptions.joinsFacts,
    },
  ],
  correct: 'b',
  evidence: [
    {
      level: 'standard',
      blockId: 'p1',
      quote: 'Iraq had two powerful partners, and they were each other’s enemies.',
    },
    {
      level: 'plain',
      blockId: 'p1',
      quote: 'Iraq worked with two powerful countries that were enemies: Iran and the United States.',
    },
  ],
}

export const economicLevers: QuestionDraft = {
  type: 'multiple-response',
  id: '018c5a10-3c02-7a12-8b02-5e0d9a6c1f02',
  stem: 'Which facts give Washington economic power over Iraq? Choose all that do.',
  points: 2,
  explanation:
    'Paragraph 5 calls both of them: Iraq needs an American waiver to buy Iranian electricity, and its reserves are kept at the American central bank. Soldiers and an embassy are power too, but not economic power.',
  options: [
    {
      id: 'a',
      text: 'Iraq’s foreign currency reserves are kept at the Federal Reserve.',
      feedback: 'Yes: so Washington has a say in how many dollars reach Iraq.',
      misconception: null,
    },
    {
      id: 'b',
      text: 'About 2,000 American soldiers are stationed in Iraq.',
      feedback: 'That is military power, and they are there by agreement.',
      misconception: misconceptions.forceForMoney,
    },
    {
      id: 'c',
      text: 'A coalition of groups with foreign support brought the prime minister into office.',
      feedback: 'Those groups are supported by Iran, so this is Tehran’s influence, not Washington’s.',
      misconception: misconceptions.mixesSides,
    },
    {
      id: 'd',
      text: 'Iraq needs a sanctions waiver to buy electricity from Iran.',
      feedback: 'Yes: Washington can grant it or refuse it.',
      misconception: null,
    },
    {
      id: 'e',
      text: 'The American embassy in Baghdad is large.',
      feedback: 'A large embassy shows interest, but it gives no hold on Iraq’s money.',
      misconception: misconceptions.joinsFacts,
    },
  ],
  correct: ['a', 'd'],
  scoring: 'right-minus-wrong',
  evidence: [
    {
      level: 'standard',
      blockId: 'p5',
      quote: 'only because the United States granted it a sanctions waiver',
    },
    {
      level: 'standard',
      blockId: 'p5',
      quote: 'This gave the Americans a strong say in how many dollars reached Iraq.',
    },
    { level: 'plain', blockId: 'p5', quote: 'only because Washington gave permission, a sanctions waiver' },
    { level: 'plain', blockId: 'p5', quote: 'So the Americans helped decide how many dollars reached Iraq.' },
  ],
}

export const attacksClaimed: QuestionDraft = {
  type: 'number',
  id: '018c5a10-3c03-7a13-8b03-5e0d9a6c1f03',
  stem: 'At least how many attacks had the Islamic Resistance in Iraq claimed when the report appeared?',
  points: 1,
  explanation:
    'Paragraph 7: at least 91. “Claimed” means that the group itself said so, and “at least” that there may have been more.',
  correct: '91',
  tolerance: '0',
  wrong: [
    {
      text: '2000',
      feedback: 'That is the number of American soldiers in Iraq (paragraph 4).',
      misconception: misconceptions.wrongCount,
    },
    {
      text: '5',
      feedback: 'That many militants were killed near Kirkuk (paragraph 16).',
      misconception: misconceptions.wrongCount,
    },
    {
      text: '16',
      feedback: 'For that many years Hamas had ruled Gaza (paragraph 26).',
      misconception: misconceptions.wrongCount,
    },
    { text: '7', feedback: 'That is the day on which the war began.', misconception: misconceptions.wrongCount },
    {
      text: '92',
      feedback: 'Another copy of the report counts 92. This text says 91, and the question is about this text.',
      misconception: misconceptions.ownAssumption,
    },
  ],
  evidence: [
    { level: 'standard', blockId: 'p7', quote: 'claimed at least 91 attacks on bases used by Americans' },
    { level: 'plain', blockId: 'p7', quote: 'claimed at least 91 attacks on bases used by Americans' },
  ],
}

export const fewInjuries: QuestionDraft = {
  type: 'true-false-not-stated',
  id: '018c5a10-3c04-7a14-8b04-5e0d9a6c1f04',
  stem: 'Most of the attacks on bases used by Americans injured nobody.',
  points: 1,
  explanation:
    'Paragraph 9 says so in the middle of a paragraph about something else. The large number 91 and the word “escalation” sound worse than what had happened so far.',
  correct: 'true',
  answers: {
    true: { feedback: 'Yes, and most did only slight damage.', misconception: null },
    false: {
      feedback: 'The number of attacks was high, but look for what the attacks did.',
      misconception: misconceptions.drama,
    },
    'not-stated': {
      feedback: 'It is stated, though not where the attacks are counted. Look at paragraph 9.',
      misconception: misconceptions.gaveUpSearch,
    },
  },
  evidence: [
    { level: 'standard', blockId: 'p9', quote: 'Most of the attacks had injured nobody' },
    { level: 'plain', blockId: 'p9', quote: 'Most attacks had injured nobody' },
  ],
  // Generous: whoever marks the whole sentence has found it.
  citation: {
    weight: 0.25,
    bands: [
      { atLeast: 0.6, credit: 1 },
      { atLeast: 0.3, credit: 0.5 },
    ],
  },
}

export const hamasYear: QuestionDraft = {
  type: 'number',
  id: '018c5a10-3c11-7a21-8b11-5e0d9a6c1f11',
  stem: 'In which year, going by this text, did Hamas begin to rule Gaza?',
  points: 1,
  explanation:
    'Paragraph 26 says that Hamas had ruled Gaza for 16 years, and the report is of December 2023: 2023 − 16 = 2007.',
  correct: '2007',
  tolerance: '0',
  wrong: [
    {
      text: '16',
      feedback: 'That is how many years it lasted. Now count back.',
      misconception: misconceptions.stopsEarly,
    },
    {
      text: '2003',
      feedback: 'In that year American-led forces invaded Iraq (paragraph 5).',
      misconception: misconceptions.wrongCount,
    },
    {
      text: '2023',
      feedback: 'In that year the war began (paragraph 7).',
      misconception: misconceptions.backgroundForSubject,
    },
    {
      text: '2022',
      feedback: 'In that year al-Sudani became prime minister (paragraph 3).',
      misconception: misconceptions.wrongCount,
    },
  ],
  evidence: [
    { level: 'standard', blockId: 'p26', quote: 'had ruled Gaza for 16 years' },
    { level: 'plain', blockId: 'p26', quote: 'had ruled Gaza for 16 years' },
  ],
}

export const orderOfEvents: QuestionDraft = {
  type: 'ordering',
  id: '018c5a10-3c12-7a22-8b12-5e0d9a6c1f12',
  stem: 'Put these events into the order in which they happened, the earliest first.',
  points: 2,
  explanation:
    'October 2022: al-Sudani takes office. 7 October 2023: the war begins. Early November: Blinken comes to Baghdad, and soon after the prime minister’s travels the waiver is extended. 8 December: the embassy. News begins with what is newest, so the last event stands near the top.',
  items: [
    { id: 'office', text: 'Al-Sudani becomes prime minister.' },
    { id: 'war', text: 'The war between Israel and Hamas begins.' },
    { id: 'visit', text: 'Blinken comes to Baghdad.' },
    { id: 'waiver', text: 'The sanctions waiver is extended.' },
    { id: 'rockets', text: 'Rockets are fired at the American embassy.' },
  ],
  scoring: 'adjacent-pairs',
  evidence: [
    { level: 'standard', blockId: 'p3', quote: 'in October 2022' },
    { level: 'standard', blockId: 'p7', quote: 'The war began on 7 October 2023.' },
    { level: 'standard', blockId: 'p21', quote: 'In early November, Blinken came to Baghdad' },
    { level: 'standard', blockId: 'p23', quote: 'A week after the prime minister’s travels' },
    { level: 'standard', blockId: 'p2', quote: 'On Friday, 8 December 2023' },
    { level: 'plain', blockId: 'p3', quote: 'In October 2022' },
    { level: 'plain', blockId: 'p7', quote: 'The war began on 7 October 2023.' },
    { level: 'plain', blockId: 'p21', quote: 'In early November, Blinken met al-Sudani in Baghdad.' },
    { level: 'plain', blockId: 'p23', quote: 'A week after al-Sudani’s travels' },
    { level: 'plain', blockId: 'p2', quote: 'On Friday, 8 December 2023' },
  ],
}
