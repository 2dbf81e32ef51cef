import { expect, test } from 'vitest'
import {
  type AssignmentTimes,
  afterPause,
  assignmentPhase,
  canStart,
  countingAttempt,
  deadlineFor,
  effectiveTimes,
  isLate,
  plainClock,
} from '#domain/quiz/attempt-rules.ts'

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`)
const times: AssignmentTimes = { openAt: at('08:00'), dueAt: at('10:00'), closeAt: at('12:00'), timeLimitMinutes: 30 }

test('an override replaces only the times it names', () => {
  expect(effectiveTimes(times, null)).toEqual(times)
  const override = { openAt: null, dueAt: null, closeAt: at('14:00'), timeLimitMinutes: 45 }
  expect(effectiveTimes(times, override)).toEqual({ ...times, closeAt: at('14:00'), timeLimitMinutes: 45 })
})

test('a time limit never moves the close', () => {
  expect(deadlineFor(plainClock(at('09:00')), times, at('09:00'))).toEqual(at('09:30'))
  expect(deadlineFor(plainClock(at('11:45')), times, at('11:45'))).toEqual(at('12:00'))
  expect(deadlineFor(plainClock(at('11:45')), { ...times, closeAt: null }, at('11:45'))).toEqual(at('12:15'))
  expect(deadlineFor(plainClock(at('11:45')), { ...times, timeLimitMinutes: null }, at('11:45'))).toEqual(at('12:00'))
  expect(deadlineFor(plainClock(at('11:45')), { closeAt: null, timeLimitMinutes: null }, at('11:45'))).toBeNull()
})

test('each phase begins at its instant', () => {
  const phases = ['07:59', '08:00', '09:59', '10:00', '11:59', '12:00'].map((time) => assignmentPhase(at(time), times))
  expect(phases).toEqual(['not-open', 'open', 'open', 'past-due', 'past-due', 'closed'])
  expect(assignmentPhase(at('23:00'), { ...times, dueAt: null, closeAt: null })).toBe('open')
})

test('an attempt begins only while the assignment is open and attempts are left', () => {
  expect(canStart(at('09:00'), times, 0, 1)).toEqual({ ok: true, value: null })
  expect(canStart(at('11:00'), times, 1, 2).ok).toBe(true)
  expect(canStart(at('07:00'), times, 0, 1)).toEqual({ ok: false, error: { kind: 'closed', detail: 'not-open' } })
  expect(canStart(at('12:00'), times, 0, 1)).toEqual({ ok: false, error: { kind: 'closed', detail: 'closed' } })
  expect(canStart(at('09:00'), times, 1, 1)).toEqual({
    ok: false,
    error: { kind: 'closed', detail: 'no-attempts-left' },
  })
})

test('what comes when right answers may already be known is late', () => {
  expect(isLate(at('09:59'), at('10:00'))).toBe(false)
  expect(isLate(at('10:00'), at('10:00'))).toBe(true)
  expect(isLate(at('10:00'), null)).toBe(false)
})

test('an allowance multiplies the limit and never moves the close', () => {
  const clock = { ...plainClock(at('09:00')), factor: 1.5 }
  expect(deadlineFor(clock, times, at('09:00'))).toEqual(at('09:45'))
  expect(deadlineFor({ ...clock, startedAt: at('11:30') }, times, at('11:30'))).toEqual(at('12:00'))
})

test('a pause moves the end by as long as it lasted within the attempt, and the close not at all', () => {
  const pauses = [
    { startedAt: at('08:30'), endedAt: at('09:10') },
    { startedAt: at('09:20'), endedAt: at('09:25') },
  ]
  const clock = { ...plainClock(at('09:00')), pauses }
  expect(deadlineFor(clock, times, at('09:26'))).toEqual(at('09:45'))
  expect(deadlineFor({ ...clock, startedAt: at('11:50') }, times, at('11:50'))).toEqual(at('12:00'))
})

test('while a pause lasts the time left stays the same', () => {
  const clock = { ...plainClock(at('09:00')), pauses: [{ startedAt: at('09:10'), endedAt: null }] }
  expect(deadlineFor(clock, times, at('09:10'))).toEqual(at('09:30'))
  expect(deadlineFor(clock, times, at('09:50'))).toEqual(at('10:10'))
})

test('time that was up when a pause began does not come back', () => {
  const clock = { ...plainClock(at('09:00')), pauses: [{ startedAt: at('09:30'), endedAt: at('09:50') }] }
  expect(deadlineFor(clock, times, at('09:55'))).toEqual(at('09:30'))
  const twice = [
    { startedAt: at('09:29'), endedAt: at('09:31') },
    { startedAt: at('09:31'), endedAt: at('09:40') },
  ]
  expect(deadlineFor({ ...clock, pauses: twice.toReversed() }, times, at('09:55'))).toEqual(at('09:41'))
})

test('a reopened attempt ends at the time it was given, past the close and before the limit alike', () => {
  const clock = { ...plainClock(at('09:00')), reopenedUntil: at('13:00') }
  expect(deadlineFor(clock, times, at('12:30'))).toEqual(at('13:00'))
  expect(deadlineFor({ ...clock, reopenedUntil: at('09:10') }, times, at('09:05'))).toEqual(at('09:10'))
  expect(deadlineFor(clock, { closeAt: null, timeLimitMinutes: null }, at('12:30'))).toEqual(at('13:00'))
})

test('a pause moves the end of a reopened attempt too, and only one that began before it', () => {
  const clock = { ...plainClock(at('09:00')), reopenedUntil: at('13:00') }
  const paused = (startedAt: Date) => ({ ...clock, pauses: [{ startedAt, endedAt: null }] })
  expect(deadlineFor(paused(at('12:50')), times, at('13:20'))).toEqual(at('13:30'))
  expect(deadlineFor(paused(at('13:00')), times, at('13:20'))).toEqual(at('13:00'))
  expect(afterPause(at('13:00'), { startedAt: at('12:50'), endedAt: at('13:20') })).toEqual(at('13:30'))
  expect(afterPause(at('13:00'), { startedAt: at('13:05'), endedAt: at('13:20') })).toEqual(at('13:00'))
})

test('of several attempts the one counts that the rule names, of equal ones the later', () => {
  const tries = [
    { number: 2, total: 8 },
    { number: 1, total: 5 },
    { number: 3, total: 8 },
    { number: 4, total: 2 },
  ]
  const numbers = (['best', 'first', 'last'] as const).map((rule) => countingAttempt(rule, tries)?.number)
  expect(numbers).toEqual([3, 1, 4])
  expect(countingAttempt('best', [])).toBeNull()
})
