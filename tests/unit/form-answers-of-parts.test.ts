import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyType, testSpan } from '#db/every-type.ts'
import { chosenInWords } from '#domain/quiz/chosen-in-words.ts'
import { answerField, baseField, citedField, partField, readFormAnswers, spanValue } from '#domain/quiz/form-answers.ts'
import { grade } from '#domain/quiz/grade.ts'
import { emptyResponse, isSameResponse } from '#domain/quiz/response.ts'
import { responseInWords } from '#domain/quiz/response-in-words.ts'
import type { QuestionType, QuizResponse } from '#domain/quiz/schema.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'
import { questionFigures, questionToCount } from '#domain/stats/most-missed.ts'
import { anyAnswerTo } from '#tests/support/any-answer.ts'
import { anyQuestion } from '#tests/support/any-question.ts'

const halves = everyType(randomUUID).map(splitQuestion)

function halfOf(type: QuestionType) {
  const found = halves.find(({ body }) => body.type === type)
  if (found === undefined) throw new Error(`There is no ${type}`)
  return found
}

type Form = Record<string, string[]>

/** What a plain form would send for an answer, and what is read from it. */
function read(type: QuestionType, form: Form, held: QuizResponse | null = null): QuizResponse | null | undefined {
  const answer = held && { seq: 1, device: 'phone', response: held, receivedAt: '2026-03-02T10:00:00.000Z' }
  const item = { position: 1, section: null, points: 1, body: halfOf(type).body, answer, checked: null }
  return readFormAnswers([item], (field) => ({ [baseField(1)]: ['0'], ...form })[field] ?? [])[0]?.response
}

function partsOf(type: QuestionType): { id: string; text: string }[] {
  const { body } = halfOf(type)
  if (body.type === 'ordering') return body.items
  return body.type === 'matching' || body.type === 'categories' ? [...body.items, ...body.targets] : []
}

test('gaps, places and pairs are read from fields of their own, empty ones as nothing', () => {
  expect(
    read('cloze', { [partField(answerField(1), 'g1')]: ['lamp'], [partField(answerField(1), 'g2')]: [''] }),
  ).toEqual({
    type: 'cloze',
    gaps: { g1: 'lamp' },
  })
  const [first, second, third] = partsOf('ordering').map(({ id }) => id)
  const places = { [first ?? '']: '3', [second ?? '']: '1', [third ?? '']: '' }
  const form = Object.fromEntries(Object.entries(places).map(([id, place]) => [partField(answerField(1), id), [place]]))
  expect(read('ordering', form)).toEqual({ type: 'ordering', order: [second, first] })
  const [item, , target] = partsOf('matching').map(({ id }) => id)
  expect(read('matching', { [partField(answerField(1), item ?? '')]: [target ?? ''] })).toEqual({
    type: 'matching',
    pairs: { [item ?? '']: target },
  })
})

test('passages are read as they were written, and what is none is left out', () => {
  const span = testSpan('the lamp was cold')
  const form = { [answerField(1)]: ['', spanValue(span), '{"level":"standard"}', 'not json'] }
  expect(read('evidence', form)).toEqual({ type: 'evidence', spans: [span] })
  expect(read('number', { [answerField(1)]: ['3'], [citedField(1)]: ['', spanValue(span)] })).toEqual({
    type: 'number',
    text: '3',
    cited: [span],
  })
})

test('a form without a question’s fields leaves its answer alone, and one without passages leaves those', () => {
  const span = testSpan('the lamp was cold')
  for (const type of ['cloze', 'ordering', 'matching', 'categories', 'evidence', 'repair', 'free-text'] as const) {
    const held = { ...emptyResponse(type), cited: [span] }
    expect(read(type, {}, held), type).toBeUndefined()
  }
  const held: QuizResponse = { type: 'number', text: '3', cited: [span] }
  expect(read('number', { [answerField(1)]: ['4'] }, held)).toEqual({ ...held, text: '4' })
  expect(read('number', { [answerField(1)]: ['3'], [citedField(1)]: [''] }, held)).toEqual({
    type: 'number',
    text: '3',
  })
})

const nameOf = (verdict: string) => `is ${verdict}`

