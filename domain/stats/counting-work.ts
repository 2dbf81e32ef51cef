/**
 * Decides which of each student's attempts the teacher's figures are about: of those handed in the one that counts by the
 * assignment's rule (`countingAttempt`), and while nothing is handed in the one under way.
 */
import { type CountingRule, countingAttempt } from '#domain/quiz/attempt-rules.ts'
import { addMarks } from '#domain/quiz/score.ts'
import type { ProgressGrade, StudentFacts } from './class-progress.ts'

/** One attempt as it stands. */
export type AttemptFacts = {
  studentId: string
  number: number
  firstAnswerAt: Date | null
  /** Null while it is under way, or again. */
  submittedAt: Date | null
}

/** The grade that counts of one question of a handed-in attempt; of every drawn question there is one. */
export type AttemptGrade = ProgressGrade & {
  /** Number of the attempt. */
  attempt: number
  /** Full points. */
  points: number
}

/** Which attempt a student's row is about. */
export type ShownAttempt = {
  studentId: string
  number: number
  /** How many attempts the student has begun. */
  begun: number
  firstAnswerAt: StudentFacts['firstAnswerAt']
  submittedAt: StudentFacts['submittedAt']
  /** Beside the attempt that counts another one is under way. */
  isTryingAgain: boolean
}

export type CountingWork = {
  /** One for each student who has begun. */
  shown: ShownAttempt[]
  /** Of the attempts that count. */
  grades: ProgressGrade[]
  /** Answers that wait in handed-in attempts which do not count at present; one of them may once it is marked. */
  waitingBesides: { studentId: string; answers: number }[]
}

/** Chooses among all attempts at one assignment. */
export function countingWork(
  rule: CountingRule,
  attempts: readonly AttemptFacts[],
  grades: readonly AttemptGrade[],
): CountingWork {
  const ofAttempt = groupBy(grades, ({ studentId, attempt }) => `${attempt} ${studentId}`)
  const gradesOf = ({ studentId, number }: AttemptFacts) => ofAttempt.get(`${number} ${studentId}`) ?? []
  const work: CountingWork = { shown: [], grades: [], waitingBesides: [] }
  for (const [studentId, own] of groupBy(attempts, (attempt) => attempt.studentId)) {
    const finished = own
      .filter(({ submittedAt }) => submittedAt !== null)
      .map((attempt) => ({ ...attempt, total: addMarks(gradesOf(attempt)).total }))
    const counting = countingAttempt(rule, finished)
    const shown = counting ?? own.toSorted((a, b) => a.number - b.number).at(-1)
    if (shown === undefined) continue
    const { number, firstAnswerAt, submittedAt } = shown
    const isTryingAgain = counting !== null && finished.length < own.length
    work.shown.push({ studentId, number, begun: own.length, firstAnswerAt, submittedAt, isTryingAgain })
    if (counting !== null) work.grades.push(...gradesOf(counting))
    const besides = finished.filter((attempt) => attempt.number !== counting?.number).flatMap(gradesOf)
    const answers = besides.filter(({ state }) => state === 'waits').length
    if (answers > 0) work.waitingBesides.push({ studentId, answers })
  }
  return work
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  return groups
}
