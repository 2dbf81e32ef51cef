/**
 * Decides what a question is on its way between Postil and other programs: one form that can hold what Postil, GIFT,
 * Moodle XML and QTI say, so that each format needs one reader and one printer. `docs/question-exchange.md` describes it.
 */
import { z } from 'zod'
import { spanSchema } from '#domain/anchoring/schema.ts'
import { bandsSchema, citationSchema } from '#domain/quiz/questions/question-parts.ts'
import { multipleResponseScorings } from '#domain/quiz/schema.ts'
import { formTextSchema } from './form-text.ts'

/** Written out in full, with any number of digits: '-0.5', '1822'. */
const decimal = z
  .string()
  .max(400)
  .regex(/^-?\d+(\.\d+)?$/)
/** A share of a question's points, −1 to 1, in steps of 0.0000001 (Moodle keeps seven decimals). */
const fraction = z.number().min(-1).max(1)
const remark = formTextSchema.nullable()

/** The author's words on one answer, and the misunderstanding behind it. */
const note = { feedback: remark, misconception: z.string().nullable() }

const everyItem = {
  /** Line of the file on which it begins, from 1; null where it does not come from a file. */
  line: z.number().int().min(1).nullable(),
  title: z.string().nullable(),
  /** The id by which another program knows it. */
  externalId: z.string().nullable(),
  tags: z.array(z.string()),
}

const everyQuestion = {
  ...everyItem,
  stem: formTextSchema,
  /** The answers stand where the stem has `_____` (GIFT's missing word). */
  isMissingWord: z.boolean(),
  /** Null where the format names none. */
  points: z.number().min(0).nullable(),
  /** The share taken off for each further try, 0 to 1. */
  penalty: z.number().min(0).max(1).nullable(),
  /** Shown to everyone afterwards; Postil's explanation. */
  generalFeedback: remark,
  /** Shown for a right, a partly right and a wrong answer. */
  outcomeFeedback: z.object({ right: remark, partly: remark, wrong: remark }).nullable(),
  hints: z.array(formTextSchema),
  /** Passages of the article that prove the answer. */
  evidence: z.array(spanSchema),
  /** Evidence asked for beside the answer. */
  citation: citationSchema.nullable(),
}

const option = z.object({ text: formTextSchema, fraction, ...note })
const wordAnswer = z.object({ text: z.string(), fraction, ...note })

export const toleranceKinds = ['absolute', 'relative', 'geometric'] as const

/** `exact` with a tolerance, a range with both ends, or any number at all. */
const numberAnswer = z.object({
  value: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('exact'),
      number: decimal,
      tolerance: decimal,
      toleranceKind: z.enum(toleranceKinds),
    }),
    z.object({ kind: z.literal('range'), low: decimal, high: decimal }),
    z.object({ kind: z.literal('any') }),
  ]),
  fraction,
  ...note,
})

const typing = {
  caseMatters: z.boolean(),
  accentsMatter: z.boolean(),
}

export const gapId = z.string().regex(/^[A-Za-z0-9-]{1,40}$/)
const everyGap = { id: gapId, weight: z.number().positive() }

const gap = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('typed'), ...everyGap, answers: z.array(wordAnswer), ...typing }),
  z.object({ kind: z.literal('number'), ...everyGap, answers: z.array(numberAnswer) }),
  z.object({
    kind: z.literal('chosen'),
    ...everyGap,
    options: z.array(option),
    display: z.enum(['menu', 'row', 'column']),
    selection: z.enum(['one', 'many']),
    isShuffled: z.boolean(),
  }),
])
export type FormGap = z.infer<typeof gap>

const criterion = z.object({
  title: z.string(),
  levels: z.array(z.object({ text: z.string(), points: z.number().min(0) })),
})

/** What becomes of an answer that is none of these: it is wrong, or it waits for the teacher. */
const unmatched = z.enum(['wrong', 'teacher'])

export const numberings = ['none', 'abc', 'ABCD', '123', 'iii', 'IIII'] as const
/** Moodle grades an order in more ways than Postil. */
export const formOrderings = [
  'exact',
  'longest-ordered-subset',
  'adjacent-pairs',
  'absolute-position',
  'adjacent-pairs-and-last',
  'both-neighbours',
  'all-before-and-after',
  'longest-contiguous-subset',
  'relative-to-correct',
] as const

