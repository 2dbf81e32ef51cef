import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ProgressGrade, type StudentFacts, summarise } from '#domain/stats/class-progress.ts'
import { median, share } from '#domain/stats/median.ts'

const when = new Date('2026-03-02T09:00:00Z')
const names = ['Amira', 'Ben', 'Chen', 'Dao', 'Eve']
const students = names.map((name) => ({ id: name.charAt(0).toLowerCase(), name }))
const questions = [
  { position: 1, points: 1 },
  { position: 2, points: 2.5 },
]

function facts(studentId: string, ...done: ('openedAt' | 'firstAnswerAt' | 'submittedAt' | 'doneAt')[]): StudentFacts {
  const none = { studentId, openedAt: null, firstAnswerAt: null, submittedAt: null, doneAt: null }
  return { ...none, ...Object.fromEntries(done.map((field) => [field, when])) }
}

function grade(
  studentId: string,
  position: number,
  state: ProgressGrade['state'],
  fraction: number | null,
): ProgressGrade {
  return { studentId, position, state, fraction, chosen: [] }
}

const quizFacts = [
  facts('b', 'openedAt'),
  facts('c', 'openedAt', 'firstAnswerAt'),
  facts('d', 'openedAt', 'firstAnswerAt', 'submittedAt'),
  facts('e', 'firstAnswerAt', 'submittedAt'),
  facts('gone', 'openedAt', 'firstAnswerAt', 'submittedAt'),
]
const quizGrades = [
  grade('d', 1, 'right', 1),
  grade('d', 2, 'partly', 0.5),
  grade('e', 1, 'wrong', 0),
  grade('e', 2, 'waits', null),
  grade('gone', 1, 'waits', null),
]

test('each student stands where the facts put them, and those who left the class nowhere', () => {
  const summary = summarise({ students, facts: quizFacts, questions, grades: quizGrades })
  expect(summary.notStarted.map(({ name }) => name)).toEqual(['Amira'])
  expect(summary.reading.map(({ name }) => name)).toEqual(['Ben'])
  expect(summary.underWay.map(({ name }) => name)).toEqual(['Chen'])
  expect(summary.handedIn.map(({ name }) => name)).toEqual(['Dao', 'Eve'])
  expect(summary.done).toEqual([])
  expect(summary.waiting).toEqual({ answers: 1, students: [{ id: 'e', name: 'Eve' }] })
})

test('the table shows a cell for each question and totals only of what is handed in', () => {
  const { rows, maxTotal, medianTotal } = summarise({ students, facts: quizFacts, questions, grades: quizGrades })
  expect(rows.map(({ cells }) => cells.map(({ state }) => state))).toEqual([
    ['open', 'open'],
    ['open', 'open'],
    ['open', 'open'],
    ['right', 'partly'],
    ['wrong', 'waits'],
  ])
  expect(rows.map(({ totals }) => totals)).toEqual([
    null,
    null,
    null,
    { total: 2.25, max: 3.5, waiting: 0 },
    { total: 0, max: 3.5, waiting: 1 },
  ])
  expect(maxTotal).toBe(3.5)
  expect(medianTotal).toBe(2.25)
})

test('a handed-in answer that nobody has graded waits', () => {
  const { waiting, rows } = summarise({ students, facts: quizFacts, questions, grades: [] })
  expect(rows[3]?.cells.map(({ state }) => state)).toEqual(['waits', 'waits'])
  expect(waiting.answers).toBe(4)
})

test('a reading alone is done when the student says so', () => {
  const readingFacts = [facts('a', 'openedAt'), facts('b', 'openedAt', 'doneAt')]
  const summary = summarise({ students, facts: readingFacts, questions: [], grades: [] })
  expect(summary.reading.map(({ id }) => id)).toEqual(['a'])
  expect(summary.done.map(({ id }) => id)).toEqual(['b'])
  expect(summary.handedIn).toEqual([])
  expect(summary.maxTotal).toBeNull()
  expect(summary.medianTotal).toBeNull()
})

test('with a quiz, saying that the reading is done does not hand in', () => {
  const summary = summarise({ students, facts: [facts('a', 'openedAt', 'doneAt')], questions, grades: [] })
  expect(summary.reading.map(({ id }) => id)).toEqual(['a'])
})

test('every student stands in exactly one list', () => {
  const time = fc.option(fc.constant(when))
  const fact = fc.record({ openedAt: time, firstAnswerAt: time, submittedAt: time, doneAt: time })
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 5 }), fc.boolean(), (list, hasQuiz) => {
      const some = list.map((each, index) => ({ ...each, studentId: students[index]?.id ?? '' }))
      const all = summarise({ students, facts: some, questions: hasQuiz ? questions : [], grades: [] })
      const lists = [all.notStarted, all.reading, all.underWay, all.handedIn, all.done].flat()
      expect(lists.map(({ id }) => id).sort()).toEqual(students.map(({ id }) => id))
    }),
  )
})

test('an empty class has empty lists and no figures', () => {
  const summary = summarise({ students: [], facts: [], questions, grades: [] })
  expect(summary).toMatchObject({ notStarted: [], rows: [], medianTotal: null, maxTotal: 3.5 })
})

test('no data is null, never nought', () => {
  expect(median([])).toBeNull()
  expect(share(0, 0)).toBeNull()
  expect(share(0, 3)).toBe(0)
  expect(median([0])).toBe(0)
  expect(median([10, 9, 2])).toBe(9)
  expect(median([4, 1, 3, 2])).toBe(2.5)
})
