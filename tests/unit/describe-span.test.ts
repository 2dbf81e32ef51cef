import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeSpan } from '#domain/anchoring/describe.ts'
import { contextLength } from '#domain/anchoring/schema.ts'
import { trimSpan } from '#domain/anchoring/trim-span.ts'
import { streamOffset, textStream } from '#domain/article/text-stream.ts'

const blocks = [
  { id: 'a', text: 'Baghdad said “no” 🙂 twice.' },
  { id: 'b', text: '' },
  { id: 'c', text: 'شلونكم cafe\u0301 end' },
]
const stream = textStream(blocks)

/** Pieces of which random texts are made: emoji with joiners, combining marks, right-to-left words. */
const piece = fc.constantFrom(
  'word',
  ' ',
  '🙂',
  '👩‍👩‍👧',
  'e\u0301',
  'שלום',
  'العراق',
  'ﬁ',
  '𝒳',
  '\u00a0',
  '’',
  '—',
  '漢字',
)
const randomBlocks = fc
  .array(fc.array(piece, { maxLength: 12 }), { minLength: 1, maxLength: 6 })
  .map((texts) => texts.map((parts, index) => ({ id: `b${index}`, text: parts.join('') })))

function failure(start: number, end: number, quote: string) {
  const result = describeSpan(blocks, { level: 'standard', start, end, quote })
  return result.ok ? null : result.error
}

test('a described passage leads back to its words by every one of its three ways', () => {
  fc.assert(
    fc.property(randomBlocks, fc.nat(), fc.nat(), (random, a, b) => {
      const text = textStream(random)
      const span = trimSpan(text, Math.min(a, b) % (text.length + 1), Math.max(a, b) % (text.length + 1))
      if (span === null) return
      const quote = text.slice(span.start, span.end)
      const result = describeSpan(random, { level: 'plain', ...span, quote })
      expect(result.ok).toBe(true)
      if (!result.ok) return
      const anchor = result.value
      expect(streamOffset(random, anchor.blockId, anchor.blockStart)).toBe(span.start)
      expect(streamOffset(random, anchor.endBlockId, anchor.blockEnd)).toBe(span.end)
      expect(text.slice(0, span.start).endsWith(anchor.prefix)).toBe(true)
      expect(text.slice(span.end).startsWith(anchor.suffix)).toBe(true)
      expect(anchor.level).toBe('plain')
      // encodeURIComponent throws on half a surrogate pair.
      for (const part of [anchor.prefix, anchor.suffix]) expect(() => encodeURIComponent(part)).not.toThrow()
      expect(anchor.prefix.length).toBeGreaterThanOrEqual(Math.min(contextLength - 1, span.start))
      expect(anchor.suffix.length).toBeGreaterThanOrEqual(Math.min(contextLength - 1, text.length - span.end))
      expect(Math.max(anchor.prefix.length, anchor.suffix.length)).toBeLessThanOrEqual(contextLength)
    }),
  )
})

test('words that do not stand where they claim are refused', () => {
  expect(failure(0, 7, 'Baghdaf')).toEqual({ kind: 'invalid', fields: { span: 'quote-mismatch' } })
  expect(failure(1, 8, 'Baghdad')).toEqual({ kind: 'invalid', fields: { span: 'quote-mismatch' } })
  expect(failure(0, 7, 'Baghdad')).toBeNull()
})

test('composed and decomposed accents are different words to an anchor', () => {
  const start = stream.indexOf('cafe')
  expect(failure(start, start + 5, 'cafe\u0301')).toBeNull()
  expect(failure(start, start + 5, 'café')).toEqual({ kind: 'invalid', fields: { span: 'quote-mismatch' } })
})

test('a passage outside the text is refused', () => {
  for (const [start, end] of [
    [0, stream.length + 1],
    [stream.length + 5, stream.length + 9],
    [-1, 4],
    [4, 4],
    [5, 4],
  ] as const) {
    expect(failure(start, end, 'x')).toEqual({ kind: 'invalid', fields: { span: 'span-outside' } })
  }
})

test('a passage never begins or ends inside a character', () => {
  const smile = stream.indexOf('🙂')
  const refused = { kind: 'invalid', fields: { span: 'span-splits-character' } }
  expect(failure(smile + 1, smile + 3, stream.slice(smile + 1, smile + 3))).toEqual(refused)
  expect(failure(smile, smile + 1, stream.slice(smile, smile + 1))).toEqual(refused)
  expect(failure(smile, smile + 2, '🙂')).toBeNull()
})

test('a passage may run over blocks, and an offset on a line feed belongs to the block before it', () => {
  const firstFeed = blocks[0]?.text.length ?? 0
  const result = describeSpan(blocks, { level: 'standard', start: firstFeed, end: firstFeed + 2, quote: '\n\n' })
  expect(result).toMatchObject({
    ok: true,
    value: { blockId: 'a', blockStart: firstFeed, endBlockId: 'c', blockEnd: 0 },
  })
})

test('trimming a selection leaves its words and drops space and line feeds around them', () => {
  expect(trimSpan('  two words \n\n', 0, 14)).toEqual({ start: 2, end: 11 })
  expect(trimSpan('\n \u00a0\n', 0, 4)).toBeNull()
  expect(trimSpan('abc', 2, 2)).toBeNull()
  expect(trimSpan('abc', 3, 1)).toBeNull()
  expect(trimSpan('abc', -5, 99)).toEqual({ start: 0, end: 3 })
  expect(trimSpan('a🙂b', 2, 4)).toEqual({ start: 3, end: 4 })
  expect(trimSpan('a🙂b', 0, 2)).toEqual({ start: 0, end: 1 })
})
