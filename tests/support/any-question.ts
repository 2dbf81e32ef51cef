import fc from 'fast-check'
import type { Span } from '#domain/anchoring/schema.ts'
import { multipleResponseScorings } from '#domain/quiz/questions/multiple-response.ts'
import { orderingScorings } from '#domain/quiz/questions/ordering.ts'
import { type Question, type QuizResponse, questionSchema, verdicts } from '#domain/quiz/schema.ts'

/** Words that belong to a key and to nothing else: no generated text that students see holds them. */
export const keyMark = 'KEY-'

const id = fc.uuid()
const spoken = fc.constantFrom('lamp', 'door', 'keeper', 'dawn', 'dusk', 'harbour', 'light', 'sea')
const secret = fc.nat(9999).map((number) => `${keyMark}${number}`)
const note = fc.record({ feedback: secret, misconception: fc.option(secret) })

/** The text from which generated spans are cut. */
export const spanText = 'one two three four five six seven eight nine ten eleven twelve'

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.nat(spanText.length - 1), fc.integer({ min: 1, max: 20 }), fc.constantFrom('standard', 'plain'))
  .map(([start, length, level]) => {
    const end = Math.min(spanText.length, start + length)
    return { level: level as Span['level'], start, end, quote: spanText.slice(start, end) }
  })

/** Gold spans say other words than any text that students see. */
const goldSpan = fc
  .tuple(fc.nat(500), secret)
  .map(([start, quote]): Span => ({ level: 'standard', start, end: start + quote.length, quote }))

const bands = fc.constantFrom(
  [{ atLeast: 0.8, credit: 1 }],
  [
    { atLeast: 0.5, credit: 0.5 },
    { atLeast: 0.8, credit: 1 },
  ],
  [{ atLeast: 0, credit: 1 }],
)

const common = {
  id,
  stem: spoken,
  points: fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100),
  explanation: secret,
  evidence: fc.array(goldSpan, { maxLength: 3 }),
  citation: fc.option(fc.record({ weight: fc.constantFrom(0, 0.25, 0.5, 1), bands })),
}

const ids: fc.Arbitrary<string[]> = fc.uniqueArray(
  fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'constructor', 'toString'),
  { minLength: 2, maxLength: 6 },
)

function options(optionIds: readonly string[]) {
  return fc.tuple(
    ...optionIds.map((optionId) => note.map((words) => ({ id: optionId, text: `o ${optionId}`, ...words }))),
  )
}

function items(itemIds: readonly string[], prefix = '') {
  return itemIds.map((itemId) => ({ id: `${prefix}${itemId}`, text: `item ${prefix}${itemId}` }))
}

const single = ids.chain((list) =>
  fc.record({
    type: fc.constant('single-choice'),
    ...common,
    options: options(list),
    correct: fc.constantFrom(...list),
    isShuffled: fc.boolean(),
  }),
)

const several = ids.chain((list) =>
  fc
    .record({
      type: fc.constant('multiple-response'),
      ...common,
      options: options(list),
      correct: fc.subarray(list, { minLength: 1 }),
      scoring: fc.constantFrom(...multipleResponseScorings),
      isShuffled: fc.boolean(),
      loss: fc.constantFrom(0, -0.25, -0.5, -1),
    })
    .map(({ loss, ...question }) => ({
      ...question,
      options: question.options.map((option) => ({
        ...option,
        fraction: question.correct.includes(option.id) ? 1 / question.correct.length : loss,
      })),
    })),
)

const statement = fc.record({
  type: fc.constant('true-false-not-stated'),
  ...common,
  correct: fc.constantFrom(...verdicts),
  answers: fc.record({ true: note, false: note, 'not-stated': note }),
})

const wrongForms = fc.array(
  fc.tuple(secret, note).map(([text, words]) => ({ text, ...words })),
  { maxLength: 2 },
)
const accepted = fc.array(secret, { minLength: 1, maxLength: 3 })
const unmatched = fc.constantFrom('wrong', 'teacher')

const number = fc.record({
  type: fc.constant('number'),
  ...common,
  correct: fc.integer({ min: -5, max: 5 }).map(String),
  tolerance: fc.constantFrom('0', '0.5', '2'),
  toleranceKind: fc.constantFrom('absolute', 'relative'),
  wrong: fc.constant([]),
})

const shortAnswer = fc.record({
  type: fc.constant('short-answer'),
  ...common,
  accepted,
  wrong: wrongForms,
  unmatched,
  caseMatters: fc.boolean(),
  accentsMatter: fc.boolean(),
})

const weight = fc.integer({ min: 1, max: 5 })

