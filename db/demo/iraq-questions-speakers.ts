import { misconceptions } from './misconceptions.ts'
import type { QuestionDraft } from './types.ts'

/** A closer look at paragraphs 10 to 28: who speaks, and as what. */
export const whoSaysIt: QuestionDraft = {
  type: 'matching',
  id: '018c5a10-3c18-7a28-8b18-5e0d9a6c1f18',
  stem: 'Who says it? Find for each statement the person from whom it comes. One of them is left over.',
  points: 2,
  explanation:
    'Paragraph 19: Mansour and the “playground”. Paragraph 28: al-Anbar and what the government could do. Paragraph 27: the official of Kataib Hezbollah. Paragraph 15: Blinken’s complaint, which two Iraqi officials passed on. Lloyd Austin is left over: his words are in paragraph 11.',
  items: [
    { id: 'playground', text: 'Iraq must not become a “playground” now.' },
    { id: 'unable', text: 'The government could probably not hold back Iran and its allies.' },
    { id: 'answer', text: 'We want no larger war, but we answer any attack with force.' },
    { id: 'complaint', text: 'Iraq has not done enough to catch those responsible.' },
  ],
  targets: [
    { id: 'mansour', text: 'Renad Mansour, researcher at a think tank' },
    { id: 'anbar', text: 'Iyad al-Anbar, professor in Baghdad' },
    { id: 'kataib', text: 'An official of Kataib Hezbollah' },
    { id: 'blinken', text: 'Antony Blinken, Secretary of State' },
    { id: 'austin', text: 'Lloyd Austin, Defense Secretary' },
  ],
  pairs: { playground: 'mansour', unable: 'anbar', answer: 'kataib', complaint: 'blinken' },
  notes: [
    {
      item: 'playground',
      target: 'anbar',
      feedback: 'Both are scholars. Which of the two speaks of what has been so up to now?',
      misconception: misconceptions.mixesSpeakers,
    },
    {
      item: 'unable',
      target: 'mansour',
      feedback: 'Both are scholars. Which of the two speaks of what might still come?',
      misconception: misconceptions.mixesSpeakers,
    },
    {
      item: 'answer',
      target: 'austin',
      feedback: 'He speaks for the other side. Look at paragraph 27.',
      misconception: misconceptions.mixesSides,
    },
    {
      item: 'complaint',
      target: 'austin',
      feedback: 'His words were “attacks against American forces must stop”. Who made the telephone call?',
      misconception: misconceptions.mixesSpeakers,
    },
  ],
  evidence: [
    { level: 'standard', blockId: 'p19', quote: 'said Mansour' },
    { level: 'standard', blockId: 'p28', quote: 'the government would probably be unable to hold them back' },
    { level: 'standard', blockId: 'p27', quote: 'they would answer any attack with force' },
    { level: 'standard', blockId: 'p15', quote: 'Iraq, he complained, had not done enough' },
    { level: 'plain', blockId: 'p19', quote: 'said Mansour' },
    { level: 'plain', blockId: 'p28', quote: 'the government could probably not hold back Iran and its allies' },
    { level: 'plain', blockId: 'p27', quote: 'they would answer any attack with force' },
    { level: 'plain', blockId: 'p15', quote: 'He complained that Iraq had not done enough' },
  ],
}

export const factOrClaim: QuestionDraft = {
  type: 'categories',
  id: '018c5a10-3c19-7a29-8b19-5e0d9a6c1f19',
  stem: 'How does the text come by these sentences? Sort them.',
  points: 3,
  explanation:
    'For the soldiers and the reserves the report vouches itself. The promise and the number of fighters come from people who take part in what they tell. The “cards” and the “words” are judgements of two scholars, who look on from outside. A party may be right and a scholar wrong: the kinds tell you what to ask next.',
  items: [
    { id: 'soldiers', text: 'About 2,000 American soldiers are stationed in Iraq.' },
    { id: 'reserves', text: 'Iraq’s foreign currency reserves are kept at the Federal Reserve.' },
    { id: 'promise', text: 'The militias promised to attack nobody during Blinken’s visit.' },
    { id: 'fighters', text: 'No more than a few fighters from Iraq are in southern Lebanon.' },
    { id: 'cards', text: 'For Washington the waiver is a tool of pressure.' },
    { id: 'words', text: 'All that the prime minister can do is to calm things a little.' },
  ],
  targets: [
    { id: 'fact', text: 'Reported as a fact' },
    { id: 'claim', text: 'Claimed by somebody who takes part' },
    { id: 'opinion', text: 'An expert’s opinion' },
  ],
  pairs: {
    soldiers: 'fact',
    reserves: 'fact',
    promise: 'claim',
    fighters: 'claim',
    cards: 'opinion',
    words: 'opinion',
  },
  notes: [
    ...['soldiers', 'reserves'].map((item) => ({
      item,
      target: 'claim',
      feedback: 'Look for a “said” or a name beside it. There is none: the report says so itself.',
      misconception: misconceptions.doubtsAll,
    })),
    {
      item: 'promise',
      target: 'fact',
      feedback:
        '“… said an Iraqi official and a member of one of these militias”: two sources, and neither has a name.',
      misconception: misconceptions.claimAsFact,
    },
    {
      item: 'fighters',
      target: 'fact',
      feedback: 'An official of one of these very groups says so.',
      misconception: misconceptions.claimAsFact,
    },
    {
      item: 'fighters',
      target: 'opinion',
      feedback: 'He may know it well, but he belongs to one of the groups in question.',
      misconception: misconceptions.partyForObserver,
    },
    ...['cards', 'words'].map((item) => ({
      item,
      target: 'fact',
      feedback: 'A scholar judges so. Whose view is it?',
      misconception: misconceptions.opinionAsFact,
    })),
    ...['cards', 'words'].map((item) => ({
      item,
      target: 'claim',
      feedback: 'Somebody says so, yes. But he looks on from outside and takes no part.',
      misconception: misconceptions.partyForObserver,
    })),
  ],
  evidence: [
    { level: 'standard', blockId: 'p21', quote: 'said an Iraqi official and a member of one of these militias' },
    { level: 'standard', blockId: 'p26', quote: 'A Kataib Hezbollah official said' },
    { level: 'standard', blockId: 'p24', quote: 'Mansour sees a tool of pressure in the waiver.' },
    { level: 'standard', blockId: 'p28', quote: 'That, in his view, is why' },
    { level: 'plain', blockId: 'p21', quote: 'said an Iraqi official and a member of a militia' },
    { level: 'plain', blockId: 'p26', quote: 'A Kataib Hezbollah official said' },
    { level: 'plain', blockId: 'p24', quote: 'Mansour said' },
    { level: 'plain', blockId: 'p28', quote: 'In his view' },
  ],
}
