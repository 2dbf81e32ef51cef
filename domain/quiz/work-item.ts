/**
 * Decides what a marker is shown of one answered question: the answer that counts, the answers that are kept besides,
 * and the mark that counts. Only those who teach the class ever hold one, since it carries the key.
 */
import type { GradeState } from './grade.ts'
import type { ChosenLevels } from './mark.ts'
import type { QuestionHalves } from './regrade-fit.ts'
import type { Disposition, QuestionBody, QuestionKey, QuizResponse } from './schema.ts'

/** An answer that is kept beside the one that counts. */
export type KeptAnswer = {
  seq: number
  response: QuizResponse
  /** `current`: it was handed in, and a teacher has let another one count since. */
  disposition: Disposition
  receivedAt: Date
  /** It says the same as the answer that counts. */
  isCounting: boolean
}

export type WorkItem = {
  /** Place in this student's attempt. */
  position: number
  /** Place in the quiz as published, the same for everybody. */
  quizPosition: number
  points: number
  body: QuestionBody
  key: QuestionKey
  /** What a regrade put in the place of body and key for grading; null for nothing. */
  corrected: (QuestionHalves & { questionVersionId: string }) | null
  /** The version as it was shown. */
  questionVersionId: string
  /** The answer that counts; null for none. */
  response: QuizResponse | null
  /** Its sequence; null for none. */
  seq: number | null
  /** Not those that the student has gone on from on the same device. */
  others: KeptAnswer[]
  score: {
    /** The act of grading it comes from. */
    runId: string
    state: GradeState
    points: number | null
    kind: 'machine' | 'manual'
    comment: string | null
    /** Criterion → level that a marker chose; null without a rubric. */
    levels: ChosenLevels | null
  } | null
}
