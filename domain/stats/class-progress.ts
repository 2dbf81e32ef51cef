/**
 * Decides what the teacher's page says about a class at work: who stands where, what waits, and each student's row. Who
 * stands where follows from what a student did (opened, answered, handed in), never from time spent on a page.
 */
import type { GradeState } from '#domain/quiz/grade.ts'
import { type AttemptTotals, addMarks } from '#domain/quiz/score.ts'
import { median } from './median.ts'

export type ProgressStudent = { id: string; name: string }

/** What one student did on one assignment, at one attempt (the caller chooses which); null for not yet. */
export type StudentFacts = {
  studentId: string
  /** Opened the article. */
  openedAt: Date | null
  /** Gave a first answer in the quiz. */
  firstAnswerAt: Date | null
  /** Handed the quiz in. */
  submittedAt: Date | null
  /** Said that a reading alone is done. */
  doneAt: Date | null
}

/** The grade that counts of one student's answer to one question. */
export type ProgressGrade = {
  studentId: string
  /** 1-based. */
  position: number
  state: GradeState
  /** 0 to 1; null while it waits. */
  fraction: number | null
  /** As in `Grade`. */
  chosen: readonly string[]
}

export type ProgressInput = {
  /** In the order in which they are to be shown; facts and grades of anybody else are left out. */
  students: readonly ProgressStudent[]
  facts: readonly StudentFacts[]
  /** Empty for a reading alone, which has no quiz. */
  questions: readonly { position: number; points: number }[]
  grades: readonly ProgressGrade[]
}

/** With a quiz the last stage is `handed-in`; of a reading alone it is `done`, and nobody is ever under way. */
export type ProgressStage = 'not-started' | 'reading' | 'under-way' | 'handed-in' | 'done'

/** `open`: no grade yet, because the quiz is not handed in. A handed-in answer without grade waits. */
export type CellState = GradeState | 'open'

export type ProgressRow = {
  student: ProgressStudent
  stage: ProgressStage
  /** One for each question, in the questions' order. */
  cells: { position: number; state: CellState; fraction: number | null }[]
  /** Null until the quiz is handed in. While something waits, `total` is what is sure so far. */
  totals: AttemptTotals | null
}

export type ProgressSummary = {
  notStarted: ProgressStudent[]
  reading: ProgressStudent[]
  underWay: ProgressStudent[]
  handedIn: ProgressStudent[]
  done: ProgressStudent[]
  /** Handed-in answers that wait for a teacher, and whose they are. */
  waiting: { answers: number; students: ProgressStudent[] }
  /** Middle total of those who handed in and for whom nothing waits; null when there are none. */
  medianTotal: number | null
  /** Full points of the quiz; null for a reading alone. */
  maxTotal: number | null
  rows: ProgressRow[]
}

/** Summarises a class; every student given stands in exactly one of the five lists. */
export function summarise({ students, facts, questions, grades }: ProgressInput): ProgressSummary {
  const factsOf = new Map(facts.map((fact) => [fact.studentId, fact]))
  const gradeOf = new Map(grades.map((grade) => [cellKey(grade.studentId, grade.position), grade]))
  const hasQuiz = questions.length > 0
  const rows = students.map((student): ProgressRow => {
    const stage = stageOf(factsOf.get(student.id), hasQuiz)
    const cells = questions.map(({ position }) => {
      const grade = gradeOf.get(cellKey(student.id, position))
      const missing: CellState = stage === 'handed-in' ? 'waits' : 'open'
      return { position, state: grade?.state ?? missing, fraction: grade?.fraction ?? null }
    })
    const marks = questions.map(({ points }, index) => ({ points, fraction: cells[index]?.fraction ?? null }))
    return { student, stage, cells, totals: stage === 'handed-in' ? addMarks(marks) : null }
  })
  const at = (stage: ProgressStage) => rows.filter((row) => row.stage === stage).map((row) => row.student)
  const waiting = rows.filter((row) => row.totals !== null && row.totals.waiting > 0)
  return {
    notStarted: at('not-started'),
    reading: at('reading'),
    underWay: at('under-way'),
    handedIn: at('handed-in'),
    done: at('done'),
    waiting: {
      answers: waiting.reduce((sum, row) => sum + (row.totals?.waiting ?? 0), 0),
      students: waiting.map((row) => row.student),
    },
    medianTotal: median(rows.flatMap(({ totals }) => (totals !== null && totals.waiting === 0 ? totals.total : []))),
    maxTotal: hasQuiz ? addMarks(questions.map(({ points }) => ({ points, fraction: null }))).max : null,
    rows,
  }
}

/** Where a student stands; without facts, not started. */
export function stageOf(facts: StudentFacts | undefined, hasQuiz: boolean): ProgressStage {
  if (facts === undefined) return 'not-started'
  if (hasQuiz) {
    if (facts.submittedAt !== null) return 'handed-in'
    if (facts.firstAnswerAt !== null) return 'under-way'
  } else if (facts.doneAt !== null) {
    return 'done'
  }
  return facts.openedAt === null ? 'not-started' : 'reading'
}

function cellKey(studentId: string, position: number): string {
  return `${position} ${studentId}`
}
