/**
 * Decides what the page of a class's progress and its CSV say: the same summary, missed questions and answered cells
 * from one set of rows, so that the two can never differ.
 */
import type { QuestionKey } from '#domain/quiz/schema.ts'
import {
  type CellState,
  type ProgressGrade,
  type ProgressSummary,
  type StudentFacts,
  summarise,
} from './class-progress.ts'
import { mostMissed, type QuestionFigures, questionFigures, questionToCount } from './most-missed.ts'

export type ReportInput = {
  students: readonly { id: string; name: string }[]
  facts: readonly StudentFacts[]
  questions: readonly { position: number; points: number; key: QuestionKey }[]
  /** Of the handed-in attempts that count. */
  grades: readonly ProgressGrade[]
  drawn?: readonly { studentId: string; position: number }[]
  waitingBesides?: readonly { studentId: string; answers: number }[]
  /** Positions answered in attempts under way. */
  answered: readonly { studentId: string; position: number }[]
}

/** `answered`: an answer is stored and the quiz not yet handed in. */
export type ReportCell = CellState | 'answered'

export type ProgressReport = {
  summary: ProgressSummary
  /** Student id → one cell for each question, in the questions' order. */
  cells: ReadonlyMap<string, ReportCell[]>
  missed: QuestionFigures[]
  figures: QuestionFigures[]
}

export function progressReport({ answered, ...input }: ReportInput): ProgressReport {
  const { students, questions, grades } = input
  const summary = summarise(input)
  const known = new Set(answered.map(({ studentId, position }) => `${position} ${studentId}`))
  const counted = questions.map(({ position, key }) => questionToCount(position, key))
  const cells = new Map(
    summary.rows.map(({ student, cells: row }) => [
      student.id,
      row.map(
        ({ position, state }): ReportCell =>
          state === 'open' && known.has(`${position} ${student.id}`) ? 'answered' : state,
      ),
    ]),
  )
  const present = new Set(students.map((student) => student.id))
  const own = grades.filter((grade) => present.has(grade.studentId))
  return { summary, cells, missed: mostMissed(counted, own), figures: questionFigures(counted, own) }
}