test('an answer is told in the words of its question, cited passages last', () => {
  const [keeper, master] = partsOf('matching')
  const target = partsOf('matching').find(({ text }) => text === 'speaks of the lamp')
  const pairs = { [master?.id ?? '']: target?.id ?? '' }
  expect(responseInWords(halfOf('matching').body, { type: 'matching', pairs }, nameOf)).toEqual([
    `${master?.text} – speaks of the lamp`,
  ])
  expect(keeper?.text).not.toBe(master?.text)
  const order = partsOf('ordering')
  expect(
    responseInWords(halfOf('ordering').body, { type: 'ordering', order: order.map(({ id }) => id) }, nameOf),
  ).toEqual([order.map(({ text }) => text).join(' → ')])
  expect(
    responseInWords(
      halfOf('true-false-not-stated').body,
      { type: 'true-false-not-stated', choice: 'not-stated', cited: [testSpan('the lamp was cold')] },
      nameOf,
    ),
  ).toEqual(['is not-stated', 'the lamp was cold'])
})

test('no answer has no words, and any other has some', () => {
  const cases = anyQuestion
    .map(splitQuestion)
    .chain(({ body, key }) => fc.tuple(fc.constant(body), anyAnswerTo(body, key)))
  fc.assert(
    fc.property(cases, ([body, response]) => {
      const pieces = responseInWords(body, response, nameOf)
      const isEmpty = isSameResponse(response, emptyResponse(body.type))
      expect(pieces.length === 0).toBe(isEmpty)
    }),
    { numRuns: 500 },
  )
})

test('what is chosen wrongly leads to its words and its misconception, also in parts of a question', () => {
  const { body, key } = halfOf('categories')
  const idOf = (text: string) => partsOf('categories').find((part) => part.text === text)?.id ?? ''
  const response: QuizResponse = { type: 'categories', pairs: { [idOf('an open door')]: idOf('Evening') } }
  const { state, fraction, chosen } = grade(body, key, response)
  const grades = [{ studentId: 's', position: 1, state, fraction, chosen }]
  const [figures] = questionFigures([questionToCount(1, key)], grades)
  expect(figures?.topWrong?.misconception).toBe('KEY-MISCONCEPTION joins two times')
  expect(chosenInWords(body, figures?.topWrong?.chosen ?? '', nameOf)).toBe('an open door – Evening')
})

test('a right gap, pair or order is never told as a wrong choice, and passages are not counted as choices', () => {
  for (const { body, key } of halves) {
    const { correct } = questionToCount(1, key)
    const grades = [{ studentId: 's', position: 1, state: 'partly' as const, fraction: 0.5, chosen: [...correct] }]
    expect(questionFigures([questionToCount(1, key)], grades)[0]?.topWrong, body.type).toBeNull()
  }
  const { key } = halfOf('evidence')
  const marked = [{ studentId: 's', position: 1, state: 'wrong' as const, fraction: 0, chosen: ['standard:1-2'] }]
  expect(questionFigures([questionToCount(1, key)], marked)[0]?.topWrong).toBeNull()
})

test('gaps are told by their number in the text', () => {
  const { body, key } = halfOf('cloze')
  const gap = body.type === 'cloze' ? body.gaps[1] : undefined
  const shut = (gap?.kind === 'chosen' ? gap.options.find(({ text }) => text === 'shut')?.id : undefined) ?? ''
  const { chosen } = grade(body, key, { type: 'cloze', gaps: { g1: 'key-form fire', g2: shut } })
  expect(chosen.map((choice) => chosenInWords(body, choice, nameOf))).toEqual(['(1) KEY-FORM fire', '(2) shut'])
})

test('a faulty sentence that was left as it stands is no answer', () => {
  const { body } = halfOf('repair')
  const faulty = body.type === 'repair' ? body.sentence : ''
  expect(read('repair', { [answerField(1)]: [faulty] })).toBeUndefined()
  expect(read('repair', { [answerField(1)]: ['Mended.'] })).toEqual({ type: 'repair', text: 'Mended.' })
  expect(read('repair', { [answerField(1)]: [faulty] }, { type: 'repair', text: 'Mended.' })).toEqual({
    type: 'repair',
    text: '',
  })
})
