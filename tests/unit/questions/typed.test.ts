import { expect, test } from 'vitest'
import { grade } from '#domain/quiz/grade.ts'
import { revealQuestion } from '#domain/quiz/reveal.ts'
import type { QuestionBody, QuestionKey } from '#domain/quiz/schema.ts'

const plain = { explanation: '', evidence: [] }
const stem = 'What?'

function numberKey(correct: string, tolerance: string): QuestionKey {
  return { ...plain, type: 'number', correct, tolerance, toleranceKind: 'relative', wrong: [] }
}

test.each([
  ['200', '0.05', '190', true],
  ['200', '0.05', '210', true],
  ['200', '0.05', '189.999', false],
  ['200', '0.05', '210.0000001', false],
  ['-200', '0.05', '-190', true],
  ['-200', '0.05', '190', false],
  ['0', '0.5', '0', true],
  ['0', '0.5', '0.001', false],
  ['0.3', '0.1', '0.33', true],
  ['0.3', '0.1', '0.27', true],
  ['0.3', '0.1', '0.3300000000000001', false],
])('a relative tolerance is a share of the number: %s ± %s holds %s: %s', (correct, tolerance, text, isRight) => {
  const result = grade({ type: 'number', stem }, numberKey(correct, tolerance), { type: 'number', text })
  expect(result.state).toBe(isRight ? 'right' : 'wrong')
})

test('a relative tolerance is told as the distance it makes', () => {
  expect(revealQuestion({ type: 'number', stem }, numberKey('-200', '0.05'), null)).toMatchObject({ tolerance: '10' })
  expect(revealQuestion({ type: 'number', stem }, numberKey('0', '0.05'), null)).toMatchObject({ tolerance: null })
})

type ShortKey = Extract<QuestionKey, { type: 'short-answer' }>

function short(form: string, text: string, rules: Partial<ShortKey> = {}) {
  const key: QuestionKey = { ...plain, type: 'short-answer', accepted: [form], wrong: [], unmatched: 'wrong', ...rules }
  return grade({ type: 'short-answer', stem }, key, { type: 'short-answer', text }).state === 'right'
}

test('case counts where the author says so, and then ß is not ss', () => {
  expect(short('Polish', 'polish')).toBe(true)
  expect(short('Polish', 'polish', { caseMatters: true })).toBe(false)
  expect(short('Straße', 'STRASSE')).toBe(true)
  expect(short('Straße', 'Strasse', { caseMatters: true })).toBe(false)
  expect(short('NATO', ' NATO. ', { caseMatters: true })).toBe(true)
})

test('accents count unless the author says not, however they are encoded', () => {
  expect(short('café', 'cafe')).toBe(false)
  expect(short('café', 'cafe', { accentsMatter: false })).toBe(true)
  expect(short('cafe', 'cafe\u0301', { accentsMatter: false })).toBe(true)
  expect(short('Ångström', 'angstrom', { accentsMatter: false })).toBe(true)
  expect(short('Ångström', 'Angstrom', { accentsMatter: false, caseMatters: true })).toBe(true)
  expect(short('Ångström', 'angstrom', { accentsMatter: false, caseMatters: true })).toBe(false)
})

test('marks that carry vowels are no accents', () => {
  expect(short('किताब', 'कताब', { accentsMatter: false })).toBe(false)
})

test('a star behind a backslash is a star', () => {
  expect(short('2\\*3', '2*3')).toBe(true)
  expect(short('2\\*3', '2 times 3')).toBe(false)
  expect(short('\\**', '* anything')).toBe(true)
  expect(short('\\**', 'anything')).toBe(false)
  expect(short('*\\*', 'anything*')).toBe(true)
})

const sentence = 'The comittee, which meets monthly have decided.'
const repairBody: QuestionBody = { type: 'repair', stem, sentence }

function repair(text: string, unmatched: 'wrong' | 'teacher' = 'wrong') {
  const key: QuestionKey = {
    ...plain,
    type: 'repair',
    accepted: ['The committee, which meets monthly, has decided.', '“Decided” it is: the *café* committee’s word.'],
    wrong: [
      {
        text: 'The committee, which meets monthly, have decided.',
        feedback: 'Who decided?',
        misconception: 'Takes the nearest noun for the subject',
      },
    ],
    unmatched,
  }
  return grade(repairBody, key, { type: 'repair', text })
}

test('white space, kind of quotation marks and encoding do not count in a mended sentence', () => {
  expect(repair('The committee, which meets monthly, has decided.').state).toBe('right')
  expect(repair(' The committee,  which\nmeets monthly, has decided.\u00a0').state).toBe('right')
  expect(repair('"Decided" it is: the *cafe\u0301* committee\'s word.').state).toBe('right')
})

test.each([
  'the committee, which meets monthly, has decided.',
  'The committee which meets monthly has decided.',
  'The committee, which meets monthly, has decided',
  '“Decided” it is: the grand café committee’s word.',
])('case, punctuation and every word count: %s', (text) => {
  expect(repair(text)).toMatchObject({ state: 'wrong', chosen: [] })
})

test('a foreseen wrong mending has its feedback, any other is wrong or waits, an unmended one is wrong', () => {
  expect(repair('The committee, which meets monthly, have decided.')).toMatchObject({
    state: 'wrong',
    feedback: ['Who decided?'],
    misconceptions: ['Takes the nearest noun for the subject'],
  })
  expect(repair('Decided.', 'teacher')).toMatchObject({ state: 'waits', fraction: null })
  expect(repair(` ${sentence} `, 'teacher').state).toBe('wrong')
  expect(repair(' ').state).toBe('unanswered')
})

test('a free text always waits, with its words counted as the limits count them', () => {
  const body: QuestionBody = { type: 'free-text', stem, minWords: 3, maxWords: null, rubric: null }
  const key: QuestionKey = { ...plain, type: 'free-text', rubric: [] }
  expect(grade(body, key, { type: 'free-text', text: "Nobody saw the keeper's boat – no one." })).toMatchObject({
    state: 'waits',
    fraction: null,
    chosen: [],
    explanation: { rule: 'free-text', numbers: { words: 8 } },
  })
  expect(grade(body, key, { type: 'free-text', text: ' \n' }).state).toBe('unanswered')
})

test('a key without any accepted form waits for the teacher', () => {
  expect(
    grade(
      repairBody,
      { ...plain, type: 'repair', accepted: [], wrong: [], unmatched: 'wrong' },
      { type: 'repair', text: 'x' },
    ).state,
  ).toBe('waits')
})
