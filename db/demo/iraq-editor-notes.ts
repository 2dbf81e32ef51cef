import type { DemoEditorNote } from './types.ts'

/** What a faulty copy of the report teaches about sources. Quotations from that copy are kept short. */
export const iraqEditorNotes: DemoEditorNote[] = [
  {
    kind: 'correction',
    blockId: 'p3',
    quote: 'Mohammed Shia al-Sudani',
    correction: {
      says: '“The Sudanese government”, of Iraq’s leadership. (I first met this report in a copy on another website.)',
      shouldSay:
        'The Iraqi government. Sudan is a different country, on a different continent; al-Sudani is the prime minister’s family name.',
      basis:
        'My inference: the same copy has his name right elsewhere. A likely cause is a translation by machine into another language and back.',
    },
    body: 'Test it yourself: put “Sudan” into paragraph 19. Does the text still make sense?',
  },
  {
    kind: 'correction',
    blockId: 'p2',
    quote: 'American embassy in Baghdad',
    correction: {
      says: 'A rocket attack on the “American embassy Peace talks in Baghdad”.',
      shouldSay: 'The American embassy in Baghdad. There were no peace talks.',
      basis: 'The AP’s own text, which has only the embassy.',
    },
    body: 'The two words were probably a link to another story that slid into the sentence, and they turn the picture upside down: suddenly somebody is bombing a peace conference.',
  },
  {
    kind: 'explanation',
    blockId: 'p2',
    quote: 'On Friday, 8 December 2023',
    body: 'How do I know the date? The copy says only “on Friday”, and its page is dated 27 February 2024. But the AP sent its report out on Monday, 11 December 2023, so “Friday” must be 8 December. Rule: the date on a page is the date of the page. Look inside the text for the date of the events.',
  },
  {
    kind: 'correction',
    blockId: 'p4',
    quote: 'ISIS, the militant group that calls itself the Islamic State',
    correction: {
      says: 'The American soldiers are there “mainly to counter ISIS. Militant Islamic.”',
      shouldSay: 'To counter the militant Islamic State group, or ISIS: one name.',
      basis: 'The AP’s own text.',
    },
    body: 'One name was cut in two, and the second half says nothing, or worse, seems to say something about a religion. A full stop in the wrong place can make an accusation.',
  },
  {
    kind: 'question',
    blockId: 'p7',
    quote: 'at least 91 attacks',
    body: 'Copies of this report give 84, 91 and 92 attacks. Before you say that somebody made a mistake: what may have happened between one version and the next? And what do the words “at least” and “claimed” tell you about this number?',
  },
  {
    kind: 'correction',
    blockId: 'p9',
    quote: 'condemned the attacks, and he condemned the American strikes',
    correction: {
      says: 'Al-Sudani condemned “the American attacks and counter-strikes”.',
      shouldSay: 'He condemned the attacks by the militias, and the American counter-strikes too.',
      basis:
        'Another copy, in other words. As I have not seen the AP’s own sentence here, I call this well supported, not proved.',
    },
    body: 'One word has moved, and the attacks by the militias have vanished: now he blames only one side.',
  },
  {
    kind: 'correction',
    blockId: 'p12',
    quote: 'An American official',
    correction: {
      says: '“City police Anthony Blinken A US official told” the AP.',
      shouldSay:
        'A US official told. It looks as if a police officer had spoken to the AP, but four stray words have got in.',
      basis: 'Inference: the source is described as “a US official” and has no name.',
    },
    body: 'Antony Blinken (without h) was Secretary of State, not a policeman.',
  },
  {
    kind: 'correction',
    blockId: 'p17',
    quote: 'spreading beyond the Gaza Strip',
    correction: {
      says: 'In its headline: Iraq acts “for fear of it spreading to Gaza”.',
      shouldSay: 'For fear of its spreading from Gaza: the war already was there.',
      basis: 'The AP’s headline speaks of “Gaza spillover”, and this paragraph says the same.',
    },
    body: 'One small preposition turns the meaning round.',
  },
  {
    kind: 'correction',
    blockId: 'p21',
    quote: 'Kataib Hezbollah (in English, Hezbollah Brigades)',
    correction: {
      says: '“Hezbollah Brigades” here and “Kataib Hezbollah” five paragraphs later, as if there were two groups.',
      shouldSay: 'There is one group: “kataib” is the Arabic for brigades.',
      basis: 'Fact, easy to check in any encyclopaedia.',
    },
    body: 'When names are translated half-way, one group can look like two, or two groups like one. Which other group in this text might be mixed up with it?',
  },
  {
    kind: 'question',
    blockId: 'p22',
    quote: 'These two, the official and the militia member',
    body: 'The copy says “The two officials” here, as it does further up. But only one of these two works for the government, and they are not the pair of paragraph 14. Count for yourself: how many unnamed sources does the report have at least, and how many at most? Which facts do we know only from them?',
  },
]
