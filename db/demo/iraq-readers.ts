import { iraqLevels } from './iraq-article.ts'
import { iraqQuiz } from './iraq-quiz.ts'
import { readAnswers } from './read-answers.ts'
import type { QuotedPassage, StudentProgress } from './types.ts'

/** Passages that students mark, by the names that their answers give them. */
const passages: Record<string, QuotedPassage> = {
  nobody: inStandard('p9', 'Most of the attacks had injured nobody'),
  nobodySentence: inStandard('p9', 'Most of the attacks had injured nobody and done only slight damage.'),
  nobodyPlain: { level: 'plain', blockId: 'p9', quote: 'Most attacks had injured nobody and done little damage.' },
  many: inStandard('p7', 'claimed at least 91 attacks'),
  secondHand: inStandard('p13', 'A sharper warning is known only at second hand.'),
  secondHandWords: inStandard('p13', 'known only at second hand'),
  official: inStandard('p13', 'According to an Iraqi official'),
  officialAndBurns: inStandard('p13', 'According to an Iraqi official, CIA Director William Burns had told al-Sudani'),
  officialPlain: { level: 'plain', blockId: 'p13', quote: 'said an Iraqi official' },
  consequences: inStandard('p13', '“serious consequences”'),
  americanOfficial: inStandard('p12', 'An American official told the AP'),
}

/** Ways of reading, as answers to questions 1 to 13 and to 16 to 20; see `readAnswers` for the forms. */
const readers = {
  careful: [
    'b a+d 91 true~nobody c false not-stated d b+e a 2007 office>war>visit>waiver>rockets b',
    'sanctions waiver / federal; 9.8; mansour+anbar+kataib+blinken; fact+fact+claim+claim+opinion+opinion; secondHand+official',
  ],
  joinsFacts: [
    'b a+d 91 true~nobodySentence c false true d b+e a 2007 office>war>visit>waiver>rockets b',
    'waiver / federal; 10; mansour+anbar+kataib+austin; fact+fact+fact+claim+opinion+opinion; official',
  ],
  trustsSources: [
    'b a+d 91 true~nobodyPlain a false true d b+c+f a 2007 office>war>visit>waiver>rockets b',
    'sanctions waiver / federal; 10; mansour+anbar+kataib+blinken; fact+fact+fact+fact+opinion+opinion; officialAndBurns',
  ],
  trustsExperts: [
    'b a+d 91 true~nobody c false not-stated d a+b+e a 2007 office>war>visit>waiver>rockets b',
    'waiver / federal; 9.8; mansour+anbar+kataib+blinken; fact+fact+claim+claim+fact+fact; secondHandWords',
  ],
  nearestName: [
    'b a+d 91 true~ c false true a b+e b 2007 office>war>visit>waiver>rockets b',
    'sanctions / federal; 10; anbar+mansour+kataib+blinken; fact+fact+claim+claim+opinion+claim; officialAndBurns',
  ],
  silenceIsNo: [
    'b a+d 91 not-stated c false false d b+e a 2007 office>war>visit>waiver>rockets b',
    'permission / federal; 9; mansour+anbar+kataib+blinken; fact+claim+claim+claim+opinion+opinion; officialPlain',
  ],
  skims: [
    'a a+b 91 false~many a true true a b+f b 16 rockets>office>war>visit>waiver d',
    'sanctions / embassy; 91; mansour+mansour+kataib+austin; fact+fact+fact+fact+fact+claim; consequences',
  ],
  mixesNumbers: [
    'b a+c+d 2000 true~many c true true b b+e a 2003 office>war>waiver>rockets>visit c',
    'waiver / tehran; 13; mansour+anbar+kataib+blinken; fact+fact+claim+fact+opinion+opinion; americanOfficial',
  ],
} as const

export type Reader = keyof typeof readers

/** Answers in a student's own words, and where they differ from their kind of reader, by position. */
export type OwnAnswers = Record<number, string> & { 14: string; 15: string; 21: string }

const iraq = { questions: iraqQuiz.questions, levels: iraqLevels, passages }

export function notStarted(userName: string): StudentProgress {
  return { userName, state: 'not-started' }
}

export function opened(userName: string, furthestBlockId: string, hoursAgo: number): StudentProgress {
  return { userName, state: 'opened', openedMinutesAgo: hoursAgo * 60, furthestBlockId }
}

/** Times: hours ago when the text was opened, the first and the last answer given. At most 13 answers. */
export function underWay(
  userName: string,
  reader: Reader,
  furthestBlockId: string,
  [openedAt, first, last]: [number, number, number],
  answered: number,
): StudentProgress {
  return {
    userName,
    state: 'under-way',
    openedMinutesAgo: openedAt * 60,
    furthestBlockId,
    startedMinutesAgo: first * 60,
    lastAnswerMinutesAgo: last * 60,
    answers: readAnswers(iraq, readers[reader][0].split(' ').slice(0, answered)),
  }
}

/** Times: hours ago when the text was opened and the quiz begun, and minutes until it was handed in. */
export function handedIn(
  userName: string,
  reader: Reader,
  [openedAt, started, tookMinutes]: [number, number, number],
  own: OwnAnswers,
): StudentProgress {
  const [first, closer] = readers[reader]
  const forms = [...first.split(' '), own[14], own[15], ...closer.split('; '), own[21]]
  return {
    userName,
    state: 'handed-in',
    openedMinutesAgo: openedAt * 60,
    furthestBlockId: 'p28',
    startedMinutesAgo: started * 60,
    submittedMinutesAgo: started * 60 - tookMinutes,
    answers: readAnswers(
      iraq,
      forms.map((form, index) => own[index + 1] ?? form),
    ),
  }
}

function inStandard(blockId: string, quote: string): QuotedPassage {
  return { level: 'standard', blockId, quote }
}
