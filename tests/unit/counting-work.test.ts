import { expect, test } from 'vitest'
import { type AttemptGrade, countingWork } from '#domain/stats/counting-work.ts'

const when = new Date('2026-03-02T09:00:00Z')

function attempt(studentId: string, number: number, isHandedIn: boolean) {
  return { studentId, number, firstAnswerAt: when, submittedAt: isHandedIn ? when : null }
}

function grade(studentId: string, number: number, fraction: number | null): AttemptGrade {
  const state = fraction === null ? 'waits' : fraction === 1 ? 'right' : 'wrong'
  return { studentId, attempt: number, position: 1, points: 2, state, fraction, chosen: [] }
}

const attempts = [attempt('a', 1, true), attempt('a', 2, true), attempt('a', 3, false), attempt('b', 1, false)]
const grades = [grade('a', 1, 1), grade('a', 2, null)]

test('the attempt that counts is shown, its grades alone, and what waits besides is told', () => {
  const work = countingWork('best', attempts, grades)
  expect(work.shown).toMatchObject([
    { studentId: 'a', number: 1, begun: 3, isTryingAgain: true, submittedAt: when },
    { studentId: 'b', number: 1, begun: 1, isTryingAgain: false, submittedAt: null },
  ])
  expect(work.grades).toEqual([grade('a', 1, 1)])
  expect(work.waitingBesides).toEqual([{ studentId: 'a', answers: 1 }])
})

test('what waits in the attempt that counts is not told twice', () => {
  const work = countingWork('last', attempts, grades)
  expect(work.shown[0]?.number).toBe(2)
  expect(work.grades).toEqual([grade('a', 2, null)])
  expect(work.waitingBesides).toEqual([])
})

test('without a hand-in the newest attempt is shown', () => {
  const work = countingWork('first', [attempt('a', 2, false), attempt('a', 1, false)], [])
  expect(work.shown).toMatchObject([{ number: 2, isTryingAgain: false }])
})
