/**
 * Decides which parts questions of several types share and what may stand in them: ids, texts, notes on answers, spans
 * and bands of credit. Each message is a key of the editor's message file.
 */
import { z } from 'zod'
import { type Span, spanSchema } from '#domain/anchoring/schema.ts'
import { readingLevelSchema } from '#domain/article/schema.ts'

export const partId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/)
export const feedback = z.string().trim().max(2000, 'feedback-too-long')
/** Names the misunderstanding behind a wrong answer; the same words mean the same misconception across questions. */
export const misconception = z.string().trim().max(200, 'misconception-too-long').nullable()

/** The teacher's words on one answer. */
export type AnswerNote = { feedback: string; misconception: string | null }

export const optionSchema = z.object({
  id: partId,
  text: z.string().trim().min(1, 'option-empty').max(1000, 'option-too-long'),
  feedback,
  misconception,
})
export type QuestionOption = z.infer<typeof optionSchema>

/** A thing to be ordered or matched, or a gap's option as students see it. */
export type ItemText = { id: string; text: string }

export const itemSchema = z.object({
  id: partId,
  text: z.string().trim().min(1, 'item-empty').max(1000, 'item-too-long'),
})

export const wrongFormSchema = z.object({
  text: z.string().trim().min(1, 'form-empty').max(200, 'form-too-long'),
  feedback,
  misconception,
})
export type WrongForm = { text: string } & AnswerNote

export const acceptedForms = z
  .array(z.string().trim().min(1, 'form-empty').max(200, 'form-too-long'))
  .min(1, 'key-missing')
  .max(40, 'too-many-forms')

export const decimalText = z
  .string()
  .trim()
  .regex(/^-?\d{1,15}(\.\d{1,10})?$/, 'not-a-number')

/** A share, 0 to 1. */
const share = z.number().min(0, 'share-outside').max(1, 'share-outside')

/** Overlap (F1, 0 to 1) that must be reached for a credit (0 to 1); below all of them there is none. */
export type Band = { atLeast: number; credit: number }

export const bandsSchema = z
  .array(z.object({ atLeast: share, credit: share }))
  .min(1, 'bands-missing')
  .max(10, 'too-many-bands')
  .refine((bands) => bands.some(({ credit }) => credit === 1), 'bands-without-full')
  .refine(rises, 'bands-not-rising')

/** What a teacher gets who sets no bands of their own. */
export function defaultBands(): Band[] {
  return [
    { atLeast: 0.8, credit: 1 },
    { atLeast: 0.5, credit: 0.5 },
  ]
}

/** Asks for evidence beside the answer; `weight` is its share of the points, 0 for asked and not scored. */
export const citationSchema = z.object({ weight: share, bands: bandsSchema })
export type Citation = z.infer<typeof citationSchema>

/** The fields of every question. */
export const everyQuestion = {
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
  /** Null or absent where no evidence is asked for. */
  citation: citationSchema.nullable().optional(),
}

/**
 * Typed text without what a database cannot hold: NUL, and halves of surrogate pairs (RFC 8259, section 8.2). It is
 * mended, not refused: a slip of a keyboard must not keep an answer from being saved.
 */
export function typedText(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .transform((text) => text.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\ufffd'))
}

/** A passage that a student cites. Its words are mended like typed text, and keep their length. */
const citedSpan = z
  .object({
    level: readingLevelSchema,
    start: z.number().int().min(0),
    end: z.number().int().min(1),
    quote: z
      .string()
      .min(1)
      .max(10_000)
      .transform((text) => text.replace(/\0|\p{Surrogate}/gu, '\ufffd')),
  })
  .refine(({ start, end, quote }) => end - start === quote.length, 'A quote is as long as its passage')

export const citedSpans = z.array(citedSpan).max(20)

/** The field of every response: passages cited beside the answer; absent for none. */
export const everyResponse = { cited: citedSpans.optional() }

/** Whether two lists of passages name the same places, in whatever order. */
export function isSameSpans(one: readonly Span[], other: readonly Span[]): boolean {
  return isSameIds(one.map(printSpan), other.map(printSpan))
}

/** A passage as statistics name it, such as 'standard:15-47'. */
export function printSpan({ level, start, end }: Pick<Span, 'level' | 'start' | 'end'>): string {
  return `${level}:${start}-${end}`
}

/** Whether two lists hold the same ids, in whatever order and however often. */
export function isSameIds(one: readonly string[], other: readonly string[]): boolean {
  const ids = new Set(one)
  return ids.size === new Set(other).size && other.every((id) => ids.has(id))
}

/** Whether two records hold the same answers; an empty text is no answer. */
export function isSameRecord(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const answersOf = (record: Readonly<Record<string, string>>) =>
    Object.entries(record).flatMap(([id, answer]) => (answer === '' ? [] : [JSON.stringify([id, answer])]))
  return isSameIds(answersOf(one), answersOf(other))
}

/** A record's own value; an id such as 'constructor' finds nothing that the record does not hold. */
export function ownValue<Value>(record: Readonly<Record<string, Value>>, id: string): Value | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined
}

/** Option id → note, from options that carry theirs. */
export function notesById(options: readonly ({ id: string } & AnswerNote)[]): Record<string, AnswerNote> {
  return Object.fromEntries(options.map(({ id, feedback, misconception }) => [id, { feedback, misconception }]))
}

/** Texts that say the same, whatever their case and surrounding space, stand twice in the list. */
export function hasTwoAlike(texts: readonly string[]): boolean {
  const folded = texts.map((text) => text.trim().toLowerCase()).filter(Boolean)
  return new Set(folded).size < folded.length
}

/** A higher overlap never gives less credit, and no overlap is named twice. */
function rises(bands: readonly Band[]): boolean {
  const sorted = [...bands].sort((a, b) => a.atLeast - b.atLeast)
  return sorted.every((band, index) => {
    const below = sorted[index - 1]
    return below === undefined || (below.atLeast < band.atLeast && below.credit <= band.credit)
  })
}
