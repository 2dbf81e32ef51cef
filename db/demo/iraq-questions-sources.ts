import { misconceptions } from './misconceptions.ts'
import type { QuestionDraft } from './types.ts'

/** Who says it, and how far it can be trusted. */
export const burnsWarning: QuestionDraft = {
  type: 'single-choice',
  id: '018c5a10-3c05-7a15-8b05-5e0d9a6c1f05',
  stem: 'Somebody warned of “serious consequences”. Who, and how did the AP learn of it?',
  points: 1,
  explanation:
    'Paragraph 13 opens with “known only at second hand” for a reason: Burns spoke to al-Sudani, and an Iraqi official without a name told the AP. Nobody else in the text confirms it.',
  options: [
    {
      id: 'a',
      text: 'William Burns, in an interview with the AP',
      feedback: 'Right person, but he did not speak to the AP. Who passed on his words?',
      misconception: misconceptions.missesMiddleman,
    },
    {
      id: 'b',
      text: 'Lloyd Austin, in an announcement of the Pentagon',
      feedback: 'Austin’s words were “attacks against American forces must stop”.',
      misconception: misconceptions.joinsFacts,
    },
    {
      id: 'c',
      text: 'William Burns, according to an Iraqi official who is not named',
      feedback: 'Yes: we hear it at second hand.',
      misconception: null,
    },
    {
      id: 'd',
      text: 'An Iraqi official, who threatened the United States',
      feedback: 'The official only reported the warning. It was addressed to Iraq.',
      misconception: misconceptions.senderForMessenger,
    },
  ],
  correct: 'c',
  evidence: [
    {
      level: 'standard',
      blockId: 'p13',
      quote: 'According to an Iraqi official, CIA Director William Burns had told al-Sudani',
    },
    {
      level: 'plain',
      blockId: 'p13',
      quote: 'CIA Director William Burns, said an Iraqi official, had warned al-Sudani',
    },
  ],
}

export const bothCondemned: QuestionDraft = {
  type: 'true-false-not-stated',
  id: '018c5a10-3c06-7a16-8b06-5e0d9a6c1f06',
  stem: 'The prime minister condemned the attacks on the bases but accepted the American strikes that answered them.',
  points: 1,
  explanation:
    'Paragraph 9: he condemned both and called both a violation of Iraq’s sovereignty. The first half of the statement is true, and that makes the second half easy to miss.',
  correct: 'false',
  answers: {
    true: {
      feedback: 'The first half is true. Check the second half against paragraph 9.',
      misconception: misconceptions.halfSentence,
    },
    false: { feedback: 'Yes: he condemned both.', misconception: null },
    'not-stated': {
      feedback: 'The text tells what he said about the strikes. Look for the word “both”.',
      misconception: misconceptions.gaveUpSearch,
    },
  },
  evidence: [
    {
      level: 'standard',
      blockId: 'p9',
      quote:
        'he condemned the American strikes that answered them: both, he said, violated the sovereignty of his country',
    },
    {
      level: 'plain',
      blockId: 'p9',
      quote: 'He also condemned the American strikes that followed. Both, he said, violated Iraq’s sovereignty.',
    },
  ],
}

export const whoFired: QuestionDraft = {
  type: 'true-false-not-stated',
  id: '018c5a10-3c07-7a17-8b07-5e0d9a6c1f07',
  stem: 'Kataib Hezbollah fired the rockets at the American embassy.',
  points: 1,
  explanation:
    'The text tells of the rockets in paragraph 2 and of Kataib Hezbollah in paragraphs 21 and 26, but it nowhere says who fired. It may be so or not: from this text we cannot know.',
  correct: 'not-stated',
  answers: {
    true: {
      feedback: 'The embassy was attacked, and this group exists; the text does not join the two. You did.',
      misconception: misconceptions.joinsFacts,
    },
    false: {
      feedback: 'For “false” the text would have to say that it was somebody else. It says nothing about who it was.',
      misconception: misconceptions.silenceAsDenial,
    },
    'not-stated': { feedback: 'Yes. The text does not say who fired.', misconception: null },
  },
  evidence: [
    { level: 'standard', blockId: 'p2', quote: 'the large American embassy in Baghdad came under rocket fire' },
    { level: 'plain', blockId: 'p2', quote: 'rockets were fired at the large American embassy in Baghdad' },
  ],
}

