/**
 * Decides what a marker is shown of one answered question: the answer that counts, the answers that are kept besides,
 * and the mark that counts. Only those who teach the class ever hold one, since it carries the key.
 */
import type { GradeState } from './grade.ts'
import type { Disposition, QuestionBody, QuestionKey, QuizResponse } from './schema.ts'

export type WorkItem = {
  position: number
  points: number
  body: QuestionBody
  key: QuestionKey
  /** The answer that counts; null for none. */
  response: QuizResponse | null
  /** Answers that are kept and do not count; not those that the student has gone on from on the same device. */
  others: { seq: number; response: QuizResponse; disposition: Disposition; receivedAt: Date }[]
  score: { state: GradeState; points: number | null; kind: 'machine' | 'manual'; comment: string | null } | null
}
