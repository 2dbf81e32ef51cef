import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SentenceStep, sentencesOf, stepSentences, wholeParagraph } from '#domain/notes/choose-sentences.ts'

test('sentences are found without the white space between them', () => {
  const text = ' The lamp went out.  Who saw it? “Nobody,” he said. '
  expect(sentencesOf(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([
    'The lamp went out.',
    'Who saw it?',
    '“Nobody,” he said.',
  ])
  expect(sentencesOf('   ', 'en')).toEqual([])
})

test('from the whole paragraph one goes to the first or the last sentence, then sentence by sentence', () => {
  const whole = wholeParagraph(3)
  expect(whole).toEqual({ first: 0, last: 2 })
  expect(stepSentences(whole, 'next', 3)).toEqual({ first: 0, last: 0 })
  expect(stepSentences(whole, 'previous', 3)).toEqual({ first: 2, last: 2 })
  expect(stepSentences({ first: 0, last: 0 }, 'next', 3)).toEqual({ first: 1, last: 1 })
  expect(stepSentences({ first: 1, last: 1 }, 'longer', 3)).toEqual({ first: 1, last: 2 })
  expect(stepSentences({ first: 1, last: 2 }, 'shorter', 3)).toEqual({ first: 1, last: 1 })
})

test('whatever is pressed, the choice stays inside the paragraph and is never empty', () => {
  const steps = fc.array(fc.constantFrom<SentenceStep>('next', 'previous', 'longer', 'shorter'))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), steps, (count, pressed) => {
      let choice = wholeParagraph(count)
      for (const step of pressed) choice = stepSentences(choice, step, count)
      expect(choice.first).toBeGreaterThanOrEqual(0)
      expect(choice.last).toBeLessThan(count)
      expect(choice.first).toBeLessThanOrEqual(choice.last)
    }),
  )
})
