import { expect, test } from 'vitest'
import { countLookups, termEffects } from '#domain/stats/term-effect.ts'

const students = Array.from({ length: 12 }, (_, index) => `s${index}`)
const lookedUp = (entryId: string, count: number) =>
  students.slice(0, count).map((studentId) => ({ studentId, entryId }))
const answer = (studentId: string, isWrong: boolean) =>
  ({ studentId, quizPosition: 1, state: isWrong ? 'wrong' : 'right' }) as const

test('a number of look-ups is told from five distinct students on, and no smaller one, not even nought', () => {
  const lookups = [...lookedUp('waiver', 5), ...lookedUp('proxy', 4), ...lookedUp('waiver', 3)]
  expect(countLookups(['proxy', 'waiver', 'hawk'], lookups)).toEqual([
    { entryId: 'waiver', students: 5 },
    { entryId: 'proxy', students: null },
    { entryId: 'hawk', students: null },
  ])
})

test('those who looked up stand beside those who did not', () => {
  const answers = students.map((student, index) => answer(student, index === 0 || index > 8))
  const questions = [{ quizPosition: 1, entryIds: ['waiver'] }]
  expect(termEffects(questions, lookedUp('waiver', 5), answers)).toEqual([
    {
      quizPosition: 1,
      entryId: 'waiver',
      lookedUp: { answered: 5, wrong: 1, shareWrong: 0.2 },
      didNot: { answered: 7, wrong: 3, shareWrong: 3 / 7 },
    },
  ])
})

test('nothing is told of a group of fewer than five, on either side', () => {
  const questions = [{ quizPosition: 1, entryIds: ['waiver'] }]
  const answers = students.map((student) => answer(student, true))
  expect(termEffects(questions, lookedUp('waiver', 4), answers)).toEqual([])
  expect(termEffects(questions, lookedUp('waiver', 8), answers)).toEqual([])
})

test('an answer that waits or was not given says nothing about reading', () => {
  const answers = students.map((studentId) => ({ studentId, quizPosition: 1, state: 'waits' as const }))
  expect(termEffects([{ quizPosition: 1, entryIds: ['waiver'] }], lookedUp('waiver', 6), answers)).toEqual([])
})
