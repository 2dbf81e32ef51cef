import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyType } from '#db/every-type.ts'
import { grade } from '#domain/quiz/grade.ts'
import { clozePieces, gapsMarkedIn } from '#domain/quiz/questions/cloze.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import type { QuestionBody, QuestionKey, QuizResponse } from '#domain/quiz/schema.ts'
import { splitQuestion } from '#domain/quiz/split-question.ts'

function halvesOf<Type extends QuestionBody['type']>(type: Type) {
  const question = everyType(randomUUID).find((candidate) => candidate.type === type)
  if (question === undefined) throw new Error(`There is no ${type}`)
  const { body, key } = splitQuestion(question)
  return { body: body as Extract<QuestionBody, { type: Type }>, key: key as Extract<QuestionKey, { type: Type }> }
}

const cloze = halvesOf('cloze')

function fill(gaps: Record<string, string>) {
  return grade(cloze.body, cloze.key, { type: 'cloze', gaps })
}

function optionId(text: string): string {
  const gap = cloze.body.gaps[1]
  return (gap?.kind === 'chosen' ? gap.options.find((option) => option.text === text)?.id : undefined) ?? ''
}

test('a cloze is worth the mean of its gaps by weight', () => {
  expect(fill({ g1: ' Lamp. ', g2: optionId('open') })).toMatchObject({
    state: 'right',
    parts: [
      { id: 'g1', fraction: 1, weight: 1 },
      { id: 'g2', fraction: 1, weight: 3 },
    ],
    chosen: ['g1=lamp', `g2=${optionId('open')}`],
    feedback: ['KEY-FEEDBACK right'],
    misconceptions: [],
  })
  expect(fill({ g1: 'lamp' })).toMatchObject({ state: 'partly', fraction: 0.25 })
  expect(fill({ g1: 'sea', g2: optionId('open') })).toMatchObject({
    fraction: 0.75,
    chosen: [`g2=${optionId('open')}`],
    explanation: { numbers: { right: 1, of: 2, percent: 75 } },
  })
})

test('a wrong filling tells its feedback and its misconception', () => {
  expect(fill({ g1: 'key-form fire', g2: optionId('shut') })).toMatchObject({
    state: 'wrong',
    misconceptions: ['KEY-MISCONCEPTION takes the lamp for a fire', 'KEY-MISCONCEPTION turns the sentence round'],
    chosen: ['g1=KEY-FORM fire', `g2=${optionId('shut')}`],
  })
})

test('empty fillings, gaps that are not there and options that are not the gap’s are no answer', () => {
  expect(fill({}).state).toBe('unanswered')
  expect(fill({ g1: '  ' }).state).toBe('unanswered')
  expect(fill({ g9: 'lamp', constructor: 'lamp' }).state).toBe('unanswered')
  expect(fill({ g2: 'open' }).state).toBe('unanswered')
})

test('a gap without a key makes the cloze wait for the teacher', () => {
  const { g1 } = cloze.key.gaps
  if (g1 === undefined) throw new Error('There is a first gap')
  const key: QuestionKey = { ...cloze.key, gaps: { g1 } }
  expect(grade(cloze.body, key, { type: 'cloze', gaps: { g1: 'lamp' } })).toMatchObject({ state: 'waits' })
})

test('the text of a cloze comes apart at its gaps, and at nothing else', () => {
  expect(clozePieces('a [[g1]][[g2]] [[no gap]] b')).toEqual([
    { text: 'a ' },
    { gapId: 'g1' },
    { text: '' },
    { gapId: 'g2' },
    { text: ' [[no gap]] b' },
  ])
  expect(gapsMarkedIn('a [[g1]][[g2]] [[no gap]] b')).toEqual(['g1', 'g2'])
})

