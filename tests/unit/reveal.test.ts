import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testBlocks, testQuestions } from '#db/test-content.ts'
import { evidencePlaces } from '#domain/quiz/evidence-places.ts'
import { isSameResponse } from '#domain/quiz/response.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import { responseSchema } from '#domain/quiz/schema.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'

function split(index: number) {
  const question = testQuestions(randomUUID)[index]
  if (question === undefined) throw new Error('There is no such test question')
  return splitQuestion(question)
}

test('a student learns the right answer and the words on their own choice, never a misconception', () => {
  const { body, key } = split(0)
  const reveal = revealQuestion(body, key, { type: 'single-choice', choice: 'b' })
  expect(reveal).toMatchObject({ rightIds: ['a'], feedback: ['KEY-FEEDBACK wrong'], state: 'wrong', fraction: 0 })
  expect(JSON.stringify(reveal)).not.toMatch(/MISCONCEPTION|FEEDBACK right/)
})

test('of a typed answer the accepted forms are shown, and the tolerance only where there is one', () => {
  const number = split(3)
  expect(revealQuestion(number.body, number.key, null)).toMatchObject({
    rightForms: ['3'],
    tolerance: null,
    state: 'unanswered',
  })
  const roughly = { ...number.key, tolerance: '0.5' } as typeof number.key
  expect(revealQuestion(number.body, roughly, null).tolerance).toBe('0.5')
  const short = split(4)
  expect(revealQuestion(short.body, short.key, null).rightForms).toEqual(['harbour master', 'the harbour master'])
})

test('forms with stars for anything are told only where there is no other, and then with dots', () => {
  const short = split(4)
  const formsOf = (accepted: string[]) =>
    revealQuestion(short.body, { ...short.key, accepted } as typeof short.key, null).rightForms
  expect(formsOf(['harbour*master', 'harbour master', 'five\\* hotel'])).toEqual(['harbour master', 'five* hotel'])
  expect(formsOf(['*earn*prox*', 'harbour*'])).toEqual(['… earn … prox …', 'harbour …'])
})

test('evidence is placed in the level shown, and only quoted from another', () => {
  const blocks = testBlocks()
  const first = split(0).key
  const plain = { evidence: [{ level: 'plain' as const, start: 0, end: 3, quote: 'The' }] }
  expect(evidencePlaces([first, plain], blocks, 'standard')).toEqual([
    [expect.objectContaining({ number: 1, blockId: 'p1', paragraph: 1 })],
    [{ quote: 'The', start: 0, end: 3, number: null, blockId: null, paragraph: null }],
  ])
})

test('evidence that speaks of another revision is quoted, and put at no wrong place', () => {
  const [span] = split(0).key.evidence
  if (!span) throw new Error('The first question rests on something')
  const shifted = { ...span, start: span.start + 1, end: span.end + 1 }
  expect(evidencePlaces([{ evidence: [shifted] }], testBlocks(), 'standard')).toEqual([
    [expect.objectContaining({ quote: span.quote, number: null, blockId: null })],
  ])
})

test('typed text is mended of what a database cannot hold, and nothing else', () => {
  const parsed = responseSchema.parse({ type: 'short-answer', text: 'a\u0000b\ud800c 😀\n' })
  expect(parsed).toEqual({ type: 'short-answer', text: 'ab\ufffdc 😀\n' })
})

test('two answers are the same when they say the same', () => {
  expect(
    isSameResponse(
      { type: 'multiple-response', choices: ['a', 'b'] },
      { type: 'multiple-response', choices: ['b', 'a'] },
    ),
  ).toBe(true)
  expect(
    isSameResponse({ type: 'multiple-response', choices: ['a'] }, { type: 'multiple-response', choices: ['a', 'b'] }),
  ).toBe(false)
  expect(isSameResponse({ type: 'number', text: '3' }, { type: 'number', text: '3.0' })).toBe(false)
  expect(isSameResponse({ type: 'number', text: '3' }, { type: 'short-answer', text: '3' })).toBe(false)
})
