import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { textStream } from '#domain/article/text-stream.ts'
import { printAnnotations } from '#domain/exchange/w3c/print-annotations.ts'
import { annotationKinds } from '#domain/notes/schema.ts'
import { blocksOf, exportedOn, noteOn } from '#tests/support/exported-notes.ts'

// The model as far as Postil writes it (W3C Web Annotation Data Model, sections 3 to 5); the standard's own schemas, where they are
// at hand, are asked in w3c-fixtures.test.ts.
const uri = z.string().regex(/^(https?:\/\/|urn:uuid:)[!-~]+$/)
const position = z.strictObject({ type: z.literal('TextPositionSelector'), start: z.int().min(0), end: z.int().min(0) })
const quoteSelector = z.strictObject({
  type: z.literal('TextQuoteSelector'),
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
})
const point = z.strictObject({
  type: z.literal('FragmentSelector'),
  conformsTo: z.literal('http://tools.ietf.org/rfc/rfc3236'),
  value: z.string().startsWith('b-'),
  refinedBy: position,
})
const range = z.strictObject({ type: z.literal('RangeSelector'), startSelector: point, endSelector: point })
const target = z.strictObject({
  type: z.literal('SpecificResource'),
  source: uri,
  scope: uri,
  selector: z.array(z.union([quoteSelector, position, range])).min(1),
})
const body = z.strictObject({
  type: z.literal('TextualBody'),
  value: z.string().min(1),
  format: z.literal('text/plain'),
  purpose: z.enum(['commenting', 'questioning', 'tagging']),
})
const annotation = z.strictObject({
  '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
  id: uri,
  type: z.literal('Annotation'),
  motivation: z.enum(['highlighting', 'commenting', 'questioning', 'assessing']),
  creator: z.strictObject({ id: uri, type: z.literal('Person'), name: z.string() }),
  created: z.iso.datetime(),
  modified: z.iso.datetime(),
  audience: z.strictObject({ type: z.literal('schema:Audience'), 'schema:audienceType': z.string() }),
  body: z.array(body).min(1).optional(),
  target: z.union([uri, target]),
})
const collection = z.strictObject({
  '@context': z.literal('http://www.w3.org/ns/anno.jsonld'),
  id: uri,
  type: z.literal('AnnotationCollection'),
  label: z.string(),
  total: z.int(),
  first: z.strictObject({
    id: uri,
    type: z.literal('AnnotationPage'),
    partOf: uri,
    startIndex: z.literal(0),
    items: z.array(annotation),
  }),
})

const printed = (...asked: Parameters<typeof exportedOn>) =>
  collection.parse(JSON.parse(printAnnotations(exportedOn(...asked)))).first.items

function selectorsOf(items: ReturnType<typeof printed>) {
  const own = items[0]?.target
  if (own === undefined || typeof own === 'string') return {}
  const find = <T extends string>(type: T) => own.selector.find((selector) => selector.type === type)
  return {
    quote: quoteSelector.parse(find('TextQuoteSelector')),
    position: position.optional().parse(find('TextPositionSelector')),
    range: range.optional().parse(find('RangeSelector')),
  }
}

const blocks = blocksOf(['Fire 🔥 and e\u0301clair.', 'قال الحارس: انتهى 👩‍👩‍👧 النور', 'The end.'])
const stream = textStream(blocks)
const on = (words: string) => ({ start: stream.indexOf(words), end: stream.indexOf(words) + words.length })
const note = (words: string, more = {}) => noteOn(blocks, on(words), more) ?? expect.unreachable()

test('a passage is counted in code points, by the standard, not in the units of JavaScript', () => {
  const { position: at, range: over } = selectorsOf(printed(blocks, [note('e\u0301clair')]))
  expect(at).toEqual({ type: 'TextPositionSelector', start: 11, end: 18 })
  expect([...stream].slice(11, 18).join('')).toBe('e\u0301clair')
  expect(over).toBeUndefined()
})

test('a passage over several paragraphs is a range from one to the other, each point in its own paragraph', () => {
  const { range: over } = selectorsOf(printed(blocks, [note(`👩‍👩‍👧 النور\nThe`)]))
  expect(over?.startSelector).toMatchObject({ value: 'b-p2', refinedBy: { start: 18, end: 18 } })
  expect(over?.endSelector).toMatchObject({ value: 'b-p3', refinedBy: { start: 3, end: 3 } })
})

