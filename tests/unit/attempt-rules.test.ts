import { expect, test } from 'vitest'
import {
  type AssignmentTimes,
  assignmentPhase,
  canStart,
  deadlineFor,
  effectiveTimes,
  isLate,
  isReleased,
} from '#domain/quiz/attempt-rules.ts'

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`)
const times: AssignmentTimes = { openAt: at('08:00'), dueAt: at('10:00'), closeAt: at('12:00'), timeLimitMinutes: 30 }

test('an override replaces only the times it names', () => {
  expect(effectiveTimes(times, null)).toEqual(times)
  const override = { openAt: null, dueAt: null, closeAt: at('14:00'), timeLimitMinutes: 45 }
  expect(effectiveTimes(times, override)).toEqual({ ...times, closeAt: at('14:00'), timeLimitMinutes: 45 })
})

test('a time limit never moves the close', () => {
  expect(deadlineFor(at('09:00'), times)).toEqual(at('09:30'))
  expect(deadlineFor(at('11:45'), times)).toEqual(at('12:00'))
  expect(deadlineFor(at('11:45'), { ...times, closeAt: null })).toEqual(at('12:15'))
  expect(deadlineFor(at('11:45'), { ...times, timeLimitMinutes: null })).toEqual(at('12:00'))
  expect(deadlineFor(at('11:45'), { closeAt: null, timeLimitMinutes: null })).toBeNull()
})

test('each phase begins at its instant', () => {
  const phases = ['07:59', '08:00', '09:59', '10:00', '11:59', '12:00'].map((time) => assignmentPhase(at(time), times))
  expect(phases).toEqual(['not-open', 'open', 'open', 'past-due', 'past-due', 'closed'])
  expect(assignmentPhase(at('23:00'), { ...times, dueAt: null, closeAt: null })).toBe('open')
})

test('an attempt begins only while the assignment is open and attempts are left', () => {
  expect(canStart(at('09:00'), times, 0, 1)).toEqual({ ok: true, value: { deadlineAt: at('09:30') } })
  expect(canStart(at('11:00'), times, 1, 2).ok).toBe(true)
  expect(canStart(at('07:00'), times, 0, 1)).toEqual({ ok: false, error: { kind: 'closed', detail: 'not-open' } })
  expect(canStart(at('12:00'), times, 0, 1)).toEqual({ ok: false, error: { kind: 'closed', detail: 'closed' } })
  expect(canStart(at('09:00'), times, 1, 1)).toEqual({
    ok: false,
    error: { kind: 'closed', detail: 'no-attempts-left' },
  })
})

test('nothing is released before it is handed in', () => {
  for (const rule of ['at-once', 'after-hand-in', 'after-due'] as const) {
    expect(isReleased(rule, { now: at('23:00'), submittedAt: null, dueAt: at('10:00') })).toBe(false)
  }
})

test('after the due time means not before it, for those who handed in early too', () => {
  const early = { submittedAt: at('09:00'), dueAt: at('10:00') }
  expect(isReleased('after-due', { ...early, now: at('09:59') })).toBe(false)
  expect(isReleased('after-due', { ...early, now: at('10:00') })).toBe(true)
  expect(isReleased('after-due', { ...early, dueAt: null, now: at('09:00') })).toBe(true)
  expect(isReleased('after-hand-in', { ...early, now: at('09:00') })).toBe(true)
  expect(isReleased('at-once', { ...early, now: at('09:00') })).toBe(true)
})

test('what comes when right answers may already be known is late', () => {
  expect(isLate(at('09:59'), at('10:00'))).toBe(false)
  expect(isLate(at('10:00'), at('10:00'))).toBe(true)
  expect(isLate(at('10:00'), null)).toBe(false)
})
