import { rahimi } from './classes.ts'
import { iraqAnnotations } from './iraq-annotations.ts'
import { iraqQuiz } from './iraq-quiz.ts'
import { readAnswers } from './read-answers.ts'
import type { DemoProgress, StudentProgress } from './types.ts'

/** Ways of reading, as answers to questions 1 to 13; see `readAnswers` for the forms. */
const readers = {
  careful: 'b a+d 91 true c false not-stated d b+e a 2007 c b',
  joinsFacts: 'b a+d 91 true c false true d b+e a 2007 c b',
  trustsSources: 'b a+d 91 true a false true d b+c+f a 2007 c b',
  trustsExperts: 'b a+d 91 true c false not-stated d a+b+e a 2007 c b',
  nearestName: 'b a+d 91 true c false true a b+e b 2007 c b',
  silenceIsNo: 'b a+d 91 not-stated c false false d b+e a 2007 c b',
  skims: 'a a+b 91 false a true true a b+f b 16 a d',
  mixesNumbers: 'b a+c+d 2000 true c true true b b+e a 2003 d c',
} as const

type Reader = keyof typeof readers

const students: StudentProgress[] = [
  handedIn('tobi.adeyemi', 'joinsFacts', [118, 96, 31], {
    8: 'a',
    12: 'd',
    14: 'al-Sudani',
    15: 'Iran would earn more money, and its proxies were fighting Israel at that moment.',
  }),
  underWay('lena.bauer', 'joinsFacts', 'p28', [49, 3, 1], 6),
  handedIn('yufei.chen', 'careful', [139, 116, 24], {
    14: 'The messenger is al-Sudani',
    15: 'Because Tehran would get more money from the electricity while its proxies were at war with Israel.',
  }),
  opened('ines.dufour', 'p5', 27),
  handedIn('fatima.elamrani', 'trustsSources', [121, 98, 36], {
    14: 'al-Sudani',
    15: 'Tehran would earn money, and it has proxies that fight Israel.',
  }),
  underWay('nils.eriksson', 'skims', 'p23', [92, 74, 73], 7),
  handedIn('mateo.fernandez', 'nearestName', [101, 76, 28], {
    14: 'The Iraqi prime minister',
    15: 'They did not trust Iran with the extra dollars.',
  }),
  handedIn('aoife.gallagher', 'careful', [140, 137, 41], {
    9: 'b+e+f',
    14: 'al-Sudani',
    15: 'More income for Iran, which backs the proxies fighting Israel.',
  }),
  notStarted('emre.gunes'),
  handedIn('noor.haddad', 'careful', [133, 110, 27], {
    8: 'b',
    14: 'Mohammed Shia al-Sudani',
    15: 'Iran would earn more from the power it sells, and at the same time its proxies were fighting Israel.',
  }),
  handedIn('jonas.hoffmann', 'skims', [52, 50, 9], {
    14: 'someone from Sudan',
    15: 'Because electricity from Iran is too expensive.',
  }),
  handedIn('anjali.iyer', 'trustsExperts', [117, 90, 33], {
    14: 'al-Sudani',
    15: 'Tehran gets money and its proxies are at war with Israel.',
  }),
  underWay('lukasz.jankowski', 'nearestName', 'p28', [70, 28, 27], 11),
  handedIn('amira.khalil', 'silenceIsNo', [98, 75, 38], {
    2: 'a+d+e',
    14: 'al Sudani',
    15: 'It would let Iran earn money during the war its proxies are fighting.',
  }),
  handedIn('sofija.kovacevic', 'joinsFacts', [77, 54, 30], {
    9: 'b+c+e',
    14: 'The prime minister',
    15: 'The money would go to the militias in Iraq.',
  }),
  opened('minhanh.le', 'p16', 6),
  notStarted('chidi.nwosu'),
  handedIn('bjorn.olafsson', 'nearestName', [66, 44, 22], {
    12: 'd',
    14: 'Blinken',
    15: 'Tehran gets richer while the proxies of Washington are in a war.',
  }),
  underWay('samuel.osei', 'trustsExperts', 'p21', [31, 30, 29], 9),
  handedIn('ayse.ozturk', 'careful', [125, 100, 45], {
    2: 'a+b+d',
    7: 'true',
    13: 'a',
    14: 'al-Sudani',
    15: 'Iran makes more money just when its proxies are at war with Israel.',
  }),
  handedIn('joao.pereira', 'mixesNumbers', [90, 69, 19], {
    14: 'al-Sudani',
    15: 'Because Iran is an enemy and you should not help an enemy to get rich in a war.',
  }),
  handedIn('priya.raman', 'trustsSources', [83, 60, 35], {
    3: '92',
    7: 'not-stated',
    8: 'a',
    14: 'It’s al-Sudani',
    15: 'They said the revenue would help Tehran while its proxies fought Israel.',
  }),
  notStarted('daniel.rosenberg'),
  handedIn('zeynab.sheikh', 'joinsFacts', [74, 52, 34], {
    1: 'd',
    4: 'not-stated',
    11: '16',
    13: 'a',
    14: 'al-Sudani',
    15: 'Tehran would earn more and the proxies could go on fighting Israel.',
  }),
  underWay('tereza.simkova', 'silenceIsNo', 'p28', [25, 5, 4], 13),
  handedIn('hana.takahashi', 'careful', [111, 86, 29], {
    5: 'a',
    14: 'al-Sudani',
    15: 'Tehran would have more money although its proxies were at war with Israel.',
  }),
  opened('tama.wiremu', 'p7', 51),
  notStarted('oksana.yatsenko'),
]

