import { demoTeacher } from './classes.ts'
import type { DemoReply } from './types.ts'

const hour = 60

/** What 10B has answered in the margin. */
export const iraqReplies: DemoReply[] = [
  {
    to: { userName: 'lena.bauer', quote: 'extended the sanctions waiver' },
    author: 'yufei.chen',
    quote: 'The text only puts one after the other.',
    body: 'After is not because. Somebody would have to say so, and nobody here does.',
    writtenMinutesAgo: 40 * hour,
  },
  {
    to: { userName: 'tobi.adeyemi', quote: 'Most of the attacks had injured nobody' },
    author: 'lena.bauer',
    quote: null,
    body: 'A number makes the better first sentence. That is why I look for the second one now.',
    writtenMinutesAgo: 44 * hour,
  },
  {
    to: { userName: 'noor.haddad', quote: 'Kataib Hezbollah' },
    author: demoTeacher,
    quote: 'everyone abroad mixes this up',
    body: 'Then you can help the others: the explanation of the word says how the two are related. Is it enough?',
    writtenMinutesAgo: 30 * hour,
  },
]
