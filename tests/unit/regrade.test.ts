import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyType, testSpan } from '#db/every-type.ts'
import { testBlocks } from '#db/test-content.ts'
import { textStream } from '#domain/article/text-stream.ts'
import { type RegradedItem, regradeEffect } from '#domain/quiz/regrade.ts'
import { isReworded, misfitOf } from '#domain/quiz/regrade-fit.ts'
import type { Question } from '#domain/quiz/schema.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'

const texts = { standard: textStream(testBlocks()) }

function questionsById(): Question[] {
  let count = 0
  return everyType(() => {
    count += 1
    return `018f0000-0000-7000-8000-${String(count).padStart(12, '0')}`
  })
}

const questions = questionsById()

test.each(questions.map((question) => [question.type, question] as const))(
  '%s: the same question fits the answers given to it, whatever its key says',
  (_type, question) => {
    const { body, key } = splitQuestion(question)
    expect(misfitOf(body, { body, key: { ...key, explanation: 'Another one' } }, texts)).toBeNull()
    expect(isReworded(body, { ...body, stem: 'Another stem' })).toBe(true)
    expect(isReworded(body, structuredClone(body))).toBe(false)
  },
)

test('a question of another type does not fit', () => {
  for (const [index, question] of questions.entries()) {
    const other = questions[(index + 1) % questions.length]
    if (other === undefined) throw new Error('There is no other question')
    expect(misfitOf(splitQuestion(question).body, splitQuestion(other), texts)).toBe('type-changed')
  }
})

/** Each type with parts, and the same with one part more, less or other. */
const otherParts: [string, (question: Question) => Question | null][] = [
  [
    'an option more',
    (q) =>
      'correct' in q && q.type === 'single-choice' ? { ...q, options: [...q.options, { ...one, id: 'z' }] } : null,
  ],
  ['an option less', (q) => (q.type === 'multiple-response' ? { ...q, options: q.options.slice(1) } : null)],
  ['an item less', (q) => (q.type === 'ordering' ? { ...q, items: q.items.slice(1) } : null)],
  [
    'a target more',
    (q) =>
      q.type === 'matching' || q.type === 'categories'
        ? { ...q, targets: [...q.targets, { id: 'z', text: 'Z' }] }
        : null,
  ],
  [
    'another gap',
    (q) =>
      q.type === 'cloze'
        ? { ...q, gaps: q.gaps.map((gap, index) => (index === 0 ? { ...gap, id: 'zz' } : gap)) }
        : null,
  ],
]
const one = { text: 'Another', feedback: '', misconception: null }

test.each(otherParts)('%s: the answers would not mean the same', (_what, change) => {
  const changed = questions.flatMap((question) => {
    const next = change(question)
    return next === null ? [] : [[question, next] as const]
  })
  expect(changed.length).toBeGreaterThan(0)
  for (const [question, next] of changed) {
    expect(misfitOf(splitQuestion(question).body, splitQuestion(next), texts)).toBe('parts-changed')
  }
})

test('a rule, a weight or the order of options may change', () => {
  const choice = questions.find((question) => question.type === 'multiple-response')
  if (choice?.type !== 'multiple-response') throw new Error('There is no such question')
  const next = { ...choice, scoring: 'all-or-nothing' as const, options: [...choice.options].reverse() }
  expect(misfitOf(splitQuestion(choice).body, splitQuestion(next), texts)).toBeNull()
})

test('gold spans that decide over points must stand in the text that students read', () => {
  const evidence = questions.find((question) => question.type === 'evidence')
  if (evidence?.type !== 'evidence') throw new Error('There is no such question')
  const moved = { ...testSpan('The keeper lit the lamp'), start: 16, end: 39 }
  const elsewhere = { ...evidence, alternatives: [[moved]] }
  expect(misfitOf(splitQuestion(evidence).body, splitQuestion(elsewhere), texts)).toBe('passages-elsewhere')
  const [choice] = questions
  if (choice === undefined) throw new Error('There is no question')
  const asked = { ...choice, evidence: [moved] }
  expect(misfitOf(splitQuestion(choice).body, splitQuestion(asked), texts)).toBeNull()
  const scored = { ...asked, citation: { weight: 0.5, bands: [{ atLeast: 0.5, credit: 1 }] } }
  expect(misfitOf(splitQuestion(choice).body, splitQuestion(scored), texts)).toBe('passages-elsewhere')
})

const mark = (position: number, fraction: number | null, points = 1) => ({ position, fraction, points })
const item = (attemptId: string, more: Partial<RegradedItem>): RegradedItem => ({
  attemptId,
  position: 1,
  quizPosition: 1,
  points: 1,
  before: 0,
  isByHand: false,
  after: 0,
  ...more,
})

test('who gains, who loses, and whose mark by hand stays', () => {
  const attempts = ['a', 'b', 'c', 'd'].map((attemptId) => ({
    attemptId,
    marks: [mark(1, attemptId === 'a' ? 0 : 1), mark(2, 0.5, 2)],
  }))
  const effect = regradeEffect(attempts, [
    item('a', { before: 0, after: 1 }),
    item('b', { before: 1, after: 0 }),
    item('c', { before: 1, after: 0, isByHand: true }),
    item('d', { before: 1, after: 1 }),
  ])
  expect(effect).toMatchObject({ up: 1, down: 1, unchanged: 2, kept: 1 })
  expect(effect.attempts).toEqual([
    { attemptId: 'a', before: 1, after: 2, max: 3 },
    { attemptId: 'b', before: 2, after: 1, max: 3 },
    { attemptId: 'c', before: 2, after: 2, max: 3 },
    { attemptId: 'd', before: 2, after: 2, max: 3 },
  ])
  expect(effect.questions.get(1)).toEqual({ up: 1, down: 1, same: 1, kept: 1, waits: 0 })
})

test('an answer that comes to wait counts as nothing, as everywhere, and is told', () => {
  const effect = regradeEffect([{ attemptId: 'a', marks: [mark(1, 1)] }], [item('a', { before: 1, after: null })])
  expect(effect).toMatchObject({ up: 0, down: 1, attempts: [{ before: 1, after: 0 }] })
  expect(effect.questions.get(1)).toMatchObject({ waits: 1, down: 0 })
})

test('every attempt is up, down or unchanged, every answer has one outcome, and marks by hand move nothing', () => {
  const fraction = fc.option(fc.constantFrom(0, 1 / 3, 0.5, 1), { nil: null })
  const answers = fc.array(fc.record({ before: fraction, after: fraction, isByHand: fc.boolean() }), { maxLength: 30 })
  fc.assert(
    fc.property(answers, (given) => {
      const items = given.map((one, index) => item(`a${index}`, one))
      const attempts = items.map(({ attemptId, before }) => ({ attemptId, marks: [mark(1, before)] }))
      const effect = regradeEffect(attempts, items)
      expect(effect.up + effect.down + effect.unchanged).toBe(given.length)
      const outcomes = Object.values(effect.questions.get(1) ?? {}).reduce((sum, count) => sum + count, 0)
      expect(outcomes).toBe(given.length)
      expect(effect.kept).toBe(given.filter(({ isByHand }) => isByHand).length)
      for (const [index, { before, after }] of effect.attempts.entries()) {
        if (given[index]?.isByHand) expect(after).toBe(before)
      }
    }),
  )
})
