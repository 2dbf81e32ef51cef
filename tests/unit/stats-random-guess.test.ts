import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { everyType } from '#db/every-type.ts'
import { grade } from '#domain/quiz/grade.ts'
import { orderingScorings } from '#domain/quiz/questions/ordering.ts'
import {
  multipleResponseScorings,
  type QuestionBody,
  type QuestionKey,
  type QuizResponse,
  verdicts,
} from '#domain/quiz/schema.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import { meanLongestRise, randomGuess } from '#domain/stats/random-guess.ts'
import { mean } from '#tests/support/naive-statistics.ts'

const common = { explanation: '', evidence: [] }
const texts = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `o${index}`, text: 'x' }))
const idsOf = (count: number) => texts(count).map(({ id }) => id)

/** What random answers reach when every one of them is graded. */
function graded(body: QuestionBody, key: QuestionKey, responses: readonly QuizResponse[]): number {
  return mean(responses.map((response) => grade(body, key, response).fraction ?? Number.NaN))
}

function orders<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((first) => orders(items.filter((item) => item !== first)).map((rest) => [first, ...rest]))
}

function subsets<T>(items: readonly T[]): T[][] {
  const [first, ...rest] = items
  if (first === undefined) return [[]]
  return subsets(rest).flatMap((set) => [set, [first, ...set]])
}

describe('the random-guess score is the mean of all answers there are', () => {
  test('single choice and verdict', () => {
    const body: QuestionBody = { type: 'single-choice', stem: 's', options: texts(4) }
    const key: QuestionKey = { type: 'single-choice', ...common, correct: 'o2', options: {} }
    const choices = idsOf(4).map((choice): QuizResponse => ({ type: 'single-choice', choice }))
    expect(randomGuess(body, key)).toBeCloseTo(graded(body, key, choices), 12)
    const verdict: QuestionBody = { type: 'true-false-not-stated', stem: 's' }
    const verdictKey: QuestionKey = { type: 'true-false-not-stated', ...common, correct: 'not-stated', options: {} }
    const answers = verdicts.map((choice): QuizResponse => ({ type: 'true-false-not-stated', choice }))
    expect(randomGuess(verdict, verdictKey)).toBeCloseTo(graded(verdict, verdictKey, answers), 12)
  })

  test.each(multipleResponseScorings)('several choices, %s', (scoring) => {
    const body: QuestionBody = { type: 'multiple-response', stem: 's', options: texts(4), scoring }
    const fractions = { o0: 0.5, o1: 0.5, o2: -0.5, o3: 0 }
    const key: QuestionKey = { type: 'multiple-response', ...common, correct: ['o0', 'o1'], options: {}, fractions }
    const ticks = subsets(idsOf(4)).filter((set) => set.length > 0)
    const responses = ticks.map((choices): QuizResponse => ({ type: 'multiple-response', choices }))
    expect(responses).toHaveLength(15)
    expect(randomGuess(body, key)).toBeCloseTo(graded(body, key, responses), 12)
  })

  test('worked out by hand: of a and b right and c wrong, right minus wrong', () => {
    // a ½, b ½, ab 1, c 0, ac 0, bc 0, abc ½
    const body: QuestionBody = { type: 'multiple-response', stem: 's', options: texts(3), scoring: 'right-minus-wrong' }
    const key: QuestionKey = { type: 'multiple-response', ...common, correct: ['o0', 'o1'], options: {} }
    expect(randomGuess(body, key)).toBeCloseTo(2.5 / 7, 12)
  })

  test.each(orderingScorings.flatMap((scoring) => [2, 3, 5].map((count) => [scoring, count] as const)))(
    'ordering, %s, of %i items',
    (scoring, count) => {
      const body: QuestionBody = { type: 'ordering', stem: 's', items: texts(count), scoring }
      const key: QuestionKey = { type: 'ordering', ...common, order: idsOf(count) }
      const responses = orders(idsOf(count)).map((order): QuizResponse => ({ type: 'ordering', order }))
      expect(randomGuess(body, key)).toBeCloseTo(graded(body, key, responses), 12)
    },
  )

  test.each(['matching', 'categories'] as const)('%s', (type) => {
    const targets = ['t0', 't1', 't2'].map((id) => ({ id, text: 'x' }))
    const body: QuestionBody = { type, stem: 's', items: texts(2), targets }
    const key: QuestionKey = { type, ...common, pairs: { o0: 't0', o1: 't1' }, notes: [] }
    const pairs = targets.flatMap((one) => targets.map((other) => ({ o0: one.id, o1: other.id })))
    const responses = pairs.map((made): QuizResponse => ({ type, pairs: made }))
    expect(randomGuess(body, key)).toBeCloseTo(graded(body, key, responses), 12)
  })

  test('a gap that is chosen can be guessed, one that is typed cannot', () => {
    const gaps = [
      { id: 'g1', weight: 3, kind: 'chosen' as const, options: texts(2) },
      { id: 'g2', weight: 1, kind: 'typed' as const },
    ]
    const body: QuestionBody = { type: 'cloze', stem: 's', text: '[[g1]] [[g2]]', gaps }
    const key: QuestionKey = { type: 'cloze', ...common, gaps: {} }
    expect(randomGuess(body, key)).toBeCloseTo((3 / 4) * (1 / 2), 12)
  })

  test('evidence beside the answer cannot be guessed, where it is scored', () => {
    const body: QuestionBody = { type: 'single-choice', stem: 's', options: texts(2) }
    const key: QuestionKey = { type: 'single-choice', ...common, correct: 'o0', options: {} }
    expect(randomGuess({ ...body, citation: { isScored: true, weight: 0.4 } }, key)).toBeCloseTo(0.3, 12)
    expect(randomGuess({ ...body, citation: { isScored: false, weight: 0 } }, key)).toBe(0.5)
  })

  test('every type has one from 0 to 1, and what is typed has none', () => {
    for (const question of everyType(randomUUID)) {
      const { body, key } = splitQuestion(question)
      const guessed = randomGuess(body, key)
      expect(guessed).toBeGreaterThanOrEqual(0)
      expect(guessed).toBeLessThan(1)
      const isTyped = ['number', 'short-answer', 'evidence', 'repair', 'free-text'].includes(body.type)
      expect(guessed === 0, body.type).toBe(isTyped)
    }
  })
})

test('the mean longest rise of few items is that of all their orders, and stays below twice the root', () => {
  expect([1, 2, 3].map(meanLongestRise)).toEqual([1, 1.5, 2])
  // Baer and Brock, "Natural sorting over permutation spaces" (1968): 2.41667 of 4, 2.79167 of 5.
  expect(meanLongestRise(4)).toBeCloseTo(29 / 12, 10)
  expect(meanLongestRise(5)).toBeCloseTo(67 / 24, 10)
  expect(meanLongestRise(12)).toBeGreaterThan(4)
  expect(meanLongestRise(12)).toBeLessThan(2 * Math.sqrt(12))
})
