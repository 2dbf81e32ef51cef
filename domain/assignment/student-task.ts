/**
 * Decides what an assignment is for one student at one moment: not open, to be read, under way or done, and what is told of its result.
 * The rules of time and release are those of
 * `domain/quiz/attempt-rules.ts` and `release-rules.ts`.
 */
import {
  type AssignmentPhase,
  type AssignmentTimes,
  assignmentPhase,
  type CountingRule,
  countingAttempt,
} from '#domain/quiz/attempt-rules.ts'
import { isReleased, type ReleaseRule } from '#domain/quiz/release-rules.ts'
import { type AttemptTotals, addMarks, type Mark } from '#domain/quiz/score.ts'

/** Where a student stands with the quiz of an assignment. */
export type QuizStanding =
  | { status: 'not-begun'; questions: number }
  | {
      status: 'under-way'
      questions: number
      answered: number
      /** Null for no end, and while the clock stands still. */
      deadlineAt: Date | null
      isPaused: boolean
    }
  | {
      status: 'handed-in'
      submittedAt: Date
      /** Of the attempt that counts; null until results are out. */
      totals: AttemptTotals | null
      /** Which of several attempts handed in counts; null where there is one, or where saying so would tell a score. */
      counting: number | null
      /** When results will be out, where that is known and still to come. */
      releaseAt: Date | null
      mayTryAgain: boolean
    }

export type StudentTask = {
  assignmentId: string
  className: string
  timeZone: string
  /** Null before the opening time: what will be read is not told. */
  title: string | null
  phase: AssignmentPhase
  openAt: Date
  dueAt: Date | null
  closeAt: Date | null
  isOpened: boolean
  /** Null for a reading alone. */
  quiz: QuizStanding | null
  /** Handed in, or for a reading alone: said to be done. */
  isDone: boolean
  /** The teacher's word on it. */
  comment: string | null
}

/** What is known of one student and one assignment; `times` are the student's own, `attempt` is the latest. */
export type StudentTaskFacts = {
  assignmentId: string
  className: string
  timeZone: string
  title: string | null
  hasQuiz: boolean
  /** How many questions the quiz has. */
  questions: number
  times: AssignmentTimes
  attemptsAllowed: number
  /** When the score is told. */
  scoreRule: ReleaseRule
  /** When a teacher released the results by hand; null for not yet. */
  releasedAt: Date | null
  openedAt: Date | null
  doneAt: Date | null
  comment: string | null
  countingRule: CountingRule
  /** A teacher has stopped the clock. */
  isPaused: boolean
  attempt: {
    number: number
    submittedAt: Date | null
    deadlineAt: Date | null
    /** How many questions hold an answer. */
    answered: number
  } | null
  /** All attempts handed in; `marks` are none until the score is out. */
  handedIn: readonly { number: number; submittedAt: Date; marks: readonly Mark[] }[]
}

/** What an assignment is for a student now. */
export function studentTask(facts: StudentTaskFacts, now: Date): StudentTask {
  const { openAt, dueAt, closeAt } = facts.times
  const phase = assignmentPhase(now, facts.times)
  const quiz = facts.hasQuiz ? quizStanding(facts, phase, now) : null
  return {
    assignmentId: facts.assignmentId,
    className: facts.className,
    timeZone: facts.timeZone,
    title: now < openAt ? null : facts.title,
    phase,
    openAt,
    dueAt,
    closeAt,
    isOpened: facts.openedAt !== null,
    quiz,
    isDone: quiz === null ? facts.doneAt !== null : quiz.status === 'handed-in',
    comment: facts.comment,
  }
}

function quizStanding(facts: StudentTaskFacts, phase: AssignmentPhase, now: Date): QuizStanding {
  const { attempt, questions, scoreRule, releasedAt, times, attemptsAllowed, countingRule, isPaused } = facts
  if (attempt === null) return { status: 'not-begun', questions }
  const { submittedAt, deadlineAt, answered, number } = attempt
  if (submittedAt === null) {
    return { status: 'under-way', questions, answered, deadlineAt: isPaused ? null : deadlineAt, isPaused }
  }
  const isOut = isReleased(scoreRule, { now, submittedAt, dueAt: times.dueAt, releasedAt })
  const totals = facts.handedIn.map((one) => ({ ...one, ...addMarks(one.marks) }))
  const counting = countingAttempt(countingRule, totals)
  const isTold = totals.length > 1 && (isOut || countingRule !== 'best')
  return {
    status: 'handed-in',
    submittedAt,
    totals: isOut ? addMarks(counting?.marks ?? []) : null,
    counting: isTold ? (counting?.number ?? null) : null,
    releaseAt: isOut || scoreRule === 'on-release' ? null : times.dueAt,
    mayTryAgain: number < attemptsAllowed && (phase === 'open' || phase === 'past-due'),
  }
}
