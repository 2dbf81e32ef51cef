import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyType, testSpan } from '#db/every-type.ts'
import type { Span } from '#domain/anchoring/schema.ts'
import { goldSpansOf } from '#domain/quiz/gold-spans.ts'
import { grade } from '#domain/quiz/grade.ts'
import { groundResponse } from '#domain/quiz/ground-spans.ts'
import { type Band, bandsSchema } from '#domain/quiz/questions/question-parts.ts'
import { type QuestionBody, type QuestionKey, type QuizResponse, responseSchema } from '#domain/quiz/schema.ts'
import { bestF1, citationAlternatives, creditFor, overlapF1 } from '#domain/quiz/span-overlap.ts'

const text =
  'The keeper lit the lamp at dusk. Nobody saw him leave.\nBy morning the lamp was cold, and the door stood open.'

function at(start: number, end: number, level: Span['level'] = 'standard'): Span {
  return { level, start, end, quote: text.slice(start, end) }
}

function words(quote: string, level: Span['level'] = 'standard'): Span {
  const start = text.indexOf(quote)
  if (start < 0) throw new Error(`"${quote}" does not stand in the text`)
  return at(start, start + quote.length, level)
}

const gold = [words('the lamp was cold')]

test.each<[string, Span[], number]>([
  ['exactly the gold words', gold, 1],
  ['nothing', [], 0],
  ['half of the words', [words('lamp was')], 4 / 6],
  ['one word more', [words('the lamp was cold, and')], 8 / 9],
  ['the whole sentence', [words('By morning the lamp was cold, and the door stood open')], 8 / 15],
  ['other words', [words('Nobody saw him')], 0],
  ['two passages side by side', [words('the lamp was'), words('was cold')], 1],
  ['the same passage twice', [...gold, ...gold], 1],
  ['only punctuation', [words('. ')], 0],
])('%s: F1 as computed by hand', (_what, marked, f1) => {
  expect(overlapF1(gold, marked)).toBeCloseTo(f1, 12)
})

test('a gold word is hit from half of its characters on, and a piece of it is no stray', () => {
  const cold = words('cold')
  expect(overlapF1([cold], [at(cold.start, cold.start + 2)])).toBe(1)
  expect(overlapF1([cold], [at(cold.start, cold.start + 1)])).toBe(0)
  expect(overlapF1(gold, [at(cold.start, cold.start + 1)])).toBe(0)
})

test('what is marked on another level counts against the answer', () => {
  expect(overlapF1(gold, [...gold, words('Nobody', 'plain')])).toBeCloseTo(8 / 9, 12)
  expect(overlapF1(gold, [words('the lamp was cold', 'plain')])).toBe(0)
})

test('the best alternative counts, of those on a level where something is marked', () => {
  const alternatives = [[words('Nobody saw him leave')], gold, [words('the door', 'plain')]]
  expect(bestF1(alternatives, gold)).toBe(1)
  expect(bestF1(alternatives, [words('the door', 'plain')])).toBe(1)
  expect(bestF1([gold], [words('the door', 'plain')])).toBeNull()
  expect(bestF1([gold], [])).toBe(0)
  expect(bestF1([], gold)).toBeNull()
  expect(bestF1([[at(31, 32)]], gold)).toBeNull()
})

test('words that a browser made up do not hit the gold words of their place', () => {
  const blank: Span = { ...at(0, text.length), quote: ' '.repeat(text.length) }
  expect(overlapF1(gold, [blank])).toBe(0)
  const oneWord: Span = { ...at(0, text.length), quote: text.replace(/[^A-Za-z]/g, 'x') }
  const response: QuizResponse = { type: 'evidence', spans: [oneWord, blank, at(0, 3, 'plain')], cited: [oneWord] }
  expect(groundResponse(response, { standard: text })).toEqual({
    type: 'evidence',
    spans: [at(0, text.length), at(0, text.length)],
    cited: [at(0, text.length)],
  })
  const outside = { ...at(0, 3), start: text.length - 1, end: text.length + 2 }
  expect(groundResponse({ type: 'evidence', spans: [outside] }, { standard: text })).toEqual({
    type: 'evidence',
    spans: [],
  })
  expect(groundResponse({ type: 'number', text: '3' }, {})).toEqual({ type: 'number', text: '3' })
})

