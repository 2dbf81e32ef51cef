/**
 * Decides what a teacher is told when they assign a text or change an assignment: what there is to choose, and what students have
 * already done. Nothing here holds a student's words.
 */
import type { CountingRule } from '#domain/quiz/attempt-rules.ts'
import type { ReleaseRule } from '#domain/quiz/release-rules.ts'

export type AssignableQuiz = {
  quizVersionId: string
  quizId: string
  title: string
  number: number
  revisionId: string
  questions: number
}
export type AssignableText = { articleId: string; title: string; hasPlainLevel: boolean; quizzes: AssignableQuiz[] }

export type AssignChoices = { className: string; timeZone: string; texts: AssignableText[] }

/** What students have already done on an assignment, each as a number of students. */
export type WorkDone = {
  opened: number
  /** Who wrote notes that the teacher can see; what is private is not even counted here. */
  wroteNotes: number
  begunQuiz: number
  handedIn: number
  /** Who said that a reading alone is done. */
  saidDone: number
}

/** Whether nobody has done anything yet. */
export function isUntouched(work: WorkDone): boolean {
  return Object.values(work).every((students) => students === 0)
}

/** It is done; or, without having done anything, a warning of what students have already done. */
export type Outcome = { status: 'done' } | { status: 'warned'; work: WorkDone }

export type QuizChoice = { quizVersionId: string; title: string; number: number }

/** What is other for one student; null as for the class. */
export type AssignmentOverride = {
  openAt: Date | null
  dueAt: Date | null
  closeAt: Date | null
  timeLimitMinutes: number | null
  attemptsAllowed: number | null
  plainLevel: boolean | null
}

export type AssignmentStudent = {
  id: string
  name: string
  /** Times and rules of their own; null where the class's hold. */
  override: AssignmentOverride | null
}

export type AssignmentView = {
  id: string
  classId: string
  className: string
  timeZone: string
  articleId: string
  title: string
  hasPlainLevel: boolean
  plainLevel: boolean
  /** Whether classmates' notes show only after a note of one's own. */
  notesAfterOwn: boolean
  /** Null for a reading alone. */
  quiz: QuizChoice | null
  /** What may stand in its place as long as nobody has begun: quizzes on the same revision, in their newest version. */
  quizChoices: QuizChoice[]
  openAt: Date
  dueAt: Date | null
  closeAt: Date | null
  timeLimitMinutes: number | null
  attemptsAllowed: number
  countingRule: CountingRule
  /** Whole seconds after the deadline in which an answer is still taken. */
  graceSeconds: number
  releaseScore: ReleaseRule
  releaseAnswers: ReleaseRule
  releaseExplanations: ReleaseRule
  /** When a teacher released the results by hand. */
  releasedAt: Date | null
  /** Since when the clock stands still; null while it runs. */
  pausedAt: Date | null
  isWithdrawn: boolean
  work: WorkDone
  students: AssignmentStudent[]
}
