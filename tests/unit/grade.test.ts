import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeScoring, grade, isAnswered } from '#domain/quiz/grade.ts'
import type { MultipleResponseScoring, QuestionBody, QuestionKey, QuizResponse } from '#domain/quiz/schema.ts'

const ids = ['a', 'b', 'c', 'd', '__proto__']
const stem = 'Which?'
const plainKey = { explanation: '', evidence: [] }
const notes = Object.fromEntries(ids.map((id) => [id, { feedback: `on ${id}`, misconception: `idea ${id}` }]))
const options = ids.map((id) => ({ id, text: id }))

const single: QuestionBody = { type: 'single-choice', stem, options }
const singleKey: QuestionKey = { ...plainKey, type: 'single-choice', correct: 'a', options: notes }
const verdict: QuestionBody = { type: 'true-false-not-stated', stem }
const verdictKey: QuestionKey = {
  ...plainKey,
  type: 'true-false-not-stated',
  correct: 'not-stated',
  options: { true: { feedback: 'Nobody says so.', misconception: 'adds to the text' } },
}

function several(scoring: MultipleResponseScoring, correct: string[], choices: string[]) {
  const body: QuestionBody = { type: 'multiple-response', stem, options, scoring }
  const key: QuestionKey = { ...plainKey, type: 'multiple-response', correct, options: notes }
  return grade(body, key, { type: 'multiple-response', choices })
}

function number(correct: string, tolerance: string, text: string, wrong: string[] = []) {
  const forms = wrong.map((form) => ({ text: form, feedback: `not ${form}`, misconception: 'mixes up' }))
  const key: QuestionKey = { ...plainKey, type: 'number', correct, tolerance, wrong: forms }
  return grade({ type: 'number', stem }, key, { type: 'number', text })
}

function short(accepted: string[], text: string, wrong: string[] = [], unmatched: 'wrong' | 'teacher' = 'wrong') {
  const forms = wrong.map((form) => ({ text: form, feedback: `not ${form}`, misconception: null }))
  const key: QuestionKey = { ...plainKey, type: 'short-answer', accepted, wrong: forms, unmatched }
  return grade({ type: 'short-answer', stem }, key, { type: 'short-answer', text })
}

test('a single choice is right or wrong and tells the feedback of what was chosen', () => {
  expect(grade(single, singleKey, { type: 'single-choice', choice: 'a' })).toEqual({
    state: 'right',
    fraction: 1,
    feedback: ['on a'],
    misconceptions: [],
    chosen: ['a'],
    problem: null,
    parts: [],
    explanation: { rule: 'one-answer', numbers: {}, citation: null },
  })
  expect(grade(single, singleKey, { type: 'single-choice', choice: '__proto__' })).toMatchObject({
    state: 'wrong',
    fraction: 0,
    feedback: ['on __proto__'],
    misconceptions: ['idea __proto__'],
  })
})

test('an option that the question does not have counts as no answer', () => {
  expect(grade(single, singleKey, { type: 'single-choice', choice: 'zz' }).state).toBe('unanswered')
  expect(several('all-or-nothing', ['a'], ['zz']).state).toBe('unanswered')
  expect(several('all-or-nothing', ['a'], ['a', 'a', 'zz'])).toMatchObject({ state: 'right', chosen: ['a'] })
})

test('a verdict is graded also where the key says nothing about it', () => {
  expect(grade(verdict, verdictKey, { type: 'true-false-not-stated', choice: 'true' })).toMatchObject({
    state: 'wrong',
    misconceptions: ['adds to the text'],
    chosen: ['true'],
  })
  expect(grade(verdict, verdictKey, { type: 'true-false-not-stated', choice: 'false' })).toMatchObject({
    state: 'wrong',
    feedback: [],
  })
  expect(grade(verdict, verdictKey, { type: 'true-false-not-stated', choice: 'not-stated' }).state).toBe('right')
})

