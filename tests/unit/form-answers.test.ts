import { expect, test } from 'vitest'
import { readFormAnswers } from '#domain/quiz/form-answers.ts'
import type { QuestionBody, QuizResponse } from '#domain/quiz/schema.ts'
import type { QuizItemView } from '#domain/quiz/view.ts'

const options = [
  { id: 'a', text: 'A' },
  { id: 'b', text: 'B' },
]
const bodies: QuestionBody[] = [
  { type: 'single-choice', stem: '1', options },
  { type: 'multiple-response', stem: '2', options, scoring: 'all-or-nothing' },
  { type: 'true-false-not-stated', stem: '3' },
  { type: 'short-answer', stem: '4' },
]

function items(held: Record<number, QuizResponse> = {}): QuizItemView[] {
  return bodies.map((body, index) => {
    const response = held[index + 1]
    const answer = response ? { seq: 3, device: 'phone', response, receivedAt: '2026-03-02T10:00:00.000Z' } : null
    return { position: index + 1, section: null, points: 1, body, answer, checked: null, evidence: [] }
  })
}

function read(view: QuizItemView[], form: Record<string, string[]>) {
  return readFormAnswers(view, (field) => form[field] ?? [])
}

test('only what differs from the saved answers is an answer', () => {
  const form = {
    'base-1': ['3'],
    'answer-1': ['a'],
    'base-2': ['0'],
    'base-3': ['0'],
    'answer-3': ['true'],
    'base-4': ['0'],
    'answer-4': [''],
  }
  expect(read(items({ 1: { type: 'single-choice', choice: 'a' } }), form)).toEqual([
    { position: 3, response: { type: 'true-false-not-stated', choice: 'true' }, baseSeq: 0 },
  ])
})

test('all ticks of a question together are its answer, and none takes the answer back', () => {
  expect(read(items(), { 'base-2': ['0'], 'answer-2': ['a', 'b'] })).toEqual([
    { position: 2, response: { type: 'multiple-response', choices: ['a', 'b'] }, baseSeq: 0 },
  ])
  expect(read(items({ 2: { type: 'multiple-response', choices: ['a'] } }), { 'base-2': ['3'] })).toEqual([
    { position: 2, response: { type: 'multiple-response', choices: [] }, baseSeq: 3 },
  ])
})

test('a question that the form did not show is left alone', () => {
  expect(read(items({ 4: { type: 'short-answer', text: 'kept' } }), { 'answer-4': ['lost?'] })).toEqual([])
})

test('what cannot be an answer is left out', () => {
  expect(
    read(items(), { 'base-1': ['0'], 'answer-1': ['not an id!'], 'base-3': ['x'], 'answer-3': ['maybe'] }),
  ).toEqual([])
})
