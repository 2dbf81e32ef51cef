import { expect, test } from 'vitest'
import { sentenceAround } from '#domain/quiz/gap-sentence.ts'

const words = { here: '(gap)', other: '…' }
const text = 'The council met [[1]]. It paid for a new [[2]], and asked\nnobody [[3]].'

test('a gap is told by the sentence in which it stands, and by no other', () => {
  expect(sentenceAround(text, '1', words)).toBe('The council met (gap).')
})

test('the other gaps of a sentence are told apart from the one that is meant', () => {
  expect(sentenceAround('[[a]] met [[b]].', 'b', words)).toBe('… met (gap).')
})

test('a line end parts sentences as it does for whoever sees the text', () => {
  expect(sentenceAround(text, '2', words)).toBe('It paid for a new (gap), and asked')
})

test('a full stop inside a number ends no sentence', () => {
  expect(sentenceAround('Why? It cost 4.5 crowns or [[1]] crowns. No.', '1', words)).toBe(
    'It cost 4.5 crowns or (gap) crowns.',
  )
})

test('a gap that the text does not hold is told by nothing', () => {
  expect(sentenceAround(text, '9', words)).toBe('')
})