test('all or nothing gives everything for exactly the right set', () => {
  expect(several('all-or-nothing', ['a', 'b'], ['b', 'a'])).toMatchObject({ state: 'right', chosen: ['a', 'b'] })
  expect(several('all-or-nothing', ['a', 'b'], ['a'])).toMatchObject({ state: 'wrong', fraction: 0 })
  expect(several('all-or-nothing', ['a', 'b'], ['a', 'b', 'c'])).toMatchObject({ state: 'wrong', fraction: 0 })
})

test('right minus wrong takes a wrong tick from a right one and never goes below nothing', () => {
  expect(several('right-minus-wrong', ['a', 'b'], ['a'])).toMatchObject({ state: 'partly', fraction: 0.5 })
  expect(several('right-minus-wrong', ['a', 'b'], ['a', 'b', 'c'])).toMatchObject({
    state: 'partly',
    fraction: 0.5,
    misconceptions: ['idea c'],
  })
  expect(several('right-minus-wrong', ['a'], ['b', 'c', 'd'])).toMatchObject({ state: 'wrong', fraction: 0 })
})

const idSet = fc.uniqueArray(fc.constantFrom(...ids))

test('one right tick more never lowers right minus wrong, one wrong tick more never raises it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }),
      idSet,
      fc.constantFrom(...ids),
      (correct, ticks, more) => {
        const before = several('right-minus-wrong', correct, ticks).fraction ?? -1
        const after = several('right-minus-wrong', correct, [...ticks, more]).fraction ?? -1
        if (correct.includes(more)) expect(after).toBeGreaterThanOrEqual(before)
        else expect(after).toBeLessThanOrEqual(before)
      },
    ),
  )
})

test('numbers are compared exactly', () => {
  expect(number('0.3', '0', '0.3').state).toBe('right')
  expect(number('0.3', '0', '0.30000000000000004').state).toBe('wrong')
  expect(number('0.1', '0.2', '0.3').state).toBe('right')
  expect(number('123456789012345', '0', '123456789012346').state).toBe('wrong')
  expect(number('-5', '0', '−5').state).toBe('right')
})

test('a foreseen wrong number is told by its value, not its spelling', () => {
  expect(number('91', '0', ' 19,0 ', ['19'])).toMatchObject({
    state: 'wrong',
    feedback: ['not 19'],
    misconceptions: ['mixes up'],
    chosen: ['19'],
    problem: null,
  })
})

test('what is no number is wrong, and the reason is told', () => {
  expect(number('91', '0', 'ninety-one')).toMatchObject({ state: 'wrong', problem: 'not-a-number', chosen: [] })
  expect(number('91', '0', '91 %').problem).toBe('not-a-number')
})

test('a short answer is compared without case, surrounding space, kind of quotes and full stop', () => {
  for (const text of ['sanctions waiver', ' Sanctions  Waiver. ', 'SANCTIONS\u00a0WAIVER .']) {
    expect(short(['Sanctions waiver'], text)).toMatchObject({ state: 'right', chosen: ['Sanctions waiver'] })
  }
  expect(short(["Iran's “proxies”"], 'iran’s "proxies"').state).toBe('right')
  expect(short(['café'], 'cafe\u0301').state).toBe('right')
  expect(short(['U.S.'], 'U.S').state).toBe('right')
})

test('a star in a form stands for any run of characters', () => {
  expect(short(['*waiver*'], 'a sanctions waiver of 120 days').state).toBe('right')
  expect(short(['sanction* waiver'], 'sanctions waiver').state).toBe('right')
  expect(short(['ab*ba'], 'aba').state).toBe('wrong')
  expect(short(['a*b*c'], 'a c b').state).toBe('wrong')
  expect(short(['a.c'], 'abc').state).toBe('wrong')
  expect(short(['*'], 'anything').state).toBe('right')
})

test('a form full of stars is matched at once', () => {
  expect(short([`${'a*'.repeat(99)}b`], 'a'.repeat(5000)).state).toBe('wrong')
})

test('a star form matches exactly what the same regular expression matches', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 10 })
  const form = fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(text, form, (answer, pattern) => {
      const expected = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(answer)
      expect(short([pattern], answer).state).toBe(expected ? 'right' : 'wrong')
    }),
    { numRuns: 1000 },
  )
})

