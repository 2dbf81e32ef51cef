import fc from 'fast-check'
import { type FormText, tidyText } from '#domain/exchange/form-text.ts'
import type { ExchangeWords } from '#domain/exchange/losses.ts'
import { plainDecimal } from '#domain/exchange/plain-decimal.ts'
import { type FormItem, formItemSchema, formOrderings, numberings } from '#domain/exchange/question-form.ts'
import { multipleResponseScorings } from '#domain/quiz/schema.ts'

export const exchangeWords: ExchangeWords = {
  true: 'True',
  false: 'False',
  notStated: 'Not stated',
  fillGaps: 'Fill in the gaps.',
}

/** Pieces of text that have broken readers: every sign that is syntax somewhere, and spaces of every kind. */
const pieces = [
  ...'~=#{}:\\/*%[]<>&"\'`@+-_;,|$!?.()',
  'a',
  'B',
  '7',
  'é',
  '漢',
  '🙂',
  'قلم',
  ' ',
  '  ',
  '\n',
  '\t',
  '\u00a0',
  '\\n',
  '->',
  '//',
  '::',
  '####',
  '&&035;',
  '&amp;',
  '&#125;',
  ']]>',
  '<!--',
  '[html]',
  '[[1]]',
  '%50%',
  '$CATEGORY:',
  '_____',
  ' _____ ',
  '<b>',
  '{1:SHORTANSWER:=x}',
  '=1+1',
  "'=x",
  'word',
  'two words',
]

const raw = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))
/** Tidied, as every reader leaves its texts, and not empty. */
export const words = raw.map((text) => tidyText(text) || 'w')
const line = words.map((text) => text.replace(/\s+/g, ' ').trim() || 'w')
const text: fc.Arbitrary<FormText> = fc.record({
  format: fc.constantFrom('plain', 'moodle', 'html', 'markdown'),
  text: words,
})
const remark = fc.option(text, { nil: null })
const note = { feedback: remark, misconception: fc.option(words, { nil: null, freq: 4 }) }
const fraction = fc.oneof(
  fc.constantFrom(0, 1, 0.5, -0.5, 0.3333333, -1),
  fc.integer({ min: -1e7, max: 1e7 }).map((units) => units / 1e7 + 0),
)
const share = fc.integer({ min: 0, max: 1e7 }).map((units) => units / 1e7)
const decimal = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat(12))
  .map(([isNegative, units, scale]) => plainDecimal(`${isNegative ? '-' : ''}${units}e-${scale}`) ?? '0')
const positive = decimal.map((value) => value.replace('-', ''))
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })

const span = fc.record({
  level: fc.constantFrom('standard' as const, 'plain' as const),
  start: fc.nat(1000),
  quote: words,
})
const spans = fc.array(span.map(spanOf), { maxLength: 3 })
const bands = fc.constantFrom(
  [{ atLeast: 0.8, credit: 1 }],
  [
    { atLeast: 0.9, credit: 1 },
    { atLeast: 0.5, credit: 0.25 },
  ],
)

const everyItem = {
  line: fc.constant(null),
  // No title is what a program would make of the stem.
  title: maybe(line.map((words) => `Title ${words}`)),
  externalId: maybe(line),
  tags: fc.array(line, { maxLength: 2 }),
}
const everyQuestion = {
  ...everyItem,
  stem: text,
  isMissingWord: fc.constant(false),
  points: maybe(fc.integer({ min: 0, max: 10_000 }).map((units) => units / 100)),
  penalty: maybe(share),
  generalFeedback: remark,
  outcomeFeedback: maybe(fc.record({ right: text, partly: remark, wrong: remark })),
  hints: fc.array(text, { maxLength: 2 }),
  evidence: spans,
  citation: maybe(fc.record({ weight: share, bands })),
}
const option = fc.record({ text, fraction, ...note })
const wordAnswer = fc.record({ text: words, fraction, ...note })
const wordAnswers = fc.array(wordAnswer, { minLength: 1, maxLength: 3 })
const numberAnswer = fc.record({
  value: fc.oneof(
    fc.record({
      kind: fc.constant('exact' as const),
      number: decimal,
      tolerance: positive,
      toleranceKind: fc.constantFrom('absolute' as const, 'relative' as const),
    }),
    fc.record({ kind: fc.constant('range' as const), low: decimal, high: decimal }),
    fc.constant({ kind: 'any' as const }),
  ),
  fraction,
  ...note,
})
const numberAnswers = fc.array(numberAnswer, { minLength: 1, maxLength: 3 })
const typing = { caseMatters: fc.boolean(), accentsMatter: fc.boolean() }
const unmatched = fc.constantFrom('wrong' as const, 'teacher' as const)
const shuffled = maybe(fc.boolean())
const weight = fc.integer({ min: 1, max: 9 })

const gapShapes = fc.oneof(
  fc.record({ kind: fc.constant('typed' as const), weight, answers: wordAnswers, ...typing }),
  fc.record({ kind: fc.constant('number' as const), weight, answers: numberAnswers }),
  fc.record({
    kind: fc.constant('chosen' as const),
    weight,
    options: fc.array(option, { minLength: 1, maxLength: 3 }),
    display: fc.constantFrom('menu' as const, 'row' as const, 'column' as const),
    selection: fc.constantFrom('one' as const, 'many' as const),
    isShuffled: fc.boolean(),
  }),
)

