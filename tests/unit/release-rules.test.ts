import { expect, test } from 'vitest'
import {
  allBy,
  checkedParts,
  hasChecking,
  isReleased,
  releasedParts,
  releaseRules,
} from '#domain/quiz/release-rules.ts'

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`)
const early = { submittedAt: at('09:00'), dueAt: at('10:00'), releasedAt: null }

test('nothing is released before it is handed in, not even by hand', () => {
  for (const rule of releaseRules) {
    expect(isReleased(rule, { ...early, now: at('23:00'), submittedAt: null, releasedAt: at('09:00') })).toBe(false)
  }
})

test('after the due time means not before it, for those who handed in early too', () => {
  expect(isReleased('after-due', { ...early, now: at('09:59') })).toBe(false)
  expect(isReleased('after-due', { ...early, now: at('10:00') })).toBe(true)
  expect(isReleased('after-due', { ...early, dueAt: null, now: at('09:00') })).toBe(true)
  expect(isReleased('after-hand-in', { ...early, now: at('09:00') })).toBe(true)
  expect(isReleased('at-once', { ...early, now: at('09:00') })).toBe(true)
})

test('what a teacher keeps back comes when they release it, and then everything does', () => {
  expect(isReleased('on-release', { ...early, now: at('23:00') })).toBe(false)
  const released = { ...early, releasedAt: at('09:30') }
  expect(isReleased('on-release', { ...released, now: at('09:29') })).toBe(false)
  expect(releasedParts(allBy('after-due'), { ...released, now: at('09:30') })).toEqual({
    score: true,
    answers: true,
    explanations: true,
  })
})

test('score, right answers and explanations come each by its own rule', () => {
  const rules = { score: 'after-hand-in', answers: 'after-due', explanations: 'on-release' } as const
  expect(releasedParts(rules, { ...early, now: at('09:30') })).toEqual({
    score: true,
    answers: false,
    explanations: false,
  })
  expect(releasedParts(rules, { ...early, now: at('10:30') })).toEqual({
    score: true,
    answers: true,
    explanations: false,
  })
})

test('a checked answer shows no more than what is told at once', () => {
  const rules = { score: 'at-once', answers: 'after-due', explanations: 'at-once' } as const
  expect(checkedParts(rules)).toEqual({ score: true, answers: false, explanations: true })
  expect(hasChecking(rules)).toBe(true)
  expect(hasChecking(allBy('after-hand-in'))).toBe(false)
})
