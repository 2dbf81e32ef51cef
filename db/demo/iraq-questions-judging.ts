import type { QuestionDraft, QuotedPassage } from './types.ts'

const inP13 = (level: QuotedPassage['level'], quote: string): QuotedPassage => ({ level, blockId: 'p13', quote })

const standard = {
  sentence: inP13('standard', 'A sharper warning is known only at second hand.'),
  official: inP13('standard', 'According to an Iraqi official'),
}
const plain = {
  sentence: inP13('plain', 'A sharper warning is known only second-hand.'),
  official: inP13('plain', 'said an Iraqi official'),
}

/** What proves it, and how sure one may be. */
export const provenSecondHand: QuestionDraft = {
  type: 'evidence',
  id: '018c5a10-3c20-7a30-8b20-5e0d9a6c1f20',
  stem: 'The AP did not hear the warning of “serious consequences” from William Burns himself. Mark the words that show this: one or two passages, no longer than it takes.',
  points: 2,
  explanation:
    'Paragraph 13 says it twice: in the first sentence, and with the name of the one in between, “an Iraqi official”. Either is proof enough. What Burns said proves nothing about how it came to the AP.',
  alternatives: [standard, plain].flatMap(({ sentence, official }) => [[official], [sentence], [sentence, official]]),
  bands: [
    { atLeast: 0.75, credit: 1 },
    { atLeast: 0.5, credit: 0.5 },
  ],
  maxSpans: 2,
  evidence: [standard.sentence, standard.official, plain.sentence, plain.official],
}

export const largerWar: QuestionDraft = {
  type: 'free-text',
  id: '018c5a10-3c21-7a31-8b21-5e0d9a6c1f21',
  stem: 'How sure can a reader of this text be that Iran and its allies do not want a larger war? Use at least two sources from the text, and say how far you trust each of them.',
  points: 6,
  explanation:
    'A careful answer might say: fairly sure for that December, and no further. Mansour, who looks on from outside, reads it from the pattern of the attacks; but he “believes”, he does not know, and 91 attacks are many. The official of Kataib Hezbollah says it outright, but he speaks for his own side, without a name, and threatens in the next sentence. Al-Anbar reminds us that they may choose otherwise. That the first two agree, although they have nothing to do with each other, makes it likelier.',
  minWords: 60,
  maxWords: 150,
  rubric: [
    {
      id: 'sources',
      title: 'Sources',
      levels: [
        { id: 'none', text: 'No source from the text is named.', points: 0 },
        { id: 'one', text: 'One source is named, or several without what they say.', points: 1 },
        { id: 'two', text: 'At least two sources are named, each with what it says.', points: 2 },
      ],
    },
    {
      id: 'trust',
      title: 'Trust',
      levels: [
        { id: 'none', text: 'What sources say is taken as a fact, or put aside.', points: 0 },
        { id: 'said', text: 'It is said that a source may be wrong, but not why.', points: 1 },
        { id: 'reasoned', text: 'It is said how far each source can be trusted, and why.', points: 2 },
      ],
    },
    {
      id: 'judgement',
      title: 'Judgement',
      levels: [
        { id: 'none', text: 'There is no judgement, or it does not follow.', points: 0 },
        { id: 'surer', text: 'There is one, but surer than the sources allow.', points: 1 },
        { id: 'measured', text: 'It is as sure as the sources allow, and says where it ends.', points: 2 },
      ],
    },
  ],
  isRubricShown: true,
  evidence: [
    {
      level: 'standard',
      blockId: 'p18',
      quote: 'believes that Tehran takes care to keep the attacks too small to bring on a heavy American response',
    },
    { level: 'standard', blockId: 'p27', quote: 'did not want the war to spread over the whole region' },
    { level: 'standard', blockId: 'p28', quote: 'And if they decided otherwise?' },
    {
      level: 'plain',
      blockId: 'p18',
      quote: 'He believes that Iran keeps the attacks too small to bring on a heavy American response.',
    },
    { level: 'plain', blockId: 'p27', quote: 'did not want the war to spread' },
    { level: 'plain', blockId: 'p28', quote: 'And if they changed their minds?' },
  ],
}