export const ownVoice: QuestionDraft = {
  type: 'multiple-response',
  id: '018c5a10-3c09-7a19-8b09-5e0d9a6c1f09',
  stem: 'What does the text state as a fact in its own voice, not as somebody’s claim or opinion? Choose all.',
  points: 2,
  explanation:
    'Nobody is named for the strike near Kirkuk or the longer waiver: the report itself vouches for them. The others hang on “believes”, “according to” and “doubts”. That does not make them wrong; it tells you whom to ask.',
  options: [
    {
      id: 'a',
      text: 'Iran takes care to keep the attacks small.',
      feedback: '“Renad Mansour … believes”: an expert’s opinion.',
      misconception: misconceptions.opinionAsFact,
    },
    {
      id: 'b',
      text: 'An American strike near Kirkuk killed five militants.',
      feedback: 'Yes: the report says so itself.',
      misconception: null,
    },
    {
      id: 'c',
      text: 'The Iran-backed groups in Iraq do not want the war to spread.',
      feedback: '“According to him”: an official of one of these very groups says so.',
      misconception: misconceptions.claimAsFact,
    },
    {
      id: 'd',
      text: 'The government would be unable to hold back Iran and its allies.',
      feedback: 'Professor al-Anbar’s judgement, and he says “probably”.',
      misconception: misconceptions.opinionAsFact,
    },
    {
      id: 'e',
      text: 'The sanctions waiver was extended by four months.',
      feedback: 'Yes: the report says so itself.',
      misconception: null,
    },
    {
      id: 'f',
      text: 'William Burns warned al-Sudani of “serious consequences”.',
      feedback: 'Somebody without a name told the AP so.',
      misconception: misconceptions.claimAsFact,
    },
  ],
  correct: ['b', 'e'],
  scoring: 'right-minus-wrong',
  evidence: [
    { level: 'standard', blockId: 'p16', quote: 'Five militants were killed.' },
    { level: 'standard', blockId: 'p23', quote: 'the United States extended the sanctions waiver' },
    { level: 'plain', blockId: 'p16', quote: 'Five militants were killed.' },
    { level: 'plain', blockId: 'p23', quote: 'the United States extended the sanctions waiver' },
  ],
}

export const mansourReason: QuestionDraft = {
  type: 'single-choice',
  id: '018c5a10-3c13-7a23-8b13-5e0d9a6c1f13',
  stem: 'What, in Renad Mansour’s view, is part of the reason why Iraq has been kept out of a wider war so far?',
  points: 1,
  explanation:
    'Paragraph 20: Iraq carries messages between Washington and Tehran. Mansour calls it part of the reason, not the whole.',
  options: [
    {
      id: 'a',
      text: 'Iraq’s army is too strong to be attacked.',
      feedback: 'It may sound sensible, but the text says nothing about Iraq’s army.',
      misconception: misconceptions.ownAssumption,
    },
    {
      id: 'b',
      text: 'Iraq carries messages between the two sides.',
      feedback: 'Yes.',
      misconception: null,
    },
    {
      id: 'c',
      text: 'The American soldiers have left the country.',
      feedback: 'About 2,000 of them were there (paragraph 4).',
      misconception: misconceptions.againstText,
    },
    {
      id: 'd',
      text: 'The government of Sudan has forbidden it.',
      feedback: 'Sudan has no part in this. Read the first editor’s note on the prime minister’s name.',
      misconception: misconceptions.faultyCopy,
    },
  ],
  correct: 'b',
  evidence: [
    { level: 'standard', blockId: 'p20', quote: 'it carries messages between Washington and Tehran' },
    { level: 'plain', blockId: 'p20', quote: 'Iraq carries messages between Washington and Tehran' },
  ],
}
