import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, blockSchema } from '#domain/article/schema.ts'
import { textStream } from '#domain/article/text-stream.ts'
import { findTerms, firstPerSection } from '#domain/glossary/find-terms.ts'
import type { TermForms } from '#domain/glossary/schema.ts'

function paragraph(text: string, extra: Partial<Block> = {}): Block {
  return { id: 'p', type: 'paragraph', text, marks: [], ...extra }
}

function term(headword: string, ...aliases: string[]): TermForms {
  return { id: headword, headword, aliases }
}

/** The words found in one paragraph. */
function found(text: string, ...terms: (string | TermForms)[]): string[] {
  const all = terms.map((each) => (typeof each === 'string' ? term(each) : each))
  return findTerms([paragraph(text)], all).map(({ start, end }) => text.slice(start, end))
}

test('a term fires as a whole word only', () => {
  expect(found('Hezbollah and Hezbollahs, antiHezbollah.', 'Hezbollah')).toEqual(['Hezbollah'])
  expect(found('The Iraqi art of Iraq', 'Iraq')).toEqual(['Iraq'])
})

test('a term does not fire inside a longer form of another entry', () => {
  const terms = [term('Hezbollah'), term('Hezbollah Brigades', 'Kataib Hezbollah')]
  const text = 'Hezbollah Brigades, Kataib Hezbollah, Hezbollah Brigades-led, then Hezbollah.'
  expect(found(text, ...terms)).toEqual(['Hezbollah Brigades', 'Kataib Hezbollah', 'Hezbollah'])
})

test('a hyphen makes another word, a dash or stroke does not', () => {
  expect(found('pro-Hezbollah, Hezbollah-backed, Hezbollah‑led, non‐Hezbollah', 'Hezbollah')).toEqual([])
  expect(found('Hezbollah–Israel, Hezbollah—again, Hezbollah/Hamas, (Hezbollah)', 'Hezbollah')).toHaveLength(4)
  expect(found('the Iran‑backed groups, the Iran–backed', 'Iran-backed', 'Iran')).toEqual([
    'Iran‑backed',
    'Iran–backed',
  ])
})

test('a possessive does not prevent a match, another apostrophe does', () => {
  expect(found("Hezbollah’s men, HEZBOLLAH'S, the Houthis’ boats", 'Hezbollah', 'Houthis')).toEqual([
    'Hezbollah',
    'HEZBOLLAH',
    'Houthis',
  ])
  expect(found("can't, O’Brien, Iran’sx", 'can', 'Brien', 'Iran')).toEqual([])
})

test('straight and curly apostrophes are equal in a form', () => {
  expect(found("Kata’ib and Kata'ib", "Kata'ib")).toEqual(['Kata’ib', "Kata'ib"])
})

test('runs of white space equal one space', () => {
  expect(found('the sanctions \u00a0 waiver\tand Sanctions waiver', 'sanctions waiver')).toHaveLength(2)
})

test('case does not count, except for a form in capitals alone', () => {
  expect(found('SOVEREIGNTY, Sovereignty; STRASSE', 'sovereignty', 'Straße')).toHaveLength(3)
  expect(found('The US told us: Isis is a goddess, ISIS is not.', 'US', 'ISIS')).toEqual(['US', 'ISIS'])
  expect(found('US’s and US–Iran', 'US')).toEqual(['US', 'US'])
  expect(found('ΟΔΟΣ οδός', 'οδος')).toEqual(['ΟΔΟΣ'])
})

test('punctuation that belongs to a form belongs to the match', () => {
  expect(found('In the U.S., and U.S.-led', 'U.S.')).toEqual(['U.S.'])
  expect(found('Yahoo! and Yahoo', 'Yahoo!')).toEqual(['Yahoo!'])
  expect(found('Resolution 1,701 and 1701 and 1', '1')).toEqual(['1'])
})

test('composed and decomposed accents match without shifting the offsets', () => {
  expect(found('Le\u0302 and Lê', 'Lê')).toEqual(['Le\u0302', 'Lê'])
  expect(found('e\u0301e\u0301 Lê', 'Le\u0302')).toEqual(['Lê'])
})

test('scripts without spaces match inside a run', () => {
  expect(found('美国制裁豁免', '制裁')).toEqual(['制裁'])
})