test('accepted forms come before foreseen wrong ones, and the rest is wrong or waits', () => {
  expect(short(['yes'], 'yes', ['*']).state).toBe('right')
  expect(short(['yes'], 'no', ['n*'])).toMatchObject({ state: 'wrong', feedback: ['not n*'], chosen: ['n*'] })
  expect(short(['yes'], 'perhaps')).toMatchObject({ state: 'wrong', chosen: [] })
  expect(short(['yes'], 'perhaps', [], 'teacher')).toMatchObject({ state: 'waits', fraction: null })
  expect(short(['*'], '  ', [], 'teacher')).toMatchObject({ state: 'unanswered', fraction: 0 })
})

test('a response of another type, or none, counts as no answer', () => {
  expect(grade(single, singleKey, { type: 'number', text: '5' }).state).toBe('unanswered')
  expect(grade(single, singleKey, null).state).toBe('unanswered')
})

test('a key that does not fit its question never marks a student wrong', () => {
  expect(grade(single, verdictKey, { type: 'single-choice', choice: 'b' }).state).toBe('waits')
  expect(number('a lot', '0', '5').state).toBe('waits')
  expect(several('all-or-nothing', [], ['a']).state).toBe('waits')
})

test('an answer taken back is no answer', () => {
  expect(isAnswered(null)).toBe(false)
  expect(isAnswered({ type: 'single-choice', choice: null })).toBe(false)
  expect(isAnswered({ type: 'true-false-not-stated', choice: null })).toBe(false)
  expect(isAnswered({ type: 'multiple-response', choices: [] })).toBe(false)
  expect(isAnswered({ type: 'number', text: ' ' })).toBe(false)
  expect(isAnswered({ type: 'short-answer', text: '0' })).toBe(true)
})

test('each way of scoring has its own message', () => {
  const bodies: QuestionBody[] = [
    single,
    verdict,
    { type: 'multiple-response', stem, options, scoring: 'all-or-nothing' },
    { type: 'multiple-response', stem, options, scoring: 'right-minus-wrong' },
    { type: 'number', stem },
    { type: 'short-answer', stem },
  ]
  expect(new Set(bodies.map(describeScoring)).size).toBe(bodies.length)
})

const anyResponse: fc.Arbitrary<QuizResponse | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    type: fc.constant('single-choice' as const),
    choice: fc.option(fc.oneof(fc.constantFrom(...ids), fc.string())),
  }),
  fc.record({
    type: fc.constant('multiple-response' as const),
    choices: fc.array(fc.oneof(fc.constantFrom(...ids), fc.string())),
  }),
  fc.record({
    type: fc.constant('true-false-not-stated' as const),
    choice: fc.option(fc.constantFrom('true' as const, 'false' as const, 'not-stated' as const)),
  }),
  fc.record({ type: fc.constantFrom('number' as const, 'short-answer' as const), text: fc.string({ unit: 'binary' }) }),
)
const bodyAndKey: [QuestionBody, QuestionKey][] = [
  [single, singleKey],
  [verdict, verdictKey],
  [
    { type: 'multiple-response', stem, options, scoring: 'right-minus-wrong' },
    { ...plainKey, type: 'multiple-response', correct: ['a', 'b', 'd'], options: notes },
  ],
  [
    { type: 'number', stem },
    { ...plainKey, type: 'number', correct: '1', tolerance: '0.5', wrong: [] },
  ],
  [
    { type: 'short-answer', stem },
    { ...plainKey, type: 'short-answer', accepted: ['a*'], wrong: [], unmatched: 'teacher' },
  ],
]

test('grading never throws, and a grade is a fraction from 0 to 1 that fits its state', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...bodyAndKey),
      fc.constantFrom(...bodyAndKey),
      anyResponse,
      ([body], [, key], response) => {
        const { state, fraction } = grade(body, key, response)
        if (state === 'waits') expect(fraction).toBeNull()
        else if (state === 'right') expect(fraction).toBe(1)
        else if (state === 'partly') expect(fraction !== null && fraction > 0 && fraction < 1).toBe(true)
        else expect(fraction).toBe(0)
        expect(state === 'unanswered' || isAnswered(response)).toBe(true)
      },
    ),
    { numRuns: 1000 },
  )
})