const bands: Band[] = [
  { atLeast: 0.5, credit: 0.5 },
  { atLeast: 0.8, credit: 1 },
]

test.each([
  [0, 0],
  [0.49, 0],
  [0.5, 0.5],
  [0.79, 0.5],
  [0.8, 1],
  [1, 1],
])('an overlap of %d earns a credit of %d', (f1, credit) => {
  expect(creditFor(f1, bands)).toBe(credit)
  expect(creditFor(f1, bands.toReversed())).toBe(credit)
})

test('bands rise, name an overlap once, and one gives everything', () => {
  const messageOf = (some: Band[]) => bandsSchema.safeParse(some).error?.issues[0]?.message
  expect(messageOf(bands)).toBeUndefined()
  expect(messageOf([])).toBe('bands-missing')
  expect(messageOf([{ atLeast: 0.5, credit: 0.5 }])).toBe('bands-without-full')
  expect(messageOf([...bands, { atLeast: 0.9, credit: 0.7 }])).toBe('bands-not-rising')
  expect(messageOf([...bands, { atLeast: 0.8, credit: 1 }])).toBe('bands-not-rising')
})

const anySpan = fc
  .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 40 }), fc.constantFrom<Span['level']>('standard', 'plain'))
  .map(([start, length, level]) => at(start, Math.min(text.length, start + length), level))
const anySpans = fc.array(anySpan, { maxLength: 5 })

test('an overlap lies between 0 and 1, and neither order nor cutting of the passages changes it', () => {
  fc.assert(
    fc.property(anySpans, anySpans, fc.nat(), (some, marked, cut) => {
      const f1 = overlapF1(some, marked)
      if (f1 === null) return
      expect(f1).toBeGreaterThanOrEqual(0)
      expect(f1).toBeLessThanOrEqual(1)
      expect(overlapF1(some, marked.toReversed())).toBe(f1)
      const inTwo = marked.flatMap((span) => {
        const middle = span.start + (cut % (span.end - span.start))
        return middle === span.start ? [span] : [at(span.start, middle, span.level), at(middle, span.end, span.level)]
      })
      expect(overlapF1(some, inTwo)).toBe(f1)
      expect(overlapF1(some, some)).toBe(1)
    }),
    { numRuns: 1000 },
  )
})

test('one gold word marked more, and nothing else, never lowers the overlap', () => {
  fc.assert(
    fc.property(anySpans, fc.array(anySpan, { minLength: 1, maxLength: 3 }), fc.nat(), (marked, some, which) => {
      const before = overlapF1(some, marked)
      const more = some[which % some.length]
      if (before === null || more === undefined) return
      expect(overlapF1(some, [...marked, more]) ?? -1).toBeGreaterThanOrEqual(before - 1e-12)
    }),
    { numRuns: 1000 },
  )
})

const body: QuestionBody = { type: 'evidence', stem: '', maxSpans: 2 }
const key: QuestionKey = { type: 'evidence', explanation: '', evidence: [], alternatives: [gold], bands }

test('a question for evidence gives the credit of the overlap, and of too many passages the first count', () => {
  expect(grade(body, key, { type: 'evidence', spans: gold })).toMatchObject({
    state: 'right',
    chosen: [`standard:${gold[0]?.start}-${gold[0]?.end}`],
    explanation: { rule: 'evidence', numbers: { percent: 100, credit: 100 } },
  })
  const sentence = words('By morning the lamp was cold, and the door stood open')
  expect(grade(body, key, { type: 'evidence', spans: [sentence] })).toMatchObject({ state: 'partly', fraction: 0.5 })
  const wrong = words('Nobody saw him leave')
  expect(grade(body, key, { type: 'evidence', spans: [wrong, wrong, ...gold] })).toMatchObject({ state: 'wrong' })
  expect(grade(body, key, { type: 'evidence', spans: [] }).state).toBe('unanswered')
  expect(grade(body, key, { type: 'evidence', spans: [words('cold', 'plain')] }).state).toBe('waits')
})

