import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberNotes } from '#domain/article/number-notes.ts'
import { renderHtml } from '#domain/article/render-html.ts'
import { type Block, blockTypes } from '#domain/article/schema.ts'
import { textStream } from '#domain/article/text-stream.ts'
import { findTerms } from '#domain/glossary/find-terms.ts'

const terms = [{ id: 'e1', headword: 'Baghdad', aliases: [] }]

function rendered(blocks: readonly Block[]): string {
  return renderHtml(blocks, findTerms(blocks, terms))
}

/** The text of a rendering up to each number, its blocks joined as in the stream. */
function textBefore(html: string): Map<number, string> {
  const before = new Map<number, string>()
  let text = ''
  let isFirst = true
  for (const [token] of html.matchAll(/<[^>]*>\n?|&[^;]+;|[^<&]/g)) {
    const number = /data-note="(\d+)"/.exec(token)?.[1]
    if (number !== undefined) before.set(Number(number), text)
    else if (/^<(?:p|h\d|blockquote|li|pre|figure) id/.test(token)) {
      if (!isFirst) text += '\n'
      isFirst = false
      if (token.endsWith('\n') && !token.startsWith('<pre')) text += '\n'
    } else if (token.startsWith('<')) text += token.endsWith('\n') ? '\n' : ''
    else text += entities[token] ?? token
  }
  return before
}
const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#13;': '\r',
}

const piece = fc.constantFrom('Baghdad', ' & ', '<b>', '\n', '🙂', 'שלום', '"', '\r', 'a')
const randomBlocks = fc
  .array(fc.tuple(fc.constantFrom(...blockTypes), fc.array(piece, { minLength: 1, maxLength: 8 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((made) => made.map(([type, pieces], at): Block => ({ id: `b${at}`, type, text: pieces.join(''), marks: [] })))

test('a number stands behind the last character of its passage, wherever that is', () => {
  fc.assert(
    fc.property(randomBlocks, fc.array(fc.nat(60), { minLength: 1, maxLength: 5 }), (blocks, places) => {
      const stream = textStream(blocks)
      // A passage ends with a character, never with what joins two blocks.
      const ends = places.filter((end) => end > 0 && end <= stream.length && !endsOnJoint(blocks, end))
      const html = numberNotes(
        rendered(blocks),
        ends.map((end, at) => ({ number: at + 1, end })),
      )
      const before = textBefore(html)
      expect([...before.keys()].sort()).toEqual(ends.map((_, at) => at + 1))
      for (const [at, end] of ends.entries()) expect(before.get(at + 1)).toBe(stream.slice(0, end))
    }),
    { numRuns: 500 },
  )
})

function endsOnJoint(blocks: readonly Block[], end: number): boolean {
  let at = 0
  return blocks.some((block) => {
    at += block.text.length + 1
    return at === end
  })
}

test('without numbers a rendering is as it was', () => {
  fc.assert(
    fc.property(randomBlocks, (blocks) => {
      expect(numberNotes(rendered(blocks), [])).toBe(rendered(blocks))
    }),
  )
})

test('a note of the other level has its number at the end of its paragraph; one beyond the text has none', () => {
  const blocks: Block[] = [
    { id: 'p1', type: 'paragraph', text: 'One.', marks: [] },
    { id: 'p2', type: 'paragraph', text: 'Two.', marks: [] },
  ]
  const html = numberNotes(rendered(blocks), [
    { number: 1, blockId: 'p1' },
    { number: 2, end: 900 },
    { number: 3, blockId: 'gone' },
  ])
  expect(html).toContain('One.<sup class="note-number" data-note="1"></sup></p>')
  expect(html.match(/<sup/g)).toHaveLength(1)
})