test('each kind says why it was made, and a mark without words has no body', () => {
  const items = printed(
    blocks,
    annotationKinds.map((kind) =>
      note('The end', { kind, body: kind === 'highlight' || kind === 'lost' ? '' : 'Words' }),
    ),
  )
  expect(items.map(({ motivation }) => motivation)).toEqual(['highlighting', 'commenting', 'questioning', 'assessing'])
  expect(items.map((item) => item.body?.map(({ purpose, value }) => `${purpose} ${value}`))).toEqual([
    undefined,
    ['commenting Words'],
    ['questioning Words'],
    ['tagging lost'],
  ])
})

test('who wrote it, when, for whom and on which revision are told', () => {
  const [item] = printed(blocks, [note('The end', { audience: 'teacher' })])
  expect(item).toMatchObject({
    creator: { name: 'Lena Bauer' },
    created: '2026-11-25T08:00:00.000Z',
    modified: '2026-11-25T09:30:00.000Z',
    audience: { 'schema:audienceType': 'teacher' },
    target: {
      source:
        'https://postil.example.org/read/018f0000-0000-7000-8000-0000000000bb?revision=018f0000-0000-7000-8000-0000000000aa&level=standard',
    },
  })
})

test('a passage without a place keeps its words and claims no place; one never looked for names the text alone', () => {
  const placed = note('The end')
  const orphan = { ...placed, passage: placed.passage && { ...placed.passage, place: null } }
  expect(selectorsOf(printed(blocks, [orphan]))).toMatchObject({ quote: { exact: 'The end' }, position: undefined })
  expect(printed(blocks, [{ ...placed, passage: null }])[0]?.target).toBe(
    'https://postil.example.org/read/018f0000-0000-7000-8000-0000000000bb',
  )
})

test('of any passage of any text the file tells the very words: by quote, by position and by range', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('a', '🔥', 'e\u0301', 'א', '\u202e', '\ud83d', '\udd25', ' ', '漢', '👩‍👩‍👧') }),
  )
  const anyCase = fc.record({
    texts: fc.array(
      anyText.map((text) => text.replaceAll('\n', ' ')),
      { minLength: 1, maxLength: 4 },
    ),
    cut: fc.tuple(fc.nat(200), fc.nat(200)),
    body: anyText,
  })
  let tried = 0
  fc.assert(
    fc.property(anyCase, ({ texts, cut, body: words }) => {
      const own = blocksOf(texts)
      const whole = textStream(own)
      const [start = 0, end = 0] = cut.map((at) => at % (whole.length + 1)).sort((a, b) => a - b)
      const written = noteOn(own, { start, end }, { body: words })
      if (written === null) return
      tried += 1
      const text = printAnnotations(exportedOn(own, [written]))
      expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text)
      const items = printed(own, [written])
      const { quote, position: at, range: over } = selectorsOf(items)
      const readable = (string: string) => string.replace(/\p{Cs}/gu, '\ufffd')
      const quoted = readable(whole.slice(start, end))
      expect(quote?.exact).toBe(quoted)
      expect(readable([...whole].slice(at?.start, at?.end).join(''))).toBe(quoted)
      expect(items[0]?.body?.[0]?.value).toBe(words === '' ? undefined : readable(words))
      if (over === undefined) return
      const pointOf = ({ value, refinedBy }: z.infer<typeof point>) => {
        const index = own.findIndex(({ id }) => `b-${id}` === value)
        const before = own.slice(0, index).reduce((sum, block) => sum + [...block.text].length + 1, 0)
        return before + refinedBy.start
      }
      expect([pointOf(over.startSelector), pointOf(over.endSelector)]).toEqual([at?.start, at?.end])
    }),
    { numRuns: 2000 },
  )
  expect(tried).toBeGreaterThan(500)
})

test('a text of 200,000 characters with 2,000 passages is counted once, not for each', () => {
  const own = blocksOf(Array.from({ length: 400 }, () => '🔥 word '.repeat(60)))
  const many = Array.from({ length: 2000 }, (_, index) => noteOn(own, { start: index * 64, end: index * 64 + 2 }))
  const notes = many.filter((written) => written !== null)
  expect(notes.length).toBeGreaterThan(100)
  expect(printed(own, notes)).toHaveLength(notes.length)
})
