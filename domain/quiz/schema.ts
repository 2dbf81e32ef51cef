/**
 * Decides what a question, its key and a response are. A question has two halves that are stored apart: the body,
 * which a student may see, and the key (right answers, feedback, misconceptions, evidence), which no student sees
 * before release. Each type stands in a file of its own; this one joins them.
 */
import { z } from 'zod'
import type { Span } from '#domain/anchoring/schema.ts'
import * as categories from './questions/categories.ts'
import * as cloze from './questions/cloze.ts'
import * as evidence from './questions/evidence.ts'
import * as freeText from './questions/free-text.ts'
import * as matching from './questions/matching.ts'
import * as multipleResponse from './questions/multiple-response.ts'
import * as number from './questions/number.ts'
import * as ordering from './questions/ordering.ts'
import type { Band } from './questions/question-parts.ts'
import * as repair from './questions/repair.ts'
import * as shortAnswer from './questions/short-answer.ts'
import * as singleChoice from './questions/single-choice.ts'
import * as verdict from './questions/true-false-not-stated.ts'

export { type MultipleResponseScoring, multipleResponseScorings } from './questions/multiple-response.ts'
export type { AnswerNote as OptionNote, QuestionOption } from './questions/question-parts.ts'
export { type Verdict, verdicts } from './questions/true-false-not-stated.ts'

export const questionTypes = [
  'single-choice',
  'multiple-response',
  'true-false-not-stated',
  'number',
  'short-answer',
  'cloze',
  'ordering',
  'matching',
  'categories',
  'evidence',
  'repair',
  'free-text',
] as const
export type QuestionType = (typeof questionTypes)[number]

/** A whole question, as its author knows it. */
export const questionSchema = z.discriminatedUnion('type', [
  singleChoice.questionSchema,
  multipleResponse.questionSchema,
  verdict.questionSchema,
  number.questionSchema,
  shortAnswer.questionSchema,
  cloze.questionSchema,
  ordering.questionSchema,
  matching.questionSchema,
  categories.questionSchema,
  evidence.questionSchema,
  repair.questionSchema,
  freeText.questionSchema,
])
export type Question = z.infer<typeof questionSchema>

/** What the student sees of a question: never a key, never feedback. */
export type QuestionBody = {
  stem: string
  /** Evidence is asked for beside the answer, and whether it is scored; null or absent where it is not. */
  citation?: { isScored: boolean /** Its share of the points, 0 to 1. */; weight: number } | null
} & (
  | singleChoice.Body
  | multipleResponse.Body
  | verdict.Body
  | number.Body
  | shortAnswer.Body
  | cloze.Body
  | ordering.Body
  | matching.Body
  | categories.Body
  | evidence.Body
  | repair.Body
  | freeText.Body
)

/** What is closed to students until release. */
export type QuestionKey = {
  explanation: string
  evidence: Span[]
  /** By what evidence cited beside the answer is scored; null or absent where none is asked for. */
  citation?: { weight: number; bands: Band[] } | null
} & (
  | singleChoice.Key
  | multipleResponse.Key
  | verdict.Key
  | number.Key
  | shortAnswer.Key
  | cloze.Key
  | ordering.Key
  | matching.Key
  | categories.Key
  | evidence.Key
  | repair.Key
  | freeText.Key
)

/** What a student answered. An answer taken back is `null` or empty, and is kept as an event like any other. */
export const responseSchema = z.discriminatedUnion('type', [
  singleChoice.responseSchema,
  multipleResponse.responseSchema,
  verdict.responseSchema,
  number.responseSchema,
  shortAnswer.responseSchema,
  cloze.responseSchema,
  ordering.responseSchema,
  matching.responseSchema,
  categories.responseSchema,
  evidence.responseSchema,
  repair.responseSchema,
  freeText.responseSchema,
])
export type QuizResponse = z.infer<typeof responseSchema>

/** One answer on its way from the browser's queue to the server. */
export const responseEventSchema = z.object({
  clientEventId: z.uuid(),
  /** Names the browser (UUID made once per browser profile). */
  device: z.uuid(),
  /** Counts up from 1 per device and attempt. */
  clientSeq: z.number().int().min(1),
  /** 1-based position of the question in the attempt. */
  position: z.number().int().min(1).max(500),
  /** The last server sequence of this position that the device had seen; 0 for none. */
  baseSeq: z.number().int().min(0),
  response: responseSchema,
})
export type ResponseEvent = z.infer<typeof responseEventSchema>

export const saveResponsesSchema = z.object({ events: z.array(responseEventSchema).min(1).max(100) })

/**
 * What became of an answer: it counts until a newer one does; another device had been faster; it came after the
 * deadline; or a newer answer of the same device had overtaken it on the way. Each is kept.
 */
export const dispositions = ['current', 'conflict', 'late', 'superseded'] as const
export type Disposition = (typeof dispositions)[number]

/** The server's word, given only after the commit, that it holds an answer. */
export type ResponseReceipt = {
  clientEventId: string
  position: number
  /** Server sequence within (attempt, position), from 1. */
  seq: number
  disposition: Disposition
  /** ISO 8601 instant at which the request arrived. */
  receivedAt: string
}

/** The answer that counts at present for one question of an attempt. */
export type PresentAnswer = {
  position: number
  seq: number
  device: string
  response: QuizResponse
  /** ISO 8601 instant. */
  receivedAt: string
}

/** What the server answers to a list of answers, after the commit. */
export type SaveReply = {
  /** One for each event sent, in their order. */
  receipts: ResponseReceipt[]
  /** What counts, for every question where that is not the answer just sent. */
  present: PresentAnswer[]
  /** ISO 8601 instant of the server's clock, for the countdown. */
  serverNow: string
  /** ISO 8601 instant at which the attempt ends; null for never. */
  deadlineAt: string | null
}

export const submitSchema = z.object({
  /** The highest `clientSeq` each device has used in this attempt, as far as this browser knows. */
  lastSeqs: z
    .record(z.uuid(), z.number().int().min(0))
    .refine((lastSeqs) => Object.keys(lastSeqs).length <= 100, 'too-many-devices'),
})

/** What proves a hand-in. The same attempt gives the same receipt for ever. */
export type SubmissionReceipt = {
  /** ISO 8601 instant. */
  submittedAt: string
  isLate: boolean
  receiptCode: string
  /** Position → sequence of the answer that counts; a position without an answer is absent. */
  answers: Record<string, number>
}

/** Under the rule "at once": makes the answer with this sequence final and shows its feedback. */
export const checkAnswerSchema = z.object({
  position: z.number().int().min(1).max(500),
  seq: z.number().int().min(1),
})
