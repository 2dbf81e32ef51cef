/**
 * Decides what a student's quiz page and result page are told; it is the whole of it. Before release these views hold
 * no key, no feedback and no evidence: `Reveal` appears only where the assignment's rule allows it.
 */
import type { CountingRule } from './attempt-rules.ts'
import type { ProvenPlace } from './evidence-places.ts'
import type { GradeState } from './grade.ts'
import type { ChosenLevels } from './mark.ts'
import type { Released, ReleaseRules, ResultPart } from './release-rules.ts'
import type { RevealedParts } from './reveal-parts.ts'
import type { QuestionBody, QuizResponse } from './schema.ts'
import type { AttemptTotals } from './score.ts'
import type { QuizSection } from './sections.ts'

/** The answer that counts of one question, as the server holds it. */
export type HeldAnswer = { seq: number; device: string; response: QuizResponse; receivedAt: string }

export type QuizItemView = {
  /** From 1. */
  position: number
  /** The section it belongs to; null for none. */
  section: Pick<QuizSection, 'title' | 'passage'> | null
  points: number
  body: QuestionBody
  answer: HeldAnswer | null
  /** Under the rule "at once": the result of an answer the student has had checked, and where the text shown proves it. */
  checked: (RevealedParts & { places: ProvenPlace[] }) | null
}

export type OpenAttemptView = {
  id: string
  /** From 1. */
  number: number
  /** ISO 8601; null for no end. */
  deadlineAt: string | null
  items: QuizItemView[]
}

/** The clock of an attempt as the server has it; times are ISO 8601. */
export type AttemptClockView = {
  serverNow: string
  /** Null for no end. While the clock stands still it moves on with `serverNow`. */
  deadlineAt: string | null
  isPaused: boolean
  isHandedIn: boolean
}

export type StartState = 'possible' | 'not-open' | 'closed' | 'no-attempts-left'

export type QuizView = {
  assignmentId: string
  quizTitle: string
  questions: number
  points: number
  /** This student's own, a standing allowance included; need not be whole. */
  timeLimitMinutes: number | null
  /** It is another than that of the class. */
  isOwnTimeLimit: boolean
  countingRule: CountingRule
  /** How long after the end an answer may still arrive and count. */
  graceSeconds: number
  attemptsAllowed: number
  attemptsUsed: number
  release: ReleaseRules
  /** This student's own times, ISO 8601. */
  dueAt: string | null
  closeAt: string | null
  /** Whether a new attempt may begin. */
  start: StartState
  /** The attempt under way; null for none. */
  attempt: OpenAttemptView | null
  /** A teacher has stopped the clock. */
  isPaused: boolean
  /** Whether an attempt has been handed in. */
  hasResult: boolean
  /** The server's clock, ISO 8601. */
  serverNow: string
}

export type ResultItemView = {
  position: number
  body: QuestionBody
  response: QuizResponse | null
  /** Holds no more than what is out. */
  reveal: RevealedParts
  /** The mark that counts, one by hand before the machine's; null until the score is out. */
  mark: {
    state: GradeState
    points: number | null
    comment: string | null
    isByHand: boolean
    /** Criterion → level that a marker chose; null without a rubric. */
    levels: ChosenLevels | null
  } | null
  /**
   * Not null where the question was corrected after it was answered; the points that counted before, where the score is out
   * and that changed them.
   */
  correction: { pointsBefore: number | null } | null
  maxPoints: number
  /** Where the text shown proves it. */
  evidence: ProvenPlace[]
}

/** Of each part whether it is out, else when it comes: ISO 8601; null for when the teacher releases it. */
export type ComingParts = Record<ResultPart, { isOut: true } | { isOut: false; at: string | null }>

export type ResultView = {
  assignmentId: string
  quizTitle: string
  /** Numbers of the attempts handed in, the newest first. */
  attempts: number[]
  /** The attempt shown. */
  number: number
  countingRule: CountingRule
  /** Number of the one that counts; null where there is one, or where it is not to be told yet. */
  counting: number | null
  mayStartAgain: boolean
  receipt: {
    code: string
    /** ISO 8601. */
    submittedAt: string
    isLate: boolean
    questions: number
    answered: number
    /** Answers that came after the end, or while another device was ahead: kept, and not counted. */
    keptAside: number
  }
  teacherComment: { body: string; author: string | null } | null
  release:
    | { isReleased: false; comes: ComingParts }
    | {
        isReleased: true
        comes: ComingParts
        /** What is out; the rest is not in `items`. */
        parts: Released
        /** Null until the score is out. */
        totals: AttemptTotals | null
        items: ResultItemView[]
      }
}
