import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyType } from '#db/every-type.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import { revealParts } from '#domain/quiz/reveal-parts.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import { anyAnswerTo } from '#tests/support/any-answer.ts'
import { anyQuestion } from '#tests/support/any-question.ts'

const graded = anyQuestion
  .map(splitQuestion)
  .chain(({ body, key }) => anyAnswerTo(body, key).map((response) => revealQuestion(body, key, response)))

test('a score alone tells a state and a fraction, and nothing of which part was right', () => {
  fc.assert(
    fc.property(graded, (reveal) => {
      const { state, fraction } = reveal
      const shown = revealParts(reveal, { score: true, answers: false, explanations: false })
      expect(shown).toEqual({ score: { state, fraction }, way: null, right: null, words: null })
    }),
    { numRuns: 300 },
  )
})

test('right answers alone tell nothing of the score', () => {
  fc.assert(
    fc.property(graded, (reveal) => {
      const { score, way, words, right } = revealParts(reveal, { score: false, answers: true, explanations: false })
      expect([score, way, words]).toEqual([null, null, null])
      expect(JSON.stringify(right)).not.toMatch(/"(fraction|state|scoring|parts)"/)
    }),
    { numRuns: 300 },
  )
})

test('explanations alone do not show the passages that answer a question for evidence', () => {
  const question = everyType(randomUUID).find(({ type }) => type === 'evidence')
  if (question === undefined) throw new Error('There is a question for evidence')
  const { body, key } = splitQuestion(question)
  const reveal = revealQuestion(body, key, null)
  const wordsOf = (answers: boolean) => revealParts(reveal, { score: true, answers, explanations: true }).words
  expect(wordsOf(false)?.evidence).toEqual([])
  expect(wordsOf(true)?.evidence).toHaveLength(3)
})
