/**
 * Decides what a teacher is told of a regrade before it is done, and of those that were done: questions and points, and no
 * answer of a student.
 */
import type { QuestionEffect } from './regrade.ts'
import type { Misfit } from './regrade-fit.ts'

/** A published version of the assignment's quiz. */
export type RegradeVersion = { id: string; number: number; publishedAt: Date }

/** A question that the chosen version changed, or no longer asks. */
export type CorrectedQuestion = {
  quizPosition: number
  stem: string
  /** Why the answers cannot be regraded; null where they can. */
  misfit: Misfit | null
  /** Whether what students read of it was changed too: they answered the former words. */
  isReworded: boolean
  effect: QuestionEffect
}

/** A regrade that was done. */
export type DoneRegrade = {
  id: string
  /** Of the quiz version whose keys were applied. */
  number: number
  by: string
  at: Date
  undone: { by: string | null; at: Date } | null
}

export type RegradePreview = {
  title: string
  classId: string
  className: string
  timeZone: string
  /** The version that the students got. */
  pinnedNumber: number
  /** Those published after it, the newest first. */
  versions: RegradeVersion[]
  /** Every regrade of the assignment, the newest first. */
  done: DoneRegrade[]
  /** What the chosen version would do; null where there is none to choose. */
  plan: RegradePlan | null
}

export type RegradePlan = {
  version: RegradeVersion
  /** Whether its keys are those that count already. */
  isApplied: boolean
  questions: CorrectedQuestion[]
  attempts: { name: string; number: number; isOnlyOne: boolean; before: number; after: number; max: number }[]
  /** Counts of attempts. */
  up: number
  down: number
  unchanged: number
  /** Marks by hand that stay. */
  kept: number
  /** Attempts under way: they will be graded by the corrected keys when they are handed in. */
  underWay: number
}
