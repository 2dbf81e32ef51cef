import { type ActorName, actorNames, members, type PersonName, staff, teaching } from './people.ts'

/** Words that stand somewhere in the database, each with everybody who may ever read them. */
export type Secret = { words: string; knownTo: readonly ActorName[] }

const inSchoolA: readonly PersonName[] = [
  'own',
  'co',
  'foreign',
  'admin',
  'self',
  'classmate',
  'otherStudent',
  'removed',
]

export const secrets: readonly Secret[] = [
  { words: 'M-PRIVATE-NOTE', knownTo: ['self'] },
  { words: 'M-NOTE-FOR-TEACHER', knownTo: ['self', ...teaching] },
  { words: 'M-NOTE-FOR-CLASS', knownTo: members },
  { words: 'M-DELETED-NOTE', knownTo: ['self'] },
  { words: 'M-REMOVED-PRIVATE', knownTo: [] },
  { words: 'M-GROUP', knownTo: ['self', ...teaching] },
  { words: 'M-QUESTION', knownTo: members },
  { words: 'M-REPLY', knownTo: members },
  { words: 'M-DELETED-REPLY', knownTo: ['self'] },
  { words: 'M-FORMER-PRIVATE', knownTo: ['self'] },
  { words: 'M-SHARED', knownTo: members },
  { words: 'M-HIDDEN-NOTE', knownTo: ['classmate', ...teaching] },
  { words: 'M-HIDING-REASON', knownTo: ['classmate', ...teaching] },
  { words: 'M-REPORT', knownTo: ['self', ...teaching] },
  { words: 'M-DRAFT', knownTo: ['own'] },
  { words: 'M-MISCONCEPTION', knownTo: ['own'] },
  { words: 'M-PHRASE', knownTo: ['own'] },
  { words: 'M-TEXT', knownTo: members },
  { words: 'M-TERM', knownTo: members },
  { words: 'M-DELETED-TERM', knownTo: ['own'] },
  { words: 'M-EDITOR-NOTE', knownTo: members },
  { words: 'M-DELETED-EDITOR-NOTE', knownTo: ['own'] },
  { words: 'M-LATER', knownTo: teaching },
  { words: 'M-WITHDRAWN', knownTo: teaching },
  { words: 'M-OTHER-TEXT', knownTo: ['foreign', 'otherStudent'] },
  { words: 'M-STRANGE-TEXT', knownTo: ['strangeTeacher', 'strangeStudent'] },
  // Keys of a quiz whose results are not out; of one that self has handed in, after its due time; of one checked at once.
  { words: 'KEY-', knownTo: teaching },
  { words: 'RELEASED-', knownTo: ['self', ...teaching] },
  { words: 'CHECKED-', knownTo: ['self', ...teaching] },
  { words: 'M-ANSWER-SELF', knownTo: ['self', ...teaching] },
  { words: 'M-ANSWER-CLASSMATE', knownTo: ['classmate', ...teaching] },
  { words: 'M-MARK-UNRELEASED', knownTo: teaching },
  { words: 'M-MARK-RELEASED', knownTo: ['self', ...teaching] },
  { words: 'M-COMMENT', knownTo: ['classmate', ...teaching] },
  { words: 'm-audit', knownTo: ['admin'] },
  { words: 'm-invited', knownTo: ['admin'] },
  { words: 'argon2id', knownTo: [] },
  { words: 'MATR1CS', knownTo: [...teaching, 'admin'] },
  { words: 'M-NAME-self', knownTo: [...members, 'admin'] },
  { words: 'M-NAME-classmate', knownTo: [...members, 'admin'] },
  { words: 'M-NAME-removed', knownTo: [...members, 'admin', 'removed'] },
  { words: 'M-NAME-otherStudent', knownTo: ['foreign', 'otherStudent', 'admin'] },
  { words: 'M-NAME-strange', knownTo: ['strangeTeacher', 'strangeAdmin', 'strangeStudent'] },
  // Colleagues may be asked to help with a class, so that staff know each other's names.
  { words: 'M-NAME-foreign', knownTo: [...staffOfA(), 'otherStudent'] },
  { words: 'm-user-self', knownTo: ['self', ...teaching, 'admin'] },
  { words: 'm-user-classmate', knownTo: ['classmate', ...teaching, 'admin'] },
  { words: 'm-mail-own', knownTo: ['own', 'admin'] },
  { words: 'm-mail-co', knownTo: ['co', 'admin'] },
  { words: 'M-SCHOOL-A', knownTo: inSchoolA },
  { words: 'M-SCHOOL-B', knownTo: actorNames.filter((name) => name.startsWith('strange')) },
]

function staffOfA(): readonly ActorName[] {
  return staff.filter((name) => !name.startsWith('strange'))
}

/** What of the secrets stands in an answer although its reader may not know it. */
export function leakedTo(reader: ActorName, answer: unknown): string[] {
  const text = JSON.stringify(answer) ?? ''
  return secrets.filter(({ words, knownTo }) => text.includes(words) && !knownTo.includes(reader)).map((s) => s.words)
}
