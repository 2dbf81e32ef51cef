import { expect, test } from 'vitest'
import { sentenceAt } from '#domain/article/sentence-at.ts'
import { chooseWords, type OwnWord } from '#domain/glossary/own-words.ts'

function word(headword: string, day: number, more: Partial<OwnWord> = {}): OwnWord {
  return {
    entryId: headword,
    headword,
    definition: `What ${headword} means.`,
    longer: null,
    translations: [],
    assignmentId: 'one',
    title: 'A text',
    className: '10B',
    lookedUpAt: `2026-11-0${day}T08:00:00.000Z`,
    met: null,
    ...more,
  }
}
const words = [
  word('waiver', 1, { met: { level: 'standard', blockId: 'p1', sentence: 'Iraq got a waiver in Élysée style.' } }),
  word('envoy', 2, { assignmentId: 'two' }),
  word('militia', 3, { translations: [{ lang: 'de', definition: 'Miliz', name: 'Deutsch', dir: 'ltr' }] }),
]
const all = { search: '', assignmentId: null, order: 'newest' } as const

function shown(filter: Partial<Parameters<typeof chooseWords>[1]>): string[] {
  return chooseWords(words, { ...all, ...filter }).map(({ headword }) => headword)
}

test('words come newest first, by alphabet, or text by text', () => {
  expect(shown({})).toEqual(['militia', 'envoy', 'waiver'])
  expect(shown({ order: 'alphabet' })).toEqual(['envoy', 'militia', 'waiver'])
  expect(shown({ order: 'text' })).toEqual(['militia', 'waiver', 'envoy'])
})

test('a search finds headword, explanation in any language and sentence, whatever the case', () => {
  expect(shown({ search: 'WAIVER means' })).toEqual(['waiver'])
  expect(shown({ search: 'miliz' })).toEqual(['militia'])
  expect(shown({ search: 'e\u0301lyse\u0301e' })).toEqual(['waiver'])
  expect(shown({ search: '(.*' })).toEqual([])
  expect(shown({ assignmentId: 'two' })).toEqual(['envoy'])
})

test('the sentence around a place is told, of an endless one the words around it', () => {
  const blocks = [
    { id: 'p1', text: 'One came. Two left.' },
    { id: 'p2', text: `${'word '.repeat(300)}here ${'word '.repeat(300)}` },
  ]
  expect(sentenceAt(blocks, 10)).toEqual({ blockId: 'p1', sentence: 'Two left.' })
  const long = sentenceAt(blocks, 20 + 1500)
  expect(long?.sentence).toMatch(/^… .* here .* …$/)
  expect(long?.sentence.length).toBeLessThan(620)
  expect(sentenceAt(blocks, 99_999)).toBe(null)
})