function gap(index: number) {
  const gapId = fc.constant(`g${index}`)
  const list = ['x', 'y', 'z'].map((letter) => `${letter}${index}`)
  return fc.oneof(
    fc.record({
      id: gapId,
      weight,
      kind: fc.constant('typed'),
      accepted,
      wrong: wrongForms,
      caseMatters: fc.boolean(),
      accentsMatter: fc.boolean(),
    }),
    fc.record({
      id: gapId,
      weight,
      kind: fc.constant('chosen'),
      options: options(list),
      correct: fc.constantFrom(...list),
    }),
  )
}

const cloze = fc.integer({ min: 1, max: 5 }).chain((count) => {
  const places = Array.from({ length: count }, (_, index) => index)
  return fc.record({
    type: fc.constant('cloze'),
    ...common,
    text: fc.constant(places.map((index) => `text [[g${index}]]`).join(' ')),
    gaps: fc.tuple(...places.map(gap)),
  })
})

const ordering = ids.chain((list) =>
  fc.record({
    type: fc.constant('ordering'),
    ...common,
    items: fc.constant(items(list)),
    scoring: fc.constantFrom(...orderingScorings),
  }),
)

function pairsOf(type: 'matching' | 'categories') {
  return fc.tuple(ids, ids).chain(([left, right]) => {
    const target = fc.constantFrom(...right.map((targetId) => `t-${targetId}`))
    return fc.record({
      type: fc.constant(type),
      ...common,
      items: fc.constant(items(left)),
      targets: fc.constant(items(right, 't-')),
      pairs: fc
        .tuple(...left.map(() => target))
        .map((targets) => Object.fromEntries(left.map((l, i) => [l, targets[i]]))),
      notes: fc.array(
        fc
          .tuple(fc.constantFrom(...left), target, note)
          .map(([item, targetId, words]) => ({ item, target: targetId, ...words })),
        { maxLength: 2 },
      ),
    })
  })
}

const evidence = fc.record({
  type: fc.constant('evidence'),
  ...common,
  alternatives: fc.array(fc.array(goldSpan, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
  bands,
  maxSpans: fc.integer({ min: 2, max: 4 }),
})

const repair = fc.record({
  type: fc.constant('repair'),
  ...common,
  sentence: spoken,
  accepted,
  wrong: wrongForms,
  unmatched,
})

const freeText = fc.record({
  type: fc.constant('free-text'),
  ...common,
  minWords: fc.option(fc.integer({ min: 1, max: 10 })),
  maxWords: fc.option(fc.integer({ min: 10, max: 20 })),
  rubric: fc.constant([]),
  isRubricShown: fc.boolean(),
})

/** A whole, valid question of any type. */
export const anyQuestion: fc.Arbitrary<Question> = fc
  .oneof(
    single,
    several,
    statement,
    number,
    shortAnswer,
    cloze,
    ordering,
    pairsOf('matching'),
    pairsOf('categories'),
    evidence,
    repair,
    freeText,
  )
  .map((question) => questionSchema.parse(question))

const partId = fc.oneof(fc.constantFrom('a', 'b', 'constructor', '__proto__', 'toString', 'g0', 'g1'), fc.string())
const text = fc.oneof(fc.string({ unit: 'binary' }), secret, spoken, fc.integer({ min: -9, max: 9 }).map(String))
const record = fc.dictionary(partId, fc.oneof(partId, text))
const cited = fc.option(fc.array(span, { maxLength: 4 }), { nil: undefined })

/** Any response that TypeScript lets through, of any type; many name things that no question has. */
export const anyResponse: fc.Arbitrary<QuizResponse> = fc.oneof(
  fc.record({ type: fc.constant('single-choice' as const), choice: fc.option(partId), cited }),
  fc.record({ type: fc.constant('multiple-response' as const), choices: fc.array(partId), cited }),
  fc.record({
    type: fc.constant('true-false-not-stated' as const),
    choice: fc.option(fc.constantFrom(...verdicts)),
    cited,
  }),
  fc.record({
    type: fc.constantFrom('number' as const, 'short-answer' as const, 'repair' as const, 'free-text' as const),
    text,
    cited,
  }),
  fc.record({ type: fc.constant('cloze' as const), gaps: record, cited }),
  fc.record({ type: fc.constant('ordering' as const), order: fc.array(partId), cited }),
  fc.record({ type: fc.constantFrom('matching' as const, 'categories' as const), pairs: record, cited }),
  fc.record({ type: fc.constant('evidence' as const), spans: fc.array(span, { maxLength: 6 }), cited }),
)
