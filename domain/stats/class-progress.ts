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
  /** Where students get questions of their own from pools: what was drawn for whom. Students not named here get all. */
  drawn?: readonly { studentId: string; position: number }[]
  /** What waits in handed-in attempts that do not count at present. */
  waitingBesides?: readonly { studentId: string; answers: number }[]
}

/** With a quiz the last stage is `handed-in`; of a reading alone it is `done`, and nobody is ever under way. */
export type ProgressStage = 'not-started' | 'reading' | 'under-way' | 'handed-in' | 'done'

/**
 * `open`: no grade yet, because the quiz is not handed in. A handed-in answer without grade waits. `not-drawn`: this
 * student did not get the question.
 */
export type CellState = GradeState | 'open' | 'not-drawn'

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
export function summarise({
  students,
  facts,
  questions,
  grades,
  drawn = [],
  waitingBesides = [],
}: ProgressInput): ProgressSummary {
  const factsOf = new Map(facts.map((fact) => [fact.studentId, fact]))
  const gradeOf = new Map(grades.map((grade) => [cellKey(grade.studentId, grade.position), grade]))
  const isDrawn = drawnOf(drawn)
  const hasQuiz = questions.length > 0
  const rows = students.map((student): ProgressRow => {
    const stage = stageOf(factsOf.get(student.id), hasQuiz)
    const cells = questions.map(({ position }): ProgressRow['cells'][number] => {
      if (!isDrawn(student.id, position)) return { position, state: 'not-drawn', fraction: null }
      const grade = gradeOf.get(cellKey(student.id, position))
      const missing: CellState = stage === 'handed-in' ? 'waits' : 'open'
      return { position, state: grade?.state ?? missing, fraction: grade?.fraction ?? null }
    })
    const marks = questions.flatMap(({ points }, index) => {
      const cell = cells[index]
      return cell === undefined || cell.state === 'not-drawn' ? [] : { points, fraction: cell.fraction }
    })
    return { student, stage, cells, totals: stage === 'handed-in' ? addMarks(marks) : null }
  })
  const at = (stage: ProgressStage) => rows.filter((row) => row.stage === stage).map((row) => row.student)
  const besides = new Map(waitingBesides.map(({ studentId, answers }) => [studentId, answers]))
  const waiting = rows
    .map(({ student, totals }) => ({ student, answers: (totals?.waiting ?? 0) + (besides.get(student.id) ?? 0) }))
    .filter(({ answers }) => answers > 0)
  const full = addMarks(questions.map(({ points }) => ({ points, fraction: null }))).max
  return {
    notStarted: at('not-started'),
    reading: at('reading'),
    underWay: at('under-way'),
    handedIn: at('handed-in'),
    done: at('done'),
    waiting: {
      answers: waiting.reduce((sum, row) => sum + row.answers, 0),
      students: waiting.map((row) => row.student),
    },
    medianTotal: median(rows.flatMap(({ totals }) => (totals !== null && totals.waiting === 0 ? totals.total : []))),
    // With pools nobody gets all questions: then what there was to reach is known from those who have handed in.
    maxTotal: hasQuiz ? (rows.find(({ totals }) => totals !== null)?.totals?.max ?? full) : null,
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

function drawnOf(drawn: NonNullable<ProgressInput['drawn']>): (studentId: string, position: number) => boolean {
  const named = new Set(drawn.map(({ studentId }) => studentId))
  const cells = new Set(drawn.map(({ studentId, position }) => cellKey(studentId, position)))
  return (studentId, position) => !named.has(studentId) || cells.has(cellKey(studentId, position))
}

function cellKey(studentId: string, position: number): string {
  return `${position} ${studentId}`
}