/** Gaps are numbered as a reader numbers them, and stand in the text in their order. */
const clozeText = fc
  .array(fc.record({ before: words, gap: gapShapes }), { minLength: 1, maxLength: 3 })
  .chain((parts) =>
    text.map(({ format, text: end }) => ({
      gaps: parts.map(({ gap }, index) => ({ id: String(index + 1), ...gap })),
      text: {
        format,
        text: `${parts.map(({ before }, index) => `${before.replace(/\[+/g, '[')} [[${index + 1}]]`).join('')} ${end.replace(/\[+/g, '[')}`,
      },
    })),
  )

const pairs = {
  items: fc.array(fc.record({ text, target: words }), { minLength: 1, maxLength: 4 }),
  distractors: fc.array(words, { maxLength: 2 }),
  isShuffled: shuffled,
  notes: fc.array(fc.record({ item: fc.constant(0), target: words, ...note }), { maxLength: 2 }),
}
const criterion = fc.record({
  title: line,
  levels: fc.array(fc.record({ text: words, points: fc.nat(10) }), { minLength: 2, maxLength: 3 }),
})
const wordLimit = maybe(fc.integer({ min: 1, max: 500 }))

const itemsByType = {
  category: fc.record({ type: fc.constant('category' as const), ...everyItem, path: line, info: remark }),
  description: fc.record({
    type: fc.constant('description' as const),
    ...everyItem,
    stem: text,
    generalFeedback: remark,
  }),
  choice: fc.record({
    type: fc.constant('choice' as const),
    ...everyQuestion,
    selection: fc.constantFrom('one' as const, 'many' as const),
    options: fc.array(option, { minLength: 1, maxLength: 4 }),
    isShuffled: shuffled,
    numbering: maybe(fc.constantFrom(...numberings)),
    scoring: maybe(fc.constantFrom(...multipleResponseScorings)),
  }),
  'true-false': fc.record({
    type: fc.constant('true-false' as const),
    ...everyQuestion,
    correct: fc.constantFrom('true' as const, 'false' as const),
    answers: fc.record({ true: fc.record(note), false: fc.record(note) }),
    notStated: maybe(fc.record(note)),
  }),
  'short-answer': fc.record({
    type: fc.constant('short-answer' as const),
    ...everyQuestion,
    answers: wordAnswers,
    ...typing,
    unmatched,
  }),
  number: fc.record({
    type: fc.constant('number' as const),
    ...everyQuestion,
    answers: numberAnswers,
    units: fc.array(fc.record({ name: line, multiplier: positive }), { maxLength: 2 }),
  }),
  matching: fc.record({ type: fc.constant('matching' as const), ...everyQuestion, ...pairs }),
  categories: fc.record({ type: fc.constant('categories' as const), ...everyQuestion, ...pairs }),
  ordering: fc.record({
    type: fc.constant('ordering' as const),
    ...everyQuestion,
    items: fc.array(text, { minLength: 2, maxLength: 4 }),
    scoring: maybe(fc.constantFrom(...formOrderings)),
  }),
  cloze: fc
    .tuple(fc.record({ type: fc.constant('cloze' as const), ...everyQuestion }), clozeText)
    .map(([question, own]) => ({ ...question, ...own })),
  essay: fc
    .record({
      type: fc.constant('essay' as const),
      ...everyQuestion,
      minWords: wordLimit,
      maxWords: wordLimit,
      template: remark,
      graderInfo: remark,
      rubric: fc.array(criterion, { maxLength: 2 }),
      isRubricShown: maybe(fc.boolean()),
    })
    .map((essay) => ({ ...essay, isRubricShown: essay.rubric.length === 0 ? null : essay.isRubricShown })),
  repair: fc.record({
    type: fc.constant('repair' as const),
    ...everyQuestion,
    sentence: words,
    answers: wordAnswers,
    unmatched,
  }),
  evidence: fc.record({
    type: fc.constant('evidence' as const),
    ...everyQuestion,
    alternatives: fc.array(fc.array(span.map(spanOf), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
    bands,
    maxSpans: fc.integer({ min: 1, max: 10 }),
  }),
} satisfies { [Type in FormItem['type']]: fc.Arbitrary<unknown> }

/** Items of every type, with everything that the form can hold. */
export const anyItem: fc.Arbitrary<FormItem> = fc
  .oneof(...Object.values(itemsByType))
  .map((item) => formItemSchema.parse(item))

export const anyItems = fc.array(anyItem, { minLength: 1, maxLength: 4 })

function spanOf({ level, start, quote }: { level: 'standard' | 'plain'; start: number; quote: string }) {
  return { level, start, end: start + quote.length, quote }
}

/** What a question says, apart from the line on which it stood. */
export function withoutLines(items: readonly FormItem[]): FormItem[] {
  return items.map((item) => ({ ...item, line: null }))
}
