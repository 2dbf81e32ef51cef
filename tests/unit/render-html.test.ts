import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import { renderHtml } from '#domain/article/render-html.ts'
import { type Block, blockTypes } from '#domain/article/schema.ts'
import { blockStarts } from '#domain/article/text-stream.ts'
import { findTerms } from '#domain/glossary/find-terms.ts'
import { shownTermsChoices, showTerms } from '#domain/glossary/shown-terms.ts'

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#13': '\r' }

/** The text contents of the blocks as a parser would make them. */
function textContents(html: string): string[] {
  return html
    .split(/<\/(?:p|h[234]|blockquote|li|pre|figure)>/)
    .slice(0, -1)
    .map((block) => block.replace(/<pre[^>]*>\n/g, '').replace(/<[^>]*>/g, ''))
    .map((text) => text.replace(/&([a-z]+|#\d+);/g, (_, name: string) => entities[name] ?? '?'))
}

function paragraph(text: string, more: Partial<Block> = {}): Block {
  return { id: 'p1', type: 'paragraph', text, marks: [], ...more }
}

const piece = fc.constantFrom(
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onclick='x",
  '&lt;b&gt;',
  '\r\n',
  '\n',
  'Baghdad',
  ' ',
  '🙂',
  'שלום',
  '<!--',
  ']]>',
)
const randomText = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
const randomMark = fc.record({
  type: fc.constantFrom('strong' as const, 'emphasis' as const, 'code' as const, 'link' as const),
  start: fc.nat(40),
  length: fc.integer({ min: 1, max: 30 }),
})
const randomBlocks = fc
  .array(fc.tuple(fc.constantFrom(...blockTypes), randomText, fc.array(randomMark, { maxLength: 4 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((made) =>
    made.map(
      ([type, text, marks], index): Block => ({
        id: `b${index}`,
        type,
        text,
        marks: marks.map((mark) => ({
          type: mark.type,
          start: mark.start,
          end: mark.start + mark.length,
          href: 'https://example.org/?a="b"&c',
        })),
      }),
    ),
  )
const terms = [{ id: 'e1', headword: 'Baghdad', aliases: [], definition: 'A city.' }]

test('the text content of every block is its text, whatever was imported', () => {
  fc.assert(
    fc.property(randomBlocks, (blocks) => {
      expect(textContents(renderHtml(blocks, findTerms(blocks, terms)))).toEqual(blocks.map((block) => block.text))
    }),
    { numRuns: 500 },
  )
})

test('only our own elements and attributes are ever written', () => {
  const ours =
    /^<\/?(?:p|h[234]|blockquote|ul|li|pre|figure|strong|em|code|a)(?: (?:id|data-block|data-start|dir|class|href|rel|aria-label|data-number|data-term|data-footnote)="[^"<>]*")*>$/
  fc.assert(
    fc.property(randomBlocks, (blocks) => {
      const tags = renderHtml(blocks, findTerms(blocks, terms)).match(/<[^>]*>?/g) ?? []
      for (const tag of tags) expect(tag).toMatch(ours)
    }),
    { numRuns: 500 },
  )
})

test('elements nest, and a link never stands in a link', () => {
  fc.assert(
    fc.property(randomBlocks, (blocks) => {
      const open: string[] = []
      for (const [, slash, name = ''] of renderHtml(blocks, findTerms(blocks, terms)).matchAll(/<(\/?)([a-z0-9]+)/g)) {
        if (slash) expect(open.pop()).toBe(name)
        else {
          if (name === 'a') expect(open).not.toContain('a')
          open.push(name)
        }
      }
      expect(open).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('a script in a text is shown, never run', () => {
  expect(renderHtml([paragraph('<script>alert("x")</script>')], [])).toContain(
    '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;',
  )
})

test('a link leads only to http, https or mail', () => {
  const link = (href: string) =>
    renderHtml([paragraph('here', { marks: [{ type: 'link', start: 0, end: 4, href }] })], [])
  expect(link('https://example.org/')).toContain('<a href="https://example.org/" rel="noopener noreferrer">here</a>')
  expect(link('mailto:a@example.org')).toContain('mailto:')
  for (const href of ['javascript:alert(1)', ' https://example.org', 'data:text/html,x', '//example.org']) {
    expect(link(href)).not.toContain('rel=')
  }
})

test('a term inside a link keeps its own place, and the link goes on around it', () => {
  const blocks = [
    paragraph('see Baghdad now', { marks: [{ type: 'link', start: 0, end: 15, href: 'https://x.org/' }] }),
  ]
  const link = '<a href="https://x.org/" rel="noopener noreferrer">'
  expect(renderHtml(blocks, findTerms(blocks, terms))).toContain(
    `${link}see </a><a class="term" href="#term-e1" data-term="e1" data-footnote="1">Baghdad</a>${link} now</a>`,
  )
})

const sections: Block[] = [
  paragraph('Baghdad and Baghdad'),
  { id: 'h', type: 'heading', text: 'Later', marks: [] },
  paragraph('Baghdad again', { id: 'p2' }),
]

test('of every place of a term the first in each section is a link, and bears its footnote at its first place alone', () => {
  const html = renderHtml(sections, findTerms(sections, terms))
  expect(html.match(/<a class="term" data-term="e1">/g)).toHaveLength(1)
  expect(html.match(/<a class="term" href="#term-e1" data-term="e1"/g)).toHaveLength(2)
  expect(html.match(/data-footnote="1"/g)).toHaveLength(1)
})

test('a place that is not shown leaves its words to the link in which they stand', () => {
  const marks = [{ type: 'link' as const, start: 12, end: 23, href: 'https://x.org/' }]
  const blocks = [paragraph('Baghdad, or Baghdad now', { marks })]
  expect(renderHtml(blocks, findTerms(blocks, terms))).toContain(
    '<a href="https://x.org/" rel="noopener noreferrer">Baghdad now</a>',
  )
})

test('a reader’s choice of terms changes which places are links, and nothing else of the text', () => {
  const html = renderHtml(sections, findTerms(sections, terms))
  const links = (shown: string) => shown.match(/<a class="term"[^>]* href=/g)?.length ?? 0
  expect(showTerms(html, 'first')).toBe(html)
  expect([links(html), links(showTerms(html, 'all')), links(showTerms(html, 'none'))]).toEqual([2, 3, 0])
  fc.assert(
    fc.property(randomBlocks, (blocks) => {
      const made = renderHtml(blocks, findTerms(blocks, terms))
      for (const choice of shownTermsChoices) {
        expect(textContents(showTerms(made, choice))).toEqual(blocks.map((block) => block.text))
      }
      expect(links(showTerms(made, 'none'))).toBe(0)
    }),
  )
})

test('a paragraph of 5,000 places is rendered', () => {
  const blocks = [paragraph('Baghdad '.repeat(5000))]
  expect(renderHtml(blocks, findTerms(blocks, terms)).match(/class="term"/g)).toHaveLength(5000)
})

test('running text is numbered from one; headings, code and figures are not', () => {
  const blocks = blockTypes.map((type, index): Block => ({ id: `b${index}`, type, text: type, marks: [] }))
  expect([...paragraphNumbers(blocks)]).toEqual([
    ['b0', 1],
    ['b2', 2],
    ['b3', 3],
  ])
  expect(renderHtml(blocks, []).match(/data-number="\d"/g)).toHaveLength(3)
})

test('every block says where it begins in the text stream', () => {
  const blocks = [paragraph('one 🙂'), paragraph('two', { id: 'p2' }), paragraph('three', { id: 'p3' })]
  const starts = [...renderHtml(blocks, []).matchAll(/data-start="(\d+)"/g)].map(([, start]) => Number(start))
  expect(starts).toEqual(blockStarts(blocks))
})

test('items that follow one another share a list', () => {
  const item = (id: string): Block => ({ id, type: 'list-item', text: id, marks: [] })
  const html = renderHtml([item('a'), item('b'), paragraph('text'), item('c')], [])
  expect(html.match(/<ul>/g)).toHaveLength(2)
  expect(html.match(/<\/ul>/g)).toHaveLength(2)
})