const pairs = {
  /** Each item with its target; several items may have the same. */
  items: z.array(z.object({ text: formTextSchema, target: z.string() })),
  /** Targets that belong to no item. */
  distractors: z.array(z.string()),
  isShuffled: z.boolean().nullable(),
  /** Words on foreseen wrong pairs; `item` counts from 0. */
  notes: z.array(z.object({ item: z.number().int().min(0), target: z.string(), ...note })),
}

export const formItemSchema = z.discriminatedUnion('type', [
  /** What follows belongs to this category, named by its path; `info` may hold the article. */
  z.object({ type: z.literal('category'), ...everyItem, path: z.string(), info: remark }),
  /** A text without question: instructions, or the passage that the questions are about. */
  z.object({ type: z.literal('description'), ...everyItem, stem: formTextSchema, generalFeedback: remark }),
  z.object({
    type: z.literal('choice'),
    ...everyQuestion,
    selection: z.enum(['one', 'many']),
    options: z.array(option),
    isShuffled: z.boolean().nullable(),
    numbering: z.enum(numberings).nullable(),
    /** How several choices are scored; null for the sum of the fractions. */
    scoring: z.enum(multipleResponseScorings).nullable(),
  }),
  z.object({
    type: z.literal('true-false'),
    ...everyQuestion,
    correct: z.enum(['true', 'false', 'not-stated']),
    answers: z.object({ true: z.object(note), false: z.object(note) }),
    /** Null where there are but two answers. */
    notStated: z.object(note).nullable(),
  }),
  z.object({ type: z.literal('short-answer'), ...everyQuestion, answers: z.array(wordAnswer), ...typing, unmatched }),
  z.object({
    type: z.literal('number'),
    ...everyQuestion,
    answers: z.array(numberAnswer),
    units: z.array(z.object({ name: z.string(), multiplier: decimal })),
  }),
  z.object({ type: z.literal('matching'), ...everyQuestion, ...pairs }),
  z.object({ type: z.literal('categories'), ...everyQuestion, ...pairs }),
  z.object({
    type: z.literal('ordering'),
    ...everyQuestion,
    /** In the right order. */
    items: z.array(formTextSchema),
    scoring: z.enum(formOrderings).nullable(),
  }),
  /** `text` holds each gap once, as `[[id]]`. */
  z.object({ type: z.literal('cloze'), ...everyQuestion, text: formTextSchema, gaps: z.array(gap) }),
  z.object({
    type: z.literal('essay'),
    ...everyQuestion,
    minWords: z.number().int().min(1).nullable(),
    maxWords: z.number().int().min(1).nullable(),
    /** What stands in the field at first. */
    template: remark,
    /** For those who mark. */
    graderInfo: remark,
    rubric: z.array(criterion),
    isRubricShown: z.boolean().nullable(),
  }),
  z.object({
    type: z.literal('repair'),
    ...everyQuestion,
    sentence: z.string(),
    answers: z.array(wordAnswer),
    unmatched,
  }),
  z.object({
    type: z.literal('evidence'),
    ...everyQuestion,
    alternatives: z.array(z.array(spanSchema)),
    bands: bandsSchema,
    maxSpans: z.number().int().min(1).max(10),
  }),
])
export type FormItem = z.infer<typeof formItemSchema>
export type FormType = FormItem['type']
export type FormOf<Type extends FormType> = Extract<FormItem, { type: Type }>
export type FormQuestion = Exclude<FormItem, { type: 'category' | 'description' }>
export type FormOption = z.infer<typeof option>
export type FormWordAnswer = z.infer<typeof wordAnswer>
export type FormNumberAnswer = z.infer<typeof numberAnswer>
export type FormNote = Pick<FormOption, 'feedback' | 'misconception'>

/** The fields that a question has before its format says more. */
export function bareQuestion(line: number | null, stem: FormQuestion['stem']) {
  return {
    line,
    title: null,
    externalId: null,
    tags: [] as string[],
    stem,
    isMissingWord: false,
    points: null,
    penalty: null,
    generalFeedback: null,
    outcomeFeedback: null,
    hints: [],
    evidence: [],
    citation: null,
  }
}

/** A percentage as a share, to seven decimals: 33.33333 % is 0.3333333. */
export function shareOf(percent: number): number {
  // Adding 0 makes a nought of minus nought.
  return Math.round(percent * 1e5) / 1e7 + 0
}

/** A share as a percentage with up to five decimals: '33.33333', '-50', '100'. */
export function percentOf(share: number): string {
  return String(Math.round(share * 1e7) / 1e5 + 0)
}
