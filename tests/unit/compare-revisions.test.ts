import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareRevisions } from '#domain/article/revision/compare-revisions.ts'
import { type Change, compareWords } from '#domain/article/revision/compare-words.ts'
import { checkDraft, draftOf, type RevisionText } from '#domain/article/revision/draft.ts'
import type { Block } from '#domain/article/schema.ts'

const meta = { title: 'T', dateline: null, byline: null, credit: null, source: null, pageDate: null }
function text(blocks: [string, string][], plain: [string, string][] = []): RevisionText {
  const made = (list: [string, string][]): Block[] =>
    list.map(([id, words]) => ({ id, type: 'paragraph', text: words, marks: [] }))
  const levels: RevisionText['levels'] = [{ level: 'standard', blocks: made(blocks) }]
  return { meta, levels: plain.length > 0 ? [...levels, { level: 'plain', blocks: made(plain) }] : levels }
}
const joined = (changes: readonly Change[], without: Change['kind']) =>
  changes.flatMap(({ kind, text: words }) => (kind === without ? [] : [words])).join('')

test('what stayed and went is the text before, what stayed and came the text after', () => {
  const words = fc.array(fc.constantFrom('the', 'lamp', 'Lamp', ' ', ', ', 'é', 'e\u0301', '😀', 'غ', '\n'), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [before, after] = [one.join(''), other.join('')]
      const changes = compareWords(before, after)
      expect(joined(changes, 'added')).toBe(before)
      expect(joined(changes, 'removed')).toBe(after)
    }),
  )
})

test('one word that changed is shown as that word alone', () => {
  expect(compareWords('He lit the lamp at dusk.', 'He lit the lantern at dusk.')).toEqual([
    { kind: 'same', text: 'He lit the ' },
    { kind: 'removed', text: 'lamp' },
    { kind: 'added', text: 'lantern' },
    { kind: 'same', text: ' at dusk.' },
  ])
})

test('a change too long to be compared word by word is shown as one text for another', () => {
  const long = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`).join(' ')
  expect(compareWords(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
})

test('blocks are told by their ids: changed, new, deleted where they stood, and moved', () => {
  const before = text([
    ['a', 'One.'],
    ['b', 'Two.'],
    ['c', 'Three.'],
    ['d', 'Four.'],
  ])
  const after = text([
    ['d', 'Four.'],
    ['a', 'One.'],
    ['c', 'Three!'],
    ['n', 'New.'],
  ])
  const { levels, isSame } = compareRevisions(before, after)
  expect(levels[0]?.blocks.map(({ blockId, kind, isMoved, paragraph }) => [blockId, kind, isMoved, paragraph])).toEqual(
    [
      ['d', 'same', true, 1],
      ['a', 'same', false, 2],
      ['b', 'removed', false, 2],
      ['c', 'changed', false, 3],
      ['n', 'added', false, 4],
    ],
  )
  expect(isSame).toBe(false)
})

test('a draft that changes nothing publishes nothing, and a level that comes or goes is told', () => {
  const both = text([['a', 'One.']], [['a', 'Uno.']])
  const { text: same } = checkDraft(draftOf(both))
  expect(same && compareRevisions(both, same).isSame).toBe(true)
  const one = text([['a', 'One.']])
  expect(compareRevisions(one, both).levels[1]).toMatchObject({ level: 'plain', kind: 'added' })
  expect(compareRevisions(both, one).levels[1]).toMatchObject({ level: 'plain', kind: 'removed' })
})

test('a draft without words or title, or with a date that is none, is not published, and says why', () => {
  const draft = draftOf(text([['a', 'One.']]))
  const empty = { ...draft, rows: draft.rows.map((row) => ({ ...row, standard: null })) }
  expect(checkDraft(empty)).toMatchObject({ text: null, faults: [{ field: 'standard', message: 'text-empty' }] })
  const wrong = { ...draft, meta: { ...draft.meta, title: ' ', pageDate: 'yesterday' } }
  expect(checkDraft(wrong).faults.map(({ message }) => message)).toEqual(['title-wrong', 'pageDate-wrong'])
})

test('paragraphs without words are left out of what is published', () => {
  const draft = draftOf(
    text(
      [
        ['a', 'One.'],
        ['b', ' '],
      ],
      [['b', '']],
    ),
  )
  expect(checkDraft(draft).text?.levels.map(({ level, blocks }) => [level, blocks.map(({ id }) => id)])).toEqual([
    ['standard', ['a']],
  ])
})
