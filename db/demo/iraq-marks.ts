import { rahimi } from './classes.ts'
import type { DemoMark } from './types.ts'

type Levels = { sources: 'none' | 'one' | 'two'; trust: 'none' | 'said' | 'reasoned'; judgement: Judgement }
type Judgement = 'none' | 'surer' | 'measured'

/** What Ms. Rahimi has marked so far: short answers and a repair first, then the texts in the order of the hand-ins. */
export const iraqMarks: DemoMark[] = [
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
  {
    userName: 'amira.khalil',
    position: 14,
    fraction: 1,
    comment: 'Mended. The text writes “al-Sudani” with a hyphen, but that was not the fault.',
    markedBy: rahimi,
    markedMinutesAgo: 28 * 60 - 7,
  },
  essay(
    'aoife.gallagher',
    25,
    { sources: 'two', trust: 'reasoned', judgement: 'measured' },
    '“A strange thing to boast about”: that is how one weighs a source. I have nothing to add.',
  ),
  essay(
    'yufei.chen',
    24.8,
    { sources: 'two', trust: 'reasoned', judgement: 'measured' },
    'You say what each of them can know and what he cannot. Exactly what I asked for.',
  ),
  essay(
    'noor.haddad',
    24.6,
    { sources: 'two', trust: 'reasoned', judgement: 'surer' },
    'Very well weighed, and thank your family for the sentence. But where do the 70 percent come from? A number sounds surer than you are.',
  ),
  essay(
    'ayse.ozturk',
    24.4,
    { sources: 'two', trust: 'reasoned', judgement: 'measured' },
    '“Nobody in the text speaks for Iran”: only few of you have seen this. Your last sentence is the whole matter.',
  ),
  essay(
    'fatima.elamrani',
    24.2,
    { sources: 'two', trust: 'none', judgement: 'surer' },
    'Two sources, rightly told. But whoever is inside may know best and still have a reason to say something else. Ask of each: what does he gain by it?',
  ),
  essay(
    'tobi.adeyemi',
    24,
    { sources: 'two', trust: 'said', judgement: 'surer' },
    'You ask whether he might lie, and that is the right question. Your answer goes too fast: to look harmless can be useful. And the last sentence is yours, not the text’s.',
  ),
  essay(
    'anjali.iyer',
    23.8,
    { sources: 'two', trust: 'said', judgement: 'surer' },
    'A title tells you that somebody has studied a thing, not that he is right about it. Look at Mansour’s verb. And why may al-Anbar’s silence not count?',
  ),
  essay(
    'hana.takahashi',
    23.6,
    { sources: 'two', trust: 'reasoned', judgement: 'measured' },
    'Your list is a good tool: I shall show it to the class, if you allow it.',
  ),
]

/** A mark on a text by its rubric; the time is in hours ago. */
function essay(userName: string, hoursAgo: number, levels: Levels, comment: string): DemoMark {
  return { userName, position: 21, levels, comment, markedBy: rahimi, markedMinutesAgo: Math.round(hoursAgo * 60) }
}
