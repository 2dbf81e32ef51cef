/**
 * Decides what a statement to be judged by the text alone is: true, false, or not stated in the text. Source: the
 * "true / false / not given" task of reading examinations such as IELTS Academic Reading.
 */
import { z } from 'zod'
import type { DraftQuestion } from '../draft-question.ts'
import { type Grade, waits } from './make-grade.ts'
import { type AnswerNote, everyQuestion, everyResponse, feedback, misconception } from './question-parts.ts'
import { gradeOne } from './single-choice.ts'

/** The three answers to a statement about a text. */
export const verdicts = ['true', 'false', 'not-stated'] as const
export type Verdict = (typeof verdicts)[number]

export const questionSchema = z.object({
  type: z.literal('true-false-not-stated'),
  ...everyQuestion,
  correct: z.enum(verdicts, 'key-missing'),
  /** Feedback for each of the three answers. */
  answers: z.record(z.enum(verdicts), z.object({ feedback, misconception })),
})
export type Question = z.infer<typeof questionSchema>

export type Body = { type: 'true-false-not-stated' }
export type Key = { type: 'true-false-not-stated'; correct: Verdict; options: Record<string, AnswerNote> }

export const responseSchema = z.object({
  type: z.literal('true-false-not-stated'),
  choice: z.enum(verdicts).nullable(),
  ...everyResponse,
})

export function split({ type, correct, answers }: Question): { body: Body; key: Key } {
  return { body: { type }, key: { type, correct, options: answers } }
}

export function grade(key: Key, choice: Verdict | null): Grade {
  return verdicts.includes(key.correct) ? gradeOne('one-verdict', key, choice) : waits('one-verdict')
}

export function toDraft({ correct, answers }: Question): Partial<DraftQuestion> {
  return { verdict: correct, verdictNotes: answers }
}

export function fromDraft({ verdict, verdictNotes }: DraftQuestion) {
  return { correct: verdict, answers: verdictNotes }
}