/** Under way since the assignment was opened six days ago; it is due in two. */
export const iraqProgress: DemoProgress = {
  students,
  annotations: iraqAnnotations,
  marks: [
    {
      userName: 'mateo.fernandez',
      position: 15,
      fraction: 0.5,
      comment:
        'The money is there, in your own words: good. The second part is missing. What were Iran’s proxies doing then?',
      markedBy: rahimi,
      markedMinutesAgo: 28 * 60,
    },
    {
      userName: 'joao.pereira',
      position: 15,
      fraction: 0.5,
      comment:
        '“Get rich” is the money part. But which war, and who fights it for Iran? One word from the text is missing.',
      markedBy: rahimi,
      markedMinutesAgo: 28 * 60 - 4,
    },
  ],
  comments: [
    {
      userName: 'yufei.chen',
      author: rahimi,
      body: 'A very exact piece of reading. Next time, try a question of your own for the class: I would like to see what you doubt.',
      writtenMinutesAgo: 27 * 60,
    },
    {
      userName: 'jonas.hoffmann',
      author: rahimi,
      body: 'Nine minutes for the quiz, Jonas! You found the 91. Come and see me: we will read paragraphs 13 and 23 together, slowly.',
      writtenMinutesAgo: 26 * 60,
    },
    {
      userName: 'amira.khalil',
      author: rahimi,
      body: 'Strong on the sources. One thing to take away: when a text is silent, the answer is “not stated”, not “false”.',
      writtenMinutesAgo: 26 * 60 - 10,
    },
  ],
}

function notStarted(userName: string): StudentProgress {
  return { userName, state: 'not-started' }
}

function opened(userName: string, furthestBlockId: string, hoursAgo: number): StudentProgress {
  return { userName, state: 'opened', openedMinutesAgo: hoursAgo * 60, furthestBlockId }
}

/** Times: hours ago when the text was opened, the first and the last answer given. */
function underWay(
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
    answers: readAnswers(iraqQuiz.questions, readers[reader].split(' ').slice(0, answered)),
  }
}

/**
 * Times: hours ago when the text was opened and the quiz begun, and minutes until it was handed in. `own` holds the short
 * answers 14 and 15, and where the student differs from the kind of reader, by position.
 */
function handedIn(
  userName: string,
  reader: Reader,
  [openedAt, started, tookMinutes]: [number, number, number],
  own: Record<number, string> & { 14: string; 15: string },
): StudentProgress {
  const forms = [...readers[reader].split(' '), own[14], own[15]].map((form, index) => own[index + 1] ?? form)
  return {
    userName,
    state: 'handed-in',
    openedMinutesAgo: openedAt * 60,
    furthestBlockId: 'p28',
    startedMinutesAgo: started * 60,
    submittedMinutesAgo: started * 60 - tookMinutes,
    answers: readAnswers(iraqQuiz.questions, forms),
  }
}
