import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grade } from '#domain/quiz/grade.ts'
import type { Question, QuizResponse } from '#domain/quiz/schema.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import { randomGuess } from '#domain/stats/random-guess.ts'

const common = {
  id: '018f0000-0000-7000-8000-000000000001',
  stem: 'Which?',
  points: 1,
  explanation: '',
  evidence: [],
}
const note = { feedback: '', misconception: null }
const letters = ['a', 'b', 'c', 'd', 'e', 'f']

/** The mean over all answers there are, each graded. */
function meanOf(question: Question, responses: readonly QuizResponse[]): number {
  const { body, key } = splitQuestion(question)
  const sum = responses.reduce((total, response) => total + (grade(body, key, response).fraction ?? 0), 0)
  return sum / responses.length
}

function guessOf(question: Question): number {
  const { body, key } = splitQuestion(question)
  return randomGuess(body, key)
}

function ordersOf(ids: readonly string[]): string[][] {
  if (ids.length === 0) return [[]]
  return ids.flatMap((id) => ordersOf(ids.filter((other) => other !== id)).map((rest) => [id, ...rest]))
}

test.each(['exact', 'longest-ordered-subset', 'adjacent-pairs'] as const)(
  'a random order under %s is worth what all orders are worth on average',
  (scoring) => {
    for (let length = 2; length <= 6; length += 1) {
      const items = letters.slice(0, length).map((id) => ({ id, text: `Event ${id}` }))
      const question: Question = { ...common, type: 'ordering', items, scoring }
      const { body } = splitQuestion(question)
      const ids = body.type === 'ordering' ? body.items.map(({ id }) => id) : []
      const all = ordersOf(ids).map((order): QuizResponse => ({ type: 'ordering', order }))
      expect(guessOf(question)).toBeCloseTo(meanOf(question, all), 12)
    }
  },
)

test('random ticks under every rule are worth what all ways to tick are worth on average', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 1, max: 63 }),
      fc.constantFrom('all-or-nothing', 'right-minus-wrong', 'each-option', 'author-fractions'),
      (count, mask, scoring) => {
        const right = letters.slice(0, count).filter((_, index) => (mask >> index) & 1)
        if (right.length === 0) return
        const options = letters.slice(0, count).map((id) => ({
          id,
          text: `Option ${id}`,
          ...note,
          fraction: right.includes(id) ? 1 / right.length : -0.4,
        }))
        const question: Question = { ...common, type: 'multiple-response', options, correct: right, scoring }
        const ways = Array.from({ length: 2 ** count - 1 }, (_, index): QuizResponse => {
          const choices = letters.slice(0, count).filter((_letter, at) => ((index + 1) >> at) & 1)
          return { type: 'multiple-response', choices }
        })
        expect(guessOf(question)).toBeCloseTo(meanOf(question, ways), 10)
      },
    ),
  )
})
