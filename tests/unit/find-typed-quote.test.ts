import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findTypedQuote } from '#domain/anchoring/find-typed-quote.ts'
import { ok } from '#domain/result.ts'

const blocks = [
  { id: 'p1', text: 'The “pro-Iran” groups said so. They said so twice.' },
  { id: 'p2', text: 'Others   said so too.' },
]
const typed = { start: null, blockId: null }

function fieldOf(quote: string, hint: Parameters<typeof findTypedQuote>[2] = typed) {
  const found = findTypedQuote(blocks, quote, hint)
  return found.ok || found.error.kind !== 'invalid' ? null : found.error.fields['quote']
}

test('typed words are found with other quotation marks, hyphens and white space, and told as they stand', () => {
  expect(findTypedQuote(blocks, '"pro\u2011Iran"', typed)).toEqual(ok({ start: 4, end: 14, quote: '“pro-Iran”' }))
  expect(findTypedQuote(blocks, ' Others said\nso ', typed)).toEqual(
    ok({ start: 51, end: 67, quote: 'Others   said so' }),
  )
})

test('words may run over the end of a paragraph', () => {
  expect(findTypedQuote(blocks, 'twice. Others', typed)).toEqual(ok({ start: 44, end: 57, quote: 'twice.\nOthers' }))
})

test('a doubtful place is never chosen', () => {
  expect(fieldOf('said so')).toBe('quote-several')
  expect(fieldOf('said so', { start: null, blockId: 'p1' })).toBe('quote-several')
  expect(findTypedQuote(blocks, 'said so', { start: null, blockId: 'p2' })).toMatchObject({
    ok: true,
    value: { quote: 'said so' },
  })
  expect(fieldOf('never said')).toBe('quote-not-found')
  expect(fieldOf(' \n')).toBe('quote-missing')
})

test('words that were selected are meant where they were selected, as long as they stand there', () => {
  expect(findTypedQuote(blocks, 'said so', { start: 36, blockId: null })).toEqual(
    ok({ start: 36, end: 43, quote: 'said so' }),
  )
  expect(fieldOf('said so', { start: 3, blockId: null })).toBe('quote-several')
})

test('what is found stands in the text where it is said to stand', () => {
  const piece = fc.constantFrom('a', 'b', ' ', '\n', '“', '"', '-', '–', '🙂', 'é', '  ')
  const text = fc.array(piece, { maxLength: 20 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), text, (texts, quote) => {
      const made = texts.map((one, at) => ({ id: `p${at}`, text: one }))
      const found = findTypedQuote(made, quote, typed)
      if (found.ok) {
        expect(texts.join('\n').slice(found.value.start, found.value.end)).toBe(found.value.quote)
      }
    }),
    { numRuns: 500 },
  )
})
