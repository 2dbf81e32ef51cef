import { misconceptions } from './misconceptions.ts'
import type { QuestionDraft } from './types.ts'

/** What words stand for: pronouns, terms, a name spoilt in a copy, and a reason in one's own words. */
export const itsProxies: QuestionDraft = {
  type: 'single-choice',
  id: '018c5a10-3c08-7a18-8b08-5e0d9a6c1f08',
  stem: 'Paragraph 23: “… while its proxies were at war with Israel.” Who are “its proxies”?',
  points: 1,
  explanation:
    '“Its” belongs to the subject of the sentence, Tehran; Washington stands nearer but is only the place of the argument. Tehran’s proxies are groups that fight in Iran’s interest. Paragraph 25 says it outright: “Iran’s proxies”.',
  options: [
    {
      id: 'a',
      text: 'Allies of Washington',
      feedback: '“Washington” is the name that stands nearest. But who earns the money in this sentence?',
      misconception: misconceptions.nearestName,
    },
    {
      id: 'b',
      text: 'Iran’s ambassadors',
      feedback: 'A proxy can be a person who stands in for another, at a vote for example. Here proxies fight.',
      misconception: misconceptions.knownMeaning,
    },
    {
      id: 'c',
      text: 'Iraqi power stations',
      feedback: 'They use the electricity, but they fight nobody.',
      misconception: misconceptions.joinsFacts,
    },
    {
      id: 'd',
      text: 'Armed groups that act in Iran’s interest',
      feedback: 'Yes: “its” is Tehran’s.',
      misconception: null,
    },
    {
      id: 'e',
      text: 'Computers that hide who is using the internet',
      feedback: 'Those are called proxies too, but they cannot be at war.',
      misconception: misconceptions.knownMeaning,
    },
  ],
  correct: 'd',
  evidence: [
    {
      level: 'standard',
      blockId: 'p23',
      quote: 'Tehran, they argued in Washington, would earn more money while its proxies were at war with Israel.',
    },
    { level: 'standard', blockId: 'p25', quote: 'Of all Iran’s proxies in the region' },
    {
      level: 'plain',
      blockId: 'p23',
      quote: 'Tehran, they argued in Washington, would earn more money while its proxies were at war with Israel.',
    },
    { level: 'plain', blockId: 'p25', quote: 'Iran’s strongest proxy in the region' },
  ],
}

export const whoComplained: QuestionDraft = {
  type: 'single-choice',
  id: '018c5a10-3c10-7a20-8b10-5e0d9a6c1f10',
  stem: 'Paragraph 15: who complained in the telephone call that not enough had been done to catch those responsible?',
  points: 1,
  explanation:
    'Blinken made the call, and “he” is the caller: he complains about Iraq and announces that the Americans will act. Al-Sudani is the last name before “he”, but he would hardly have complained about his own government.',
  options: [
    { id: 'a', text: 'Antony Blinken', feedback: 'Yes: he made the call.', misconception: null },
    {
      id: 'b',
      text: 'Mohammed Shia al-Sudani',
      feedback: 'His is the nearest name before “he complained”, but the complaint is about Iraq.',
      misconception: misconceptions.nearestName,
    },
    {
      id: 'c',
      text: 'Two Iraqi officials',
      feedback: 'They told the AP about the call; the complaint in it was not theirs.',
      misconception: misconceptions.senderForMessenger,
    },
    {
      id: 'd',
      text: 'Lloyd Austin',
      feedback: 'His words stand in paragraph 11 and were about something else.',
      misconception: misconceptions.joinsFacts,
    },
  ],
  correct: 'a',
  evidence: [
    {
      level: 'standard',
      blockId: 'p15',
      quote: 'Secretary of State Antony Blinken telephoned al-Sudani. Iraq, he complained, had not done enough',
    },
    {
      level: 'plain',
      blockId: 'p15',
      quote: 'Secretary of State Antony Blinken telephoned al-Sudani. He complained that Iraq had not done enough',
    },
  ],
}

