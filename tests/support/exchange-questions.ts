import fc from 'fast-check'
import { optionId } from '#domain/exchange/to-question/answer-note.ts'
import { multipleResponseScorings, type Question, questionSchema } from '#domain/quiz/schema.ts'
import { words } from './exchange-forms.ts'

const short = words.map((text) => text.slice(0, 100).trim() || 'w')
const note = { feedback: fc.oneof(fc.constant(''), short), misconception: fc.option(short, { nil: null }) }
const distinct = (minLength: number, maxLength: number) =>
  fc.uniqueArray(short, { minLength, maxLength, selector: (text) => text.toLowerCase().trim() })
const bands = fc.constantFrom([
  { atLeast: 0.8, credit: 1 },
  { atLeast: 0.5, credit: 0.5 },
])
const span = fc.record({ start: fc.nat(500), quote: short }).map(({ start, quote }) => ({
  level: 'standard' as const,
  start,
  end: start + quote.length,
  quote,
}))
const everyQuestion = {
  id: fc.uuid(),
  stem: short,
  points: fc.integer({ min: 1, max: 10_000 }).map((units) => units / 100),
  explanation: fc.oneof(fc.constant(''), short),
  evidence: fc.array(span, { maxLength: 2 }),
}
const citation = fc.oneof(
  fc.constant({}),
  fc.record({ weight: fc.constantFrom(0, 0.25, 1), bands }).map((asked) => ({ citation: asked })),
)
const options = distinct(2, 5).chain((texts) =>
  fc.tuple(
    ...texts.map((text, index) => fc.record({ id: fc.constant(optionId(index)), text: fc.constant(text), ...note })),
  ),
)
const shuffled = fc.constantFrom({}, { isShuffled: true })
const number = fc
  .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(6))
  .map(([units, scale]) => String(Number((units / 10 ** scale).toFixed(scale))))
  .filter((text) => /^-?\d{1,15}(\.\d{1,10})?$/.test(text) && text !== '-0')
const wrongForms = fc.array(fc.record({ text: short, ...note }), { maxLength: 2 })
const forms = { accepted: fc.array(short, { minLength: 1, maxLength: 3 }), wrong: wrongForms }
const unmatched = fc.constantFrom('wrong' as const, 'teacher' as const)
const limits = fc.constantFrom({ minWords: null, maxWords: null }, { minWords: 20, maxWords: 200 })

const multipleResponse = fc
  .record({ ...everyQuestion, options, scoring: fc.constantFrom(...multipleResponseScorings), right: fc.nat(4) })
  .map(({ options: list, scoring, right, ...common }) => {
    const count = 1 + (right % list.length)
    const correct = list.slice(0, count).map(({ id }) => id)
    const share = (index: number) => (index < count ? Math.round(1e7 / count) / 1e7 : -0.25)
    const rated = list.map((option, index) => ({ ...option, fraction: share(index) }))
    const type = 'multiple-response' as const
    return { type, ...common, options: scoring === 'author-fractions' ? rated : list, correct, scoring }
  })

const cloze = fc
  .record({
    ...everyQuestion,
    parts: fc.array(
      fc.record({
        before: short,
        weight: fc.constantFrom(1, 2, 0.5),
        typed: fc.record({ ...forms, caseMatters: fc.boolean(), accentsMatter: fc.boolean() }),
        chosen: fc.option(options, { nil: null }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ parts, ...common }) => ({
    type: 'cloze' as const,
    ...common,
    text: parts.map(({ before }, index) => `${before.replace(/\[+/g, '[')} [[${index + 1}]]`).join(' '),
    gaps: parts.map(({ weight, typed, chosen }, index) => {
      const id = String(index + 1)
      if (chosen === null) return { id, weight, kind: 'typed' as const, ...typed }
      const own = chosen.map((option) => ({ ...option, id: `${id}-${option.id}` }))
      return { id, weight, kind: 'chosen' as const, options: own, correct: `${id}-b` }
    }),
  }))

const pairs = fc
  .record({ ...everyQuestion, items: distinct(2, 4), targets: distinct(2, 5), notes: fc.record(note) })
  .map(({ items, targets, notes, ...common }) => {
    const used = Math.min(items.length, targets.length)
    const target = (index: number) => `t${(index % used) + 1}`
    return {
      ...common,
      items: items.map((text, index) => ({ id: `i${index + 1}`, text })),
      targets: targets.map((text, index) => ({ id: `t${index + 1}`, text })),
      pairs: Object.fromEntries(items.map((_, index) => [`i${index + 1}`, target(index)])),
      notes: [{ item: 'i1', target: 't2', ...notes }],
    }
  })

const questions = fc.oneof(
  fc
    .tuple(fc.record({ type: fc.constant('single-choice' as const), ...everyQuestion, options }), shuffled)
    .map(([question, more]) => ({ ...question, correct: 'b', ...more })),
  multipleResponse,
  fc.record({
    type: fc.constant('true-false-not-stated' as const),
    ...everyQuestion,
    correct: fc.constantFrom('true' as const, 'false' as const, 'not-stated' as const),
    answers: fc.record({ true: fc.record(note), false: fc.record(note), 'not-stated': fc.record(note) }),
  }),
  fc
    .record({
      type: fc.constant('number' as const),
      ...everyQuestion,
      correct: number,
      tolerance: number.map((text) => text.replace('-', '')),
      wrong: fc.array(fc.record({ text: number, ...note }), { maxLength: 2 }),
    })
    .chain((question) =>
      fc.constantFrom({}, { toleranceKind: 'relative' as const }).map((more) => ({ ...question, ...more })),
    ),
  fc
    .tuple(
      fc.record({ type: fc.constant('short-answer' as const), ...everyQuestion, ...forms, unmatched }),
      fc.constantFrom({}, { caseMatters: true, accentsMatter: false }),
    )
    .map(([question, more]) => ({ ...question, ...more })),
  cloze,
  fc.record({ ...everyQuestion, items: distinct(2, 5) }).chain(({ items, ...common }) =>
    fc.constantFrom('exact' as const, 'longest-ordered-subset' as const, 'adjacent-pairs' as const).map((scoring) => ({
      type: 'ordering' as const,
      ...common,
      items: items.map((text, index) => ({ id: `i${index + 1}`, text })),
      scoring,
    })),
  ),
  pairs.map((question) => ({ type: 'matching' as const, ...question })),
  pairs.map((question) => ({ type: 'categories' as const, ...question })),
  fc.record({
    type: fc.constant('evidence' as const),
    ...everyQuestion,
    alternatives: fc.array(fc.array(span, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
    bands,
    maxSpans: fc.integer({ min: 2, max: 10 }),
  }),
  fc
    .record({ type: fc.constant('repair' as const), ...everyQuestion, ...forms, unmatched })
    .map((question) => ({ ...question, sentence: 'A sentense with a fault.' })),
  fc
    .tuple(
      fc.record({ type: fc.constant('free-text' as const), ...everyQuestion, isRubricShown: fc.boolean() }),
      limits,
    )
    .map(([question, more]) => ({
      ...question,
      ...more,
      rubric: [
        {
          id: 'c1',
          title: 'Use of the text',
          levels: [
            { id: 'l1', text: 'none', points: 0 },
            { id: 'l2', text: 'apt', points: question.points },
          ],
        },
      ],
    })),
)

/** Whole questions of every type, their parts named as `toQuestion` names them. */
export const anyQuestion: fc.Arbitrary<Question> = fc
  .tuple(questions, citation)
  .map(([question, asked]) => questionSchema.parse({ ...question, ...asked }))
