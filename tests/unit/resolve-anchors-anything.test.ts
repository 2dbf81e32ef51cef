import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveAnchors } from '#domain/anchoring/resolve.ts'
import type { AnchoredBlock } from '#domain/anchoring/schema.ts'
import { splitsCharacter } from '#domain/anchoring/trim-span.ts'
import { streamOffset, textStream } from '#domain/article/text-stream.ts'

/** Pieces of which hostile texts are made. */
const piece = fc.constantFrom(
  ...[
    'word ',
    'Word. ',
    'the ',
    '. ',
    '🙂',
    '👩‍👩‍👧',
    'e\u0301',
    '\u0301',
    '\u200d',
    '\ud83d',
    '\udc00',
    'שלום ',
    'العراق ',
    '漢字',
  ],
  ...['\u00a0', '\r', '’', '“', '—', '1.5 ', 'a', '\u0000', 'ß', '🇮', 'ปลา'],
)
const hostileText = fc.oneof(
  fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const hostileBlocks = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', ''), text: hostileText }), {
  maxLength: 6,
})
const offset = fc.oneof(fc.integer({ min: -2, max: 90 }), fc.constantFrom(Number.NaN, 0.5, Number.POSITIVE_INFINITY))
const hostilePassage = fc.record(
  { start: offset, end: offset, quote: hostileText, prefix: hostileText, suffix: hostileText },
  { requiredKeys: ['start', 'end', 'quote'] },
)
/** A passage that does stand in the text, cut at any whole characters. */
function cut(blocks: readonly AnchoredBlock[], a: number, b: number) {
  const stream = textStream(blocks)
  const start = Math.min(a, b) % (stream.length + 1)
  const end = Math.max(a, b) % (stream.length + 1)
  const isWhole = start < end && !splitsCharacter(stream, start) && !splitsCharacter(stream, end)
  return isWhole ? [{ start, end, quote: stream.slice(start, end) }] : []
}

describe('whatever is given', () => {
  test('nothing throws, and each place is one of the text, with whole characters, in all three ways', () => {
    const cuts = fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { maxLength: 6 })
    fc.assert(
      fc.property(
        hostileBlocks,
        hostileBlocks,
        fc.array(hostilePassage, { maxLength: 3 }),
        cuts,
        (before, after, wild, at) => {
          const passages = [...wild, ...at.flatMap(([a, b]) => cut(before, a, b))]
          const stream = textStream(after)
          const outcomes = resolveAnchors(passages, before, after)
          expect(outcomes).toHaveLength(passages.length)
          for (const outcome of outcomes) {
            if (!('place' in outcome)) continue
            const { start, end, quote, blockId, blockStart } = outcome.place
            expect(stream.slice(start, end)).toBe(quote)
            expect(end).toBeGreaterThan(start)
            expect(splitsCharacter(stream, start) || splitsCharacter(stream, end)).toBe(false)
            if (new Set(after.map(({ id }) => id)).size === after.length) {
              expect(streamOffset(after, blockId, blockStart)).toBe(start)
            }
            if (outcome.status === 'moved') {
              expect(outcome.score).toBeGreaterThan(0)
              expect(outcome.score).toBeLessThanOrEqual(1)
            }
          }
          expect(resolveAnchors(passages, before, after)).toEqual(outcomes)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('in an unchanged text every passage is exact, at its old place', () => {
    fc.assert(
      fc.property(hostileBlocks, fc.nat(200), fc.nat(200), (blocks, a, b) => {
        const unique = blocks.map(({ text }, index) => ({ id: `b${index}`, text }))
        const passages = cut(unique, a, b).filter(({ quote }) => !/^\s*$/u.test(quote) && !quote.includes('\n'))
        for (const [index, outcome] of resolveAnchors(passages, unique, unique).entries()) {
          expect(outcome).toMatchObject({ status: 'exact', place: passages[index] ?? {} })
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('texts that repeat themselves without end', () => {
  const sentence = 'The same sentence stands here again.'
  const long = Array.from({ length: 3000 }, () => sentence).join(' ')
  const quoteAt = (start: number) => ({ start, end: start + 13, quote: long.slice(start, start + 13) })

  test('are followed through single edits, and doubtful where a repetition more or less cannot be placed', () => {
    const at = 37 * 1500
    const mended = [{ id: 'p', text: `${long.slice(0, at + 4)}very ${long.slice(at + 4)}` }]
    const before = [{ id: 'p', text: long }]
    expect(resolveAnchors([quoteAt(0), quoteAt(at + 37)], before, mended)).toMatchObject([
      { status: 'exact', place: { start: 0 } },
      { status: 'exact', place: { start: at + 42 } },
    ])
    expect(resolveAnchors([quoteAt(at)], before, [{ id: 'p', text: `${sentence} ${long}` }])).toEqual([
      { status: 'ambiguous' },
    ])
  })

  test('hide no passage in one endless word that is much like it', () => {
    const quote = `b${'a'.repeat(99)}`
    const before = [{ id: 'x', text: quote.repeat(50) }]
    const passages = Array.from({ length: 50 }, (_, index) => ({ start: index * 100, end: index * 100 + 100, quote }))
    const outcomes = resolveAnchors(passages, before, [{ id: 'y', text: 'a'.repeat(5000) }])
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['orphan']))
  })

  test('take no more searching than their bound, however many passages there are', () => {
    const blocks = Array.from({ length: 1500 }, (_, index) => ({ id: `a${index}`, text: sentence }))
    const fewer = blocks.slice(1).map(({ text }, index) => ({ id: `b${index}`, text }))
    const passages = Array.from({ length: 500 }, (_, index) => quoteAt(index * 37))
    expect(new Set(resolveAnchors(passages, blocks, fewer).map(({ status }) => status))).toEqual(new Set(['ambiguous']))
    const words = (seed: number) => Array.from({ length: 12_000 }, (_, index) => `w${(index * seed) % 9973}`).join(' ')
    const [one, other] = [words(7), words(7919)]
    const many = Array.from({ length: 500 }, (_, index) => ({ start: index * 90, end: index * 90 + 60 })).map(
      (range) => ({
        ...range,
        quote: one.slice(range.start, range.end),
      }),
    )
    expect(resolveAnchors(many, [{ id: 'a', text: one }], [{ id: 'a', text: other }])).toHaveLength(500)
  })
})