test('headings, preformatted blocks and code hold no terms', () => {
  const blocks = [
    paragraph('Iraq', { id: 'h', type: 'heading', depth: 2 }),
    paragraph('Iraq', { id: 'pre', type: 'preformatted' }),
    paragraph('Iraq War Iraq', { id: 'c', marks: [{ type: 'code', start: 5, end: 8 }] }),
    paragraph('Iraq', { id: 'q', type: 'quote', marks: [{ type: 'strong', start: 0, end: 4 }] }),
  ]
  const hits = findTerms(blocks, [term('Iraq War'), term('Iraq')])
  expect(hits.map(({ blockId, start }) => [blockId, start])).toEqual([
    ['c', 0],
    ['c', 9],
    ['q', 0],
  ])
})

test('when two entries own a form the first given wins', () => {
  const first = { ...term('militia'), id: 'one' }
  const second = { ...term('Militia'), id: 'two' }
  expect(findTerms([paragraph('a militia')], [first, second])[0]?.entryId).toBe('one')
  expect(findTerms([paragraph('a militia')], [second, first])[0]?.entryId).toBe('two')
})

test('a form without a letter or digit never matches', () => {
  expect(found('— € —', '€', '—')).toEqual([])
})

test('offsets of occurrences point at the same words in the block and in the text stream', () => {
  const blocks = [paragraph('🙂 Iraq', { id: 'a' }), paragraph('', { id: 'b' }), paragraph('In Iraq’s', { id: 'c' })]
  const hits = findTerms(blocks, [term('Iraq')])
  expect(hits.map((hit) => textStream(blocks).slice(hit.streamStart, hit.streamEnd))).toEqual(['Iraq', 'Iraq'])
  expect(hits.map(({ blockId, start }) => [blockId, start])).toEqual([
    ['a', 3],
    ['c', 3],
  ])
})

test('by default a term is explained once in each section', () => {
  const blocks = [
    paragraph('Iraq and Iran and Iraq', { id: 'a' }),
    paragraph('Iraq', { id: 'b' }),
    paragraph('Iraq', { id: 'h', type: 'heading', depth: 2 }),
    paragraph('Iran, Iraq', { id: 'c' }),
  ]
  const shown = firstPerSection(findTerms(blocks, [term('Iraq'), term('Iran')]), blocks)
  expect(shown.map(({ entryId, blockId }) => `${entryId} ${blockId}`)).toEqual(['Iraq a', 'Iran a', 'Iran c', 'Iraq c'])
})

const wordArbitrary = fc.constantFrom(
  'Iran',
  'iran',
  'war',
  'the',
  'US',
  'us',
  'Lê',
  'Le\u0302',
  'U.S.',
  '制裁',
  '🙂',
  '9',
)
const gapArbitrary = fc.constantFrom(' ', '  ', '-', '–', '’', "'", '. ', ', ', '\u00a0', '', "'s ")
const phrase = fc
  .array(fc.tuple(wordArbitrary, gapArbitrary), { minLength: 1, maxLength: 30 })
  .map((pairs) => pairs.flat().join(''))

function spelling(text: string): string {
  const straight = text.replace(/[’]/g, "'").replace(/–/g, '-').replace(/\s+/g, ' ')
  return straight.normalize('NFC').toLowerCase()
}

test('occurrences never overlap, stand in order, and hold the words of their form', () => {
  fc.assert(
    fc.property(fc.array(phrase, { maxLength: 4 }), fc.array(phrase, { maxLength: 8 }), (texts, forms) => {
      const blocks = texts.map((text, index) => blockSchema.parse({ id: `b${index}`, type: 'paragraph', text }))
      const terms = forms.map((form, index) => ({ ...term(form.slice(0, 12)), id: String(index) }))
      let last = 0
      for (const hit of findTerms(blocks, terms)) {
        expect(hit.streamStart).toBeGreaterThanOrEqual(last)
        last = hit.streamEnd
        const words = textStream(blocks).slice(hit.streamStart, hit.streamEnd)
        expect(spelling(words)).toBe(spelling(hit.form))
        expect(terms[Number(hit.entryId)]?.headword.trim()).toBe(hit.form)
      }
    }),
    { numRuns: 500 },
  )
})

test('every word of a text that stands between spaces is found when it is a form', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('alpha', 'beta', 'gamma', 'delta')),
      fc.constantFrom('alpha', 'beta'),
      (words, form) => {
        expect(found(words.join(' '), form)).toHaveLength(words.filter((word) => word === form).length)
      },
    ),
  )
})
