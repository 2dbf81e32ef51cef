import fc from 'fast-check'
import { expect, test } from 'vitest'
import { innerPieces } from '#components/reader/find-inner-terms.ts'
import { acceptedLanguages } from '#domain/glossary/accepted-languages.ts'
import { languagesOf, translationFor } from '#domain/glossary/explanation.ts'
import { directionOf, explanationLanguageCodes } from '#domain/glossary/languages.ts'

test('the languages a browser asks for come in its order, up to that of the page', () => {
  expect(acceptedLanguages('ar-SY,ar;q=0.9,de;q=0.8', 'en')).toEqual(['ar', 'de'])
  expect(acceptedLanguages('de;q=0.5, uk;q=0.9', 'en')).toEqual(['uk', 'de'])
  expect(acceptedLanguages('fr, en-GB;q=0.9, de;q=0.8', 'en')).toEqual(['fr'])
  expect(acceptedLanguages('en-GB,en;q=0.9,de;q=0.8', 'en')).toEqual([])
  expect(acceptedLanguages('zh-TW,zh;q=0.8,no;q=0.7,iw;q=0.6', 'en')).toEqual(['zh-Hant', 'zh-Hans', 'nb', 'he'])
  expect(acceptedLanguages('tr;q=0, pl', 'en')).toEqual(['pl'])
  expect(acceptedLanguages(null, 'en')).toEqual([])
})

test('no header makes it throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'aA-_;,q=.10 *é\0') })), (header) => {
      expect(Array.isArray(acceptedLanguages(header, 'en'))).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('the first wanted language that there is comes before that of the text', () => {
  const translations = [
    { lang: 'de' as const, definition: 'x' },
    { lang: 'ar' as const, definition: 'y' },
  ]
  expect(translationFor(translations, ['tr', 'ar', 'de'])?.lang).toBe('ar')
  expect(translationFor(translations, ['tr'])).toBe(null)
  expect(languagesOf({ choice: 'browser', accepted: ['de'] })).toEqual(['de'])
  expect(languagesOf({ choice: 'ar', accepted: ['de'] })).toEqual(['ar'])
})

test('every language is written as the Unicode CLDR says', () => {
  for (const code of explanationLanguageCodes) {
    const { script } = new Intl.Locale(code).maximize()
    expect([code, directionOf(code)]).toEqual([code, script === 'Arab' || script === 'Hebr' ? 'rtl' : 'ltr'])
  }
})

const terms = [
  { id: 'brigades', headword: 'Hezbollah Brigades', aliases: [] },
  { id: 'hezbollah', headword: 'Hezbollah', aliases: [] },
  { id: 'circle', headword: 'circle', aliases: ['circles'] },
]

test('the terms inside an explanation are found longest first, but never the one that is explained', () => {
  const inner = (text: string, own: string) =>
    innerPieces(text, terms, own)
      .filter(({ termId }) => termId !== null)
      .map(({ text: words, termId }) => `${words} ${termId}`)
  expect(inner('Not the Hezbollah of Lebanon.', 'brigades')).toEqual(['Hezbollah hezbollah'])
  expect(inner('The Hezbollah Brigades are another group.', 'hezbollah')).toEqual(['Hezbollah Brigades brigades'])
  expect(inner('A circle, see circles.', 'circle')).toEqual([])
})

test('the pieces of an explanation are its text, whatever it says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('circle', 'Hezbollah', ' ', '<script>', '🙂', 'ضوء', '\n', "'", '-')),
      (parts) => {
        const text = parts.join('')
        expect(
          innerPieces(text, terms, '')
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      },
    ),
  )
})
