import { rahimi, tremblay } from './classes.ts'
import { readAnswers } from './read-answers.ts'
import { scienceLevels } from './science-article.ts'
import { scienceQuiz } from './science-quiz.ts'
import type { DemoAnnotation, DemoProgress, StudentProgress } from './types.ts'

const day = 24 * 60
const answered = { questions: scienceQuiz.questions, levels: scienceLevels, passages: {} }

/** Finished: opened twelve days ago, due five days ago, closed four days ago. */
export const scienceProgress: DemoProgress = {
  students: [
    handedIn('malik.abdi', 'c a+c+d not-stated 500', 'tidal friction', 'b - false -', 9, 14),
    handedIn('lena.bauer', 'a a+c+d not-stated 500', 'Tidal friction', '- false - b', 8, 17),
    handedIn('nils.eriksson', 'a a+d true 1000', 'the moon', 'a - true -', 6, 6),
    handedIn('aoife.gallagher', 'c a+c+d not-stated 500', 'tidal friction', '- - false b', 11, 19),
    handedIn('emre.gunes', 'd a+c not-stated 500', 'tidal friction', 'b true - -', 4.5, 25),
    handedIn('anjali.iyer', 'c a+c+d true 500', 'tidal friction', 'b - - b', 10, 16),
    handedIn('clara.lindqvist', 'c a+c+d not-stated 500', 'the tidal friction', '- false false -', 7, 13),
    handedIn('samuel.osei', 'a a+b+c+d false 2000', 'tidal friction', 'c - - a', 8, 12),
    notStarted('owen.price'),
    handedIn('zeynab.sheikh', 'a a+c+d not-stated 500', 'tidal brake', '- false true -', 7.5, 15),
    handedIn('thiago.souza', 'a a+c+d true 1000', 'leap second', 'a - - c', 6, 8),
    notStarted('yennhi.tran'),
    handedIn('tama.wiremu', 'b a+c+d+e not-stated 500', 'tidal friction', '- true - b', 5.5, 21),
    handedIn('maja.wojcik', 'c a+c+d false 500', 'Tidal friction.', 'b - false -', 9, 18),
  ],
  replies: [],
  annotations: [
    note(
      'lena.bauer',
      'question',
      'class',
      'p1',
      'First they showed 23:59:60.',
      'If you are born in that second, when is your birthday?',
      8.2,
    ),
    note(
      'malik.abdi',
      'note',
      'class',
      'p5',
      'Such errors add up.',
      'Same with my watch: it isn’t getting slower, it’s just always slow. After a month I miss the bus.',
      9.1,
    ),
    note('nils.eriksson', 'lost', 'teacher', 'p5', 'even if it does not become any slower in that time', '', 6.1),
    note('thiago.souza', 'lost', 'teacher', 'p5', 'slightly too long for it', 'too long for what?', 6.1),
    note(
      'aoife.gallagher',
      'question',
      'teacher',
      'p6',
      'none was ever taken out',
      'Could that happen if the Earth speeds up? What would the clock skip?',
      11.2,
    ),
    note('clara.lindqvist', 'highlight', 'me', 'p3', '9,192,631,770 times', '', 7.1),
    note(
      'tama.wiremu',
      'note',
      'class',
      'p9',
      'on purpose',
      'And we all survive it, except the cows, says my koro.',
      5.6,
    ),
  ],
  marks: [
    {
      userName: 'zeynab.sheikh',
      position: 5,
      fraction: 0.5,
      comment: 'You have understood the thing; its name is tidal friction. Half a point for a good picture.',
      markedBy: tremblay,
      markedMinutesAgo: 4 * day,
    },
  ],
  lookups: [
    { userName: 'lena.bauer', headwords: ['UTC', 'caesium', 'tidal friction'] },
    { userName: 'nils.eriksson', headwords: ['UTC', 'millisecond'] },
    { userName: 'aoife.gallagher', headwords: ['caesium', 'IERS'] },
    { userName: 'anjali.iyer', headwords: ['UTC', 'microwave radiation', 'tidal friction', 'core'] },
    { userName: 'clara.lindqvist', headwords: ['UTC', 'caesium'] },
    { userName: 'zeynab.sheikh', headwords: ['caesium', 'tidal friction'] },
    { userName: 'thiago.souza', headwords: ['UTC', 'caesium', 'core', 'IERS'] },
    { userName: 'maja.wojcik', headwords: ['microwave radiation', 'tidal friction'] },
  ],
  comments: [
    {
      userName: 'lena.bauer',
      author: rahimi,
      body: 'Six of seven right, and a fine question about birthdays. Look again at paragraph 5: slow is not the same as getting slower. Malik’s note on his watch says it well.',
      writtenMinutesAgo: 4 * day - 20,
    },
    {
      userName: 'nils.eriksson',
      author: rahimi,
      body: 'Six minutes is very quick for this text. Paragraph 5 is the hard one, and you marked it as such, which was right. We will work through the watch example together next week.',
      writtenMinutesAgo: 4 * day - 24,
    },
    {
      userName: 'emre.gunes',
      author: tremblay,
      body: 'Late, but thoughtful. Please tell me beforehand next time.',
      writtenMinutesAgo: 4 * day - 30,
    },
    {
      userName: 'aoife.gallagher',
      author: tremblay,
      body: 'Full marks. And yes: a negative leap second would make the clock go from 23:59:58 straight to 00:00:00. It has been planned for, but never needed so far.',
      writtenMinutesAgo: 4 * day - 35,
    },
  ],
}

function notStarted(userName: string): StudentProgress {
  return { userName, state: 'not-started' }
}

/** A student who read in the morning and began the quiz eight hours later; `-` in `pool` is what was not drawn. */
function handedIn(
  userName: string,
  choices: string,
  words: string,
  pool: string,
  startedDaysAgo: number,
  tookMinutes: number,
): StudentProgress {
  return {
    userName,
    state: 'handed-in',
    openedMinutesAgo: startedDaysAgo * day + 8 * 60,
    furthestBlockId: 'p9',
    startedMinutesAgo: startedDaysAgo * day,
    submittedMinutesAgo: startedDaysAgo * day - tookMinutes,
    answers: readAnswers(answered, [...choices.split(' '), words, ...pool.split(' ')]),
  }
}

function note(
  userName: string,
  kind: DemoAnnotation['kind'],
  audience: DemoAnnotation['audience'],
  blockId: string,
  quote: string,
  body: string,
  daysAgo: number,
): DemoAnnotation {
  return {
    userName,
    kind,
    audience,
    level: 'standard',
    blockId,
    quote,
    body,
    createdMinutesAgo: Math.round(daysAgo * day),
  }
}
