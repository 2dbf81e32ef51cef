import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFiltered, noteFilterOf, noteQuery, searchLengthMax, searchWordsMax } from '#domain/notes/note-filter.ts'
import { excerptOf, markFound, searchWords } from '#domain/notes/search-words.ts'

const shown = (text: string, typed: string) =>
  markFound(text, searchWords(typed))
    .map(({ text: piece, isFound }) => (isFound ? `[${piece}]` : piece))
    .join('')

test('words are marked whole where their beginning was asked for, in any case and spelling of accents', () => {
  expect(shown('The keeper keeps the Lamp; a housekeeper does not.', 'keep LAMP')).toBe(
    'The [keeper] [keeps] the [Lamp]; a housekeeper does not.',
  )
  expect(shown('caf\u00e9 Cafe\u0301s', 'caf\u00e9')).toBe('[caf\u00e9] [Cafe\u0301s]')
  expect(shown('They don’t', "don't")).toBe('They [don]’[t]')
  expect(shown('灯台守は井戸の水を飲む', '井戸')).toBe('灯台守は[井戸]の水を飲む')
  expect(shown('so 🔥 hot', '🔥')).toBe('so [🔥] hot')
  expect(shown('nothing', '')).toBe('nothing')
})

test('whatever is marked, the pieces are the text, and none is empty', () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string())
  fc.assert(
    fc.property(anyText, anyText, (text, typed) => {
      const pieces = markFound(text, searchWords(typed))
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      expect(pieces.every((piece) => piece.text !== '')).toBe(true)
    }),
  )
})

test('a word of a text is always marked when it is asked for whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abcдéß漢字กا9 -') }), (text) => {
      for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
        expect(
          markFound(text, [word]).some(({ isFound }) => isFound),
          JSON.stringify({ text, word }),
        ).toBe(true)
      }
    }),
  )
})

test('a search has an end: so many words, so many characters, none that no note can hold', () => {
  expect(searchWords(Array.from({ length: 50 }, (_, index) => `w${index}`).join(' '))).toHaveLength(searchWordsMax)
  expect(searchWords('a\0b \ud83d c c')).toEqual(['ab', 'c'])
  expect(noteFilterOf({ q: 'x'.repeat(5000) }).q).toHaveLength(searchLengthMax)
})

test('an excerpt shows the word that was found, and halves no character', () => {
  const text = `${'🔥'.repeat(300)} lamp ${'🔥'.repeat(300)}`
  const excerpt = excerptOf(text, ['lamp'], 101)
  expect(excerpt).toContain('lamp')
  expect(excerpt).toMatch(/^…🔥.*🔥…$/u)
  expect(excerpt).not.toMatch(/\p{Cs}/u)
  expect(excerptOf('short', ['x'], 100)).toBe('short')
})

test('an address says what is asked, and is read back as it was; what is not understood asks for nothing', () => {
  const filter = noteFilterOf({ q: 'a & b', kind: 'question', page: '3', audience: 'nobody', text: "'", class: ['x'] })
  expect(filter).toMatchObject({ q: 'a & b', kind: 'question', page: 3, audience: null, text: null, class: null })
  const address = new URL(noteQuery('/notes', filter), 'http://x')
  expect(noteFilterOf(Object.fromEntries(address.searchParams))).toEqual(filter)
  expect(noteQuery('/notes', noteFilterOf({}))).toBe('/notes')
  expect([isFiltered(noteFilterOf({ q: ' ' })), isFiltered(filter)]).toEqual([false, true])
})
