/**
 * Decides what a question, its key and a response are. A question has two halves that are stored apart: the body,
 * which a student may see, and the key (right answers, feedback, misconceptions, evidence), which no student sees
 * before release.
 */
import { z } from 'zod'
import { spanSchema } from '#domain/anchoring/schema.ts'

export const questionTypes = [
  'single-choice',
  'multiple-response',
  'true-false-not-stated',
  'number',
  'short-answer',
] as const
export type QuestionType = (typeof questionTypes)[number]

/** The three answers to a statement about a text. */
export const verdicts = ['true', 'false', 'not-stated'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * How several choices are scored. `all-or-nothing`: 1 for exactly the right set, else 0. `right-minus-wrong`:
 * (right ticks − wrong ticks) / number of right options, at least 0 (Canvas, "multiple answers").
 */
export const multipleResponseScorings = ['all-or-nothing', 'right-minus-wrong'] as const
export type MultipleResponseScoring = (typeof multipleResponseScorings)[number]

const optionId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
const feedback = z.string().trim().max(2000, 'feedback-too-long')
/** Names the misunderstanding behind a wrong answer; the same words mean the same misconception across questions. */
const misconception = z.string().trim().max(200, 'misconception-too-long').nullable()

export const optionSchema = z.object({
  id: optionId,
  text: z.string().trim().min(1, 'option-empty').max(1000, 'option-too-long'),
  feedback,
  misconception,
})
export type QuestionOption = z.infer<typeof optionSchema>

const decimal = z
  .string()
  .trim()
  .regex(/^-?\d{1,15}(\.\d{1,10})?$/, 'not-a-number')

const common = {
  /** Stable across versions of the same question (UUID). */
  id: z.uuid(),
  stem: z.string().trim().min(1, 'stem-missing').max(5000, 'stem-too-long'),
  /** More than 0, at most 100, in steps of 0.01. */
  points: z
    .number('points-missing')
    .positive('points-not-positive')
    .max(100, 'points-too-many')
    .multipleOf(0.01, 'points-too-fine'),
  /** Why the right answer is right; shown at release. */
  explanation: z.string().trim().max(5000, 'explanation-too-long'),
  /** The passages that prove the answer, per reading level. */
  evidence: z.array(spanSchema).max(20),
}

const wrongForm = z.object({ text: z.string().trim().min(1, 'form-empty').max(200), feedback, misconception })

export const questionSchema = z.discriminatedUnion('type', [
  z
    .object({
      type: z.literal('single-choice'),
      ...common,
      options: z.array(optionSchema).min(2, 'too-few-options').max(12, 'too-many-options'),
      correct: optionId.or(z.literal('')),
    })
    .refine((question) => question.options.some((option) => option.id === question.correct), {
      path: ['correct'],
      message: 'key-missing',
    }),
  z
    .object({
      type: z.literal('multiple-response'),
      ...common,
      options: z.array(optionSchema).min(2, 'too-few-options').max(12, 'too-many-options'),
      correct: z.array(optionId).min(1, 'key-missing'),
      scoring: z.enum(multipleResponseScorings),
    })
    .refine((question) => question.correct.every((id) => question.options.some((option) => option.id === id)), {
      path: ['correct'],
      message: 'key-missing',
    }),
  z.object({
    type: z.literal('true-false-not-stated'),
    ...common,
    correct: z.enum(verdicts, 'key-missing'),
    /** Feedback for each of the three answers. */
    answers: z.record(z.enum(verdicts), z.object({ feedback, misconception })),
  }),
  z.object({
    type: z.literal('number'),
    ...common,
    correct: decimal,
    /** Absolute distance from `correct` that still counts as right; a decimal of at least 0. */
    tolerance: decimal.refine((value) => !value.startsWith('-'), 'tolerance-negative'),
    wrong: z.array(wrongForm.extend({ text: decimal })).max(20),
  }),
  z.object({
    type: z.literal('short-answer'),
    ...common,
    /** Forms that count as right; `*` stands for any run of characters. Case and surrounding space do not count. */
    accepted: z.array(z.string().trim().min(1, 'form-empty').max(200, 'form-too-long')).min(1, 'key-missing').max(40),
    wrong: z.array(wrongForm).max(20),
    /** What becomes of an answer that matches no form: it is wrong, or it waits for the teacher. */
    unmatched: z.enum(['wrong', 'teacher']),
  }),
])
export type Question = z.infer<typeof questionSchema>

/** What the student sees of a question: never a key, never feedback. */
export type QuestionBody = { stem: string } & (
  | { type: 'single-choice'; options: { id: string; text: string }[] }
  | {
      type: 'multiple-response'
      options: { id: string; text: string }[]
      scoring: MultipleResponseScoring
      /** How many options are right is not told. */
    }
  | { type: 'true-false-not-stated' }
  | { type: 'number' }
  | { type: 'short-answer' }
)

export type OptionNote = { feedback: string; misconception: string | null }

/** What is closed to students until release. */
export type QuestionKey = { explanation: string; evidence: z.infer<typeof spanSchema>[] } & (
  | { type: 'single-choice'; correct: string; options: Record<string, OptionNote> }
  | { type: 'multiple-response'; correct: string[]; options: Record<string, OptionNote> }
  | { type: 'true-false-not-stated'; correct: Verdict; options: Record<string, OptionNote> }
  | { type: 'number'; correct: string; tolerance: string; wrong: ({ text: string } & OptionNote)[] }
  | {
      type: 'short-answer'
      accepted: string[]
      wrong: ({ text: string } & OptionNote)[]
      unmatched: 'wrong' | 'teacher'
    }
)

/**
 * Typed text without what a database cannot hold: NUL, and halves of surrogate pairs (RFC 8259, section 8.2). It is
 * mended, not refused: a slip of a keyboard must not keep an answer from being saved.
 */
function typedText(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .transform((text) => text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\ufffd'))
}

/** What a student answered. An answer taken back is `null` or empty text, and is kept as an event like any other. */
export const responseSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('single-choice'), choice: optionId.nullable() }),
  z.object({ type: z.literal('multiple-response'), choices: z.array(optionId).max(12) }),
  z.object({ type: z.literal('true-false-not-stated'), choice: z.enum(verdicts).nullable() }),
  z.object({ type: z.literal('number'), text: typedText(100) }),
  z.object({ type: z.literal('short-answer'), text: typedText(5000) }),
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
