import { rahimi } from './classes.ts'
import { iraqAnnotations } from './iraq-annotations.ts'
import { iraqEssays } from './iraq-essays.ts'
import { iraqLookups } from './iraq-lookups.ts'
import { iraqMarks } from './iraq-marks.ts'
import { handedIn, notStarted, opened, underWay } from './iraq-readers.ts'
import { iraqReplies } from './iraq-replies.ts'
import type { DemoProgress, StudentProgress } from './types.ts'

const students: StudentProgress[] = [
  handedIn('tobi.adeyemi', 'joinsFacts', [118, 96, 46], {
    8: 'a',
    12: 'office>war>rockets>visit>waiver',
    14: 'Sometimes the messenger is al-Sudani.',
    15: 'Iran would earn more money, and its proxies were fighting Israel at that moment.',
    21: iraqEssays['tobi.adeyemi'],
  }),
  underWay('lena.bauer', 'joinsFacts', 'p28', [49, 3, 1], 6),
  handedIn('yufei.chen', 'careful', [139, 116, 41], {
    14: 'Sometimes the messenger is the prime minister, Mohammed Shia al-Sudani.',
    15: 'Because Tehran would get more money from the electricity while its proxies were at war with Israel.',
    21: iraqEssays['yufei.chen'],
  }),
  opened('ines.dufour', 'p5', 27),
  handedIn('fatima.elamrani', 'trustsSources', [121, 98, 55], {
    14: 'Sometimes the messenger is al-Sudani.',
    15: 'Tehran would earn money, and it has proxies that fight Israel.',
    21: iraqEssays['fatima.elamrani'],
  }),
  underWay('nils.eriksson', 'skims', 'p23', [92, 74, 73], 7),
  handedIn('mateo.fernandez', 'nearestName', [101, 76, 44], {
    14: 'Sometimes the messenger is the Iraqi prime minister.',
    15: 'They did not trust Iran with the extra dollars.',
    21: iraqEssays['mateo.fernandez'],
  }),
  handedIn('aoife.gallagher', 'careful', [140, 137, 58], {
    9: 'b+e+f',
    14: 'Sometimes the messenger is al-Sudani.',
    15: 'More income for Iran, which backs the proxies fighting Israel.',
    19: 'fact+fact+claim+claim+opinion+claim',
    21: iraqEssays['aoife.gallagher'],
  }),
  notStarted('emre.gunes'),
  handedIn('noor.haddad', 'careful', [133, 110, 43], {
    8: 'b',
    14: 'Sometimes the messenger is Mohammed Shia al-Sudani.',
    15: 'Iran would earn more from the power it sells, and at the same time its proxies were fighting Israel.',
    21: iraqEssays['noor.haddad'],
  }),
  handedIn('jonas.hoffmann', 'skims', [52, 50, 13], {
    14: 'Sometimes the messenger is from Sudan.',
    15: 'Because electricity from Iran is too expensive.',
    21: iraqEssays['jonas.hoffmann'],
  }),
  handedIn('anjali.iyer', 'trustsExperts', [117, 90, 52], {
    14: 'Sometimes the messenger is Prime Minister al-Sudani.',
    15: 'Tehran gets money and its proxies are at war with Israel.',
    21: iraqEssays['anjali.iyer'],
  }),
  underWay('lukasz.jankowski', 'nearestName', 'p28', [70, 28, 27], 11),
  handedIn('amira.khalil', 'silenceIsNo', [98, 75, 57], {
    2: 'a+d+e',
    14: 'Sometimes the messenger is al Sudani.',
    15: 'It would let Iran earn money during the war its proxies are fighting.',
    21: iraqEssays['amira.khalil'],
  }),
  handedIn('sofija.kovacevic', 'joinsFacts', [77, 54, 40], {
    9: 'b+c+e',
    14: 'Sometimes the messenger is the prime minister.',
    15: 'The money would go to the militias in Iraq.',
    21: '-',
  }),
  opened('minhanh.le', 'p16', 6),
  notStarted('chidi.nwosu'),
  handedIn('bjorn.olafsson', 'nearestName', [66, 44, 35], {
    12: 'office>war>rockets>visit>waiver',
    14: 'Sometimes the messenger is Blinken.',
    15: 'Tehran gets richer while the proxies of Washington are in a war.',
    21: iraqEssays['bjorn.olafsson'],
  }),
  underWay('samuel.osei', 'trustsExperts', 'p21', [31, 30, 29], 9),
  handedIn('ayse.ozturk', 'careful', [125, 100, 66], {
    2: 'a+b+d',
    7: 'true',
    13: 'a',
    14: 'Sometimes the messenger is al-Sudani himself.',
    15: 'Iran makes more money just when its proxies are at war with Israel.',
    16: 'sanctions waiver / baghdad',
    21: iraqEssays['ayse.ozturk'],
  }),
  handedIn('joao.pereira', 'mixesNumbers', [90, 69, 33], {
    14: 'Sometimes the messenger is Iraqi.',
    15: 'Because Iran is an enemy and you should not help an enemy to get rich in a war.',
    21: iraqEssays['joao.pereira'],
  }),
  handedIn('priya.raman', 'trustsSources', [83, 60, 50], {
    3: '92',
    7: 'not-stated',
    8: 'a',
    14: 'Sometimes, the messenger is al-Sudani.',
    15: 'They said the revenue would help Tehran while its proxies fought Israel.',
    17: '45.5',
    21: iraqEssays['priya.raman'],
  }),
  notStarted('daniel.rosenberg'),
  handedIn('zeynab.sheikh', 'joinsFacts', [74, 52, 49], {
    1: 'd',
    4: 'not-stated~many',
    11: '16',
    13: 'a',
    14: 'Sometimes the messenger is al-Sudani.',
    15: 'Tehran would earn more and the proxies could go on fighting Israel.',
    21: iraqEssays['zeynab.sheikh'],
  }),
  underWay('tereza.simkova', 'silenceIsNo', 'p28', [25, 5, 4], 13),
  handedIn('hana.takahashi', 'careful', [111, 86, 47], {
    5: 'a',
    14: 'Sometimes the prime minister is the messenger.',
    15: 'Tehran would have more money although its proxies were at war with Israel.',
    21: iraqEssays['hana.takahashi'],
  }),
  opened('tama.wiremu', 'p7', 51),
  notStarted('oksana.yatsenko'),
]

/** Under way since the assignment was opened six days ago; it is due in two. */
export const iraqProgress: DemoProgress = {
  students,
  annotations: iraqAnnotations,
  replies: iraqReplies,
  marks: iraqMarks,
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
      body: 'Thirteen minutes for 21 questions, Jonas! You found the 91. Come and see me: we will read paragraphs 13 and 23 together, slowly.',
      writtenMinutesAgo: 26 * 60,
    },
    {
      userName: 'amira.khalil',
      author: rahimi,
      body: 'Strong on the sources. One thing to take away: when a text is silent, the answer is “not stated”, not “false”.',
      writtenMinutesAgo: 26 * 60 - 10,
    },
  ],
  lookups: iraqLookups,
}