function citing(weight: number, choice: string, cited?: Span[], evidence = gold) {
  const citation = { weight, bands }
  return grade(
    {
      type: 'single-choice',
      stem: '',
      options: ['a', 'b'].map((id) => ({ id, text: id })),
      citation: { isScored: weight > 0, weight },
    },
    { type: 'single-choice', explanation: '', evidence, correct: 'a', options: {}, citation },
    { type: 'single-choice', choice, ...(cited && { cited }) },
  )
}

test.each<[number, string, Span[] | undefined, number]>([
  [0.5, 'a', gold, 1],
  [0.5, 'a', undefined, 0.5],
  [0.5, 'b', gold, 0.5],
  [0.5, 'b', [], 0],
  [0.25, 'a', [words('By morning the lamp was cold, and the door stood open')], 0.875],
  [1, 'a', [], 0],
  [1, 'b', gold, 1],
  [0, 'a', [], 1],
  [0, 'b', gold, 0],
])('evidence beside an answer that weighs %d: "%s" with %j is worth %d', (weight, choice, cited, fraction) => {
  expect(citing(weight, choice, cited).fraction).toBe(fraction)
})

test('evidence where no gold span stands waits for the teacher, and so does a question that has none', () => {
  expect(citing(0.5, 'a', [words('cold', 'plain')])).toMatchObject({ state: 'waits', fraction: null, chosen: ['a'] })
  expect(citing(0.5, 'a', gold, []).state).toBe('waits')
  expect(citing(0, 'a', gold, []).state).toBe('right')
})

test('evidence without an answer proves nothing', () => {
  const empty: QuizResponse = { type: 'evidence', spans: [], cited: gold }
  expect(
    grade({ ...body, citation: { isScored: true, weight: 1 } }, { ...key, citation: { weight: 1, bands } }, empty),
  ).toMatchObject({
    state: 'unanswered',
    fraction: 0,
  })
})

test('cited evidence may be any one of the gold spans, or all of a level together', () => {
  const [first, second, other] = [words('lamp'), words('door'), words('cold', 'plain')]
  expect(citationAlternatives([first, second, other])).toEqual([[first], [second], [other], [first, second]])
})

test('a passage in a response is as long as its quote, and is mended without changing its length', () => {
  const parse = (span: object) => responseSchema.safeParse({ type: 'evidence', spans: [span] })
  expect(parse(at(0, 10)).success).toBe(true)
  expect(parse({ ...at(0, 10), end: 11 }).success).toBe(false)
  expect(parse({ level: 'standard', start: 0, end: 3, quote: 'a\0\ud800' }).data).toMatchObject({
    spans: [{ quote: 'a\ufffd\ufffd' }],
  })
  expect(responseSchema.safeParse({ type: 'evidence', spans: Array(21).fill(at(0, 1)) }).success).toBe(false)
})

test('a question rests on its evidence and on the passages that answer it', () => {
  const [question] = everyType(randomUUID).filter(({ type }) => type === 'evidence')
  if (question === undefined) throw new Error('There is a question for evidence')
  const fields = goldSpansOf({ ...question, evidence: [testSpan('the lamp')] }).map(({ field, span }) => [
    field,
    span.quote,
  ])
  expect(fields).toEqual([
    ['evidence.0', 'the lamp'],
    ['alternatives.0.0', 'the lamp was cold'],
    ['alternatives.1.0', 'Nobody saw him leave'],
    ['alternatives.1.1', 'the door stood open'],
  ])
})