export const repairedName: QuestionDraft = {
  type: 'repair',
  id: '018c5a10-3c14-7a24-8b14-5e0d9a6c1f14',
  stem: 'A faulty copy of the report holds this sentence. Mend it, so that it says what the text says, and change no more than you must.',
  points: 1,
  explanation:
    'Paragraph 20 says that sometimes the prime minister carries the messages, and paragraph 21 tells of one: al-Sudani took Blinken’s message to Iran. In the copy a surname was translated as if it were a nationality.',
  sentence: 'Sometimes the messenger is Sudanese.',
  accepted: [
    'Sometimes the messenger is al-Sudani.',
    'Sometimes the messenger is al-Sudani himself.',
    'Sometimes the messenger is Mohammed Shia al-Sudani.',
    'Sometimes the messenger is the prime minister.',
    'Sometimes the messenger is the prime minister himself.',
    'Sometimes the messenger is the Iraqi prime minister.',
    'Sometimes the messenger is the prime minister of Iraq.',
    'Sometimes the messenger is Iraq’s prime minister.',
    'Sometimes the messenger is Prime Minister al-Sudani.',
    'Sometimes the messenger is the prime minister, al-Sudani.',
    'Sometimes the messenger is the prime minister, Mohammed Shia al-Sudani.',
    'Sometimes the prime minister is the messenger.',
    'Sometimes al-Sudani is the messenger.',
  ],
  wrong: [
    {
      text: 'Sometimes the messenger is Blinken.',
      feedback: 'Blinken sent the message. Who carried it?',
      misconception: misconceptions.senderForMessenger,
    },
    {
      text: 'Sometimes the messenger is from Sudan.',
      feedback: 'No country called Sudan appears in this story. Look at the prime minister’s name.',
      misconception: misconceptions.faultyCopy,
    },
    {
      text: 'Sometimes the messenger is Iraqi.',
      feedback: 'That he is. But the copy did not mistake a nationality: it took a surname for one.',
      misconception: misconceptions.faultyCopy,
    },
    {
      text: 'Sometimes the messenger is Iraq.',
      feedback: 'Iraq carries messages all the time. Who does so himself, and only sometimes?',
      misconception: misconceptions.halfSentence,
    },
  ],
  unmatched: 'teacher',
  evidence: [
    { level: 'standard', blockId: 'p20', quote: 'Sometimes the prime minister does so himself.' },
    { level: 'standard', blockId: 'p21', quote: 'al-Sudani took a message from him to Iran' },
    { level: 'plain', blockId: 'p20', quote: 'Sometimes the prime minister does so himself.' },
    { level: 'plain', blockId: 'p21', quote: 'Al-Sudani then took a message from Blinken to Iran' },
  ],
}

export const hawksReason: QuestionDraft = {
  type: 'short-answer',
  id: '018c5a10-3c15-7a25-8b15-5e0d9a6c1f15',
  stem: 'Why were Iran hawks against the longer waiver? Answer in one sentence, with both parts of their reason.',
  points: 2,
  explanation:
    'Both parts are in paragraph 23: Tehran would earn more money, and this at a time when its proxies were at war with Israel. One point for the money, one for the proxies. Note the step in between: the money goes to Iran, not straight to the militias in Iraq.',
  accepted: ['*earn*prox*', '*money*prox*', '*prox*money*', '*income*prox*', '*revenue*prox*'],
  wrong: [
    {
      text: '*expensive*',
      feedback: 'The text says nothing about the price of electricity.',
      misconception: misconceptions.ownAssumption,
    },
    {
      text: '*price*',
      feedback: 'The text says nothing about the price of electricity.',
      misconception: misconceptions.ownAssumption,
    },
  ],
  unmatched: 'teacher',
  evidence: [
    {
      level: 'standard',
      blockId: 'p23',
      quote: 'would earn more money while its proxies were at war with Israel',
    },
    {
      level: 'plain',
      blockId: 'p23',
      quote: 'would earn more money while its proxies were at war with Israel',
    },
  ],
}
