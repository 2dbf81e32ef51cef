import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MarkableAnswer, markingQueue, neighboursOf, studentNumbers } from '#domain/quiz/marking-queue.ts'

const roster = ['ann', 'ben', 'cleo']
const usual = { by: 'question', names: 'shown', show: 'waiting' } as const
const who = { studentIds: roster, salt: 'assignment' }

function answer(studentId: string, quizPosition: number, more: Partial<MarkableAnswer> = {}): MarkableAnswer {
  return {
    attemptId: `attempt-${studentId}`,
    position: quizPosition,
    quizPosition,
    stem: `Stem ${quizPosition}`,
    studentId,
    name: `Name of ${studentId}`,
    sortName: studentId,
    attemptNumber: 1,
    submittedAt: new Date(Date.UTC(2026, 0, 1, 8, 10 - roster.indexOf(studentId))),
    state: 'waits',
    isByHand: false,
    ...more,
  }
}

const all = roster.flatMap((student) => [answer(student, 1), answer(student, 2)])

test('by question the oldest hand-in comes first, question after question', () => {
  const { groups, entries } = markingQueue(all, usual, who)
  expect(groups.map(({ quizPosition, waiting }) => [quizPosition, waiting])).toEqual([
    [1, 3],
    [2, 3],
  ])
  expect(entries.map(({ attemptId, quizPosition }) => [quizPosition, attemptId])).toEqual([
    [1, 'attempt-cleo'],
    [1, 'attempt-ben'],
    [1, 'attempt-ann'],
    [2, 'attempt-cleo'],
    [2, 'attempt-ben'],
    [2, 'attempt-ann'],
  ])
})

test('by student all answers of one come together', () => {
  const { groups } = markingQueue(all, { ...usual, by: 'student' }, who)
  expect(groups.map(({ entries }) => entries.map(({ attemptId }) => attemptId))).toEqual([
    ['attempt-cleo', 'attempt-cleo'],
    ['attempt-ben', 'attempt-ben'],
    ['attempt-ann', 'attempt-ann'],
  ])
})

test('what is shown: waiting alone, with what was marked by hand, or everything', () => {
  const mixed = [
    answer('ann', 1),
    answer('ben', 1, { state: 'partly', isByHand: true }),
    answer('cleo', 1, { state: 'right' }),
  ]
  const shown = (show: 'waiting' | 'marked' | 'all') =>
    markingQueue(mixed, { ...usual, show }, who).entries.map(({ attemptId }) => attemptId)
  expect(shown('waiting')).toEqual(['attempt-ann'])
  expect(shown('marked')).toEqual(['attempt-ben', 'attempt-ann'])
  expect(shown('all')).toEqual(['attempt-cleo', 'attempt-ben', 'attempt-ann'])
  expect(markingQueue(mixed, usual, who).waiting).toBe(1)
})

test('where names are hidden, neither names nor ids of students nor the order of hand-ins is told', () => {
  const queue = markingQueue(all, { ...usual, names: 'hidden', show: 'all' }, who)
  const text = JSON.stringify(queue)
  for (const student of roster) {
    expect(text).not.toContain(`Name of ${student}`)
    expect(text).not.toContain(`"${student}"`)
  }
  const later = all.map((one) => ({ ...one, submittedAt: new Date(-one.submittedAt.getTime()) }))
  expect(markingQueue(later, { ...usual, names: 'hidden', show: 'all' }, who)).toEqual(queue)
})

test('a student has one number, whoever has handed in, and another in another assignment', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 }), (ids) => {
      const numbers = studentNumbers(ids, 'one')
      expect([...numbers.values()].sort((a, b) => a - b)).toEqual(ids.map((_, index) => index + 1))
      expect(studentNumbers([...ids].reverse(), 'one')).toEqual(numbers)
    }),
  )
  const many = Array.from({ length: 30 }, (_, index) => `student-${index}`)
  expect([...studentNumbers(many, 'one')]).not.toEqual([...studentNumbers(many, 'other')])
  expect([...studentNumbers(many, 'one').keys()]).not.toEqual(many)
})

test('the next one that waits is looked for to the end and then from the beginning', () => {
  const mixed = [answer('ann', 1), answer('ben', 1, { state: 'right' }), answer('cleo', 1)]
  const queue = markingQueue(mixed, { ...usual, show: 'all' }, who)
  const [cleo, ben, ann] = queue.entries
  if (!cleo || !ben || !ann) throw new Error('Three entries were expected')
  expect(neighboursOf(queue, cleo)).toEqual({ index: 0, previous: null, next: ben, nextWaiting: ann })
  expect(neighboursOf(queue, ann)).toEqual({ index: 2, previous: ben, next: null, nextWaiting: cleo })
})

test('an answer that is not shown any more, since it was marked, keeps its place among those that are', () => {
  const mixed = [answer('ann', 1), answer('ben', 1, { state: 'right', isByHand: true }), answer('cleo', 1)]
  const queue = markingQueue(mixed, usual, who)
  const [cleo, ann] = queue.entries
  if (!cleo || !ann) throw new Error('Two entries were expected')
  const marked = { attemptId: 'attempt-ben', position: 1 }
  expect(neighboursOf(queue, marked)).toEqual({ index: -1, previous: cleo, next: ann, nextWaiting: ann })
})