for (const type of ['matching', 'categories'] as const) {
  const { body, key } = halvesOf(type)
  const answer = (pairs: Readonly<Record<string, string | undefined>>) =>
    grade(body, key, { type, pairs } as QuizResponse)
  const idOf = (text: string) => [...body.items, ...body.targets].find((part) => part.text === text)?.id ?? ''

  test(`${type}: each right pair gives its share, and one right pair more never lowers it`, () => {
    expect(answer(key.pairs)).toMatchObject({ state: 'right', misconceptions: [], feedback: [] })
    const items = body.items.map(({ id }) => id)
    const targets = body.targets.map(({ id }) => id)
    const anyPairs = fc.record(Object.fromEntries(items.map((id) => [id, fc.constantFrom(...targets)])), {
      requiredKeys: [],
    })
    fc.assert(
      fc.property(anyPairs, fc.constantFrom(...items), (pairs, item) => {
        const right = items.filter((id) => pairs[id] === key.pairs[id]).length
        expect(answer(pairs).fraction).toBe(right / items.length)
        const mended = { ...pairs, [item]: key.pairs[item] ?? '' }
        expect(answer(mended).fraction ?? -1).toBeGreaterThanOrEqual(answer(pairs).fraction ?? -1)
        expect(answer(mended).parts.find(({ id }) => id === item)?.fraction).toBe(1)
      }),
      { numRuns: 300 },
    )
  })

  test(`${type}: pairs with what is not there are none`, () => {
    expect(answer({}).state).toBe('unanswered')
    expect(answer({ constructor: idOf('Morning'), x: 'y' }).state).toBe('unanswered')
    expect(answer({ [body.items[0]?.id ?? '']: 'y' }).state).toBe('unanswered')
  })
}

test('a foreseen wrong pair tells its feedback and its misconception', () => {
  const { body, key } = halvesOf('matching')
  const idOf = (text: string) => [...body.items, ...body.targets].find((part) => part.text === text)?.id ?? ''
  const pairs = { [idOf('The harbour master')]: idOf('mends the lamp') }
  expect(grade(body, key, { type: 'matching', pairs })).toMatchObject({
    state: 'wrong',
    feedback: ['KEY-FEEDBACK invents a deed'],
    misconceptions: ['KEY-MISCONCEPTION invents a deed'],
    chosen: [`${idOf('The harbour master')}=${idOf('mends the lamp')}`],
    explanation: { rule: 'matching', numbers: { right: 0, of: 2 } },
  })
})

test('one right gap more never lowers a cloze', () => {
  const wrong: Record<string, string> = { g1: 'x', g2: optionId('shut') }
  const right: Record<string, string> = { g1: 'lamp', g2: optionId('open') }
  const state = fc.constantFrom('right', 'wrong', 'empty')
  const some = fc.record({ g1: state, g2: state })
  const fillings = (states: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(states).flatMap(([id, of]) =>
        of === 'empty' ? [] : [[id, (of === 'right' ? right[id] : wrong[id]) ?? '']],
      ),
    )
  fc.assert(
    fc.property(some, fc.constantFrom('g1', 'g2'), (states, more) => {
      const before = fill(fillings(states)).fraction ?? -1
      expect(fill(fillings({ ...states, [more]: 'right' })).fraction ?? -1).toBeGreaterThanOrEqual(before)
    }),
  )
})

test('at release the right order, pairs, gaps and passages are told, and no misconception', () => {
  const told = everyType(randomUUID).map((question) => {
    const { body, key } = splitQuestion(question)
    return [question.type, JSON.stringify(revealQuestion(body, key, null))] as const
  })
  expect(told.filter(([, text]) => /MISCONCEPTION/.test(text))).toEqual([])
  expect(revealQuestion(cloze.body, cloze.key, null).rightGaps).toEqual({
    g1: ['lamp', 'KEY-FORM lantern'],
    g2: [optionId('open')],
  })
  const ordering = halvesOf('ordering')
  expect(revealQuestion(ordering.body, ordering.key, null).rightIds).toEqual(ordering.key.order)
  const evidence = halvesOf('evidence')
  expect(revealQuestion(evidence.body, evidence.key, null)).toMatchObject({ evidence: [], rightForms: [] })
  expect(revealQuestion(evidence.body, evidence.key, null).rightSpans.map(({ quote }) => quote)).toEqual([
    'the lamp was cold',
    'Nobody saw him leave',
    'the door stood open',
  ])
})
