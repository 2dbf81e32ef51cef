/**
 * Decides what an unfinished question may hold: every type's fields at once, so that changing the type loses nothing.
 * Fields that came later have defaults, so that a draft stored before them is still read.
 */
import { z } from 'zod'
import { spanSchema } from '#domain/anchoring/schema.ts'
import { assertNever } from '#domain/assert-never.ts'
import * as cloze from './questions/cloze.ts'
import * as evidence from './questions/evidence.ts'
import * as freeText from './questions/free-text.ts'
import * as matching from './questions/matching.ts'
import * as multipleResponse from './questions/multiple-response.ts'
import * as number from './questions/number.ts'
import * as ordering from './questions/ordering.ts'
import { defaultBands } from './questions/question-parts.ts'
import * as repair from './questions/repair.ts'
import * as shortAnswer from './questions/short-answer.ts'
import * as singleChoice from './questions/single-choice.ts'
import * as verdict from './questions/true-false-not-stated.ts'
import { multipleResponseScorings, type Question, type QuestionType, questionTypes, verdicts } from './schema.ts'

const text = z.string().max(5000)
const id = z.string().min(1).max(40)
const note = { feedback: text.default(''), misconception: text.nullable().default(null) }
const option = z.object({ id, text, ...note })
const form = z.object({ text, ...note })
const item = z.object({ id, text })
const fewNumbers = z.number().min(-1000).max(1000)

const gap = z.object({
  id,
  weight: fewNumbers,
  kind: z.enum(['typed', 'chosen']),
  accepted: z.array(text).max(60),
  wrong: z.array(form).max(30),
  caseMatters: z.boolean(),
  accentsMatter: z.boolean(),
  options: z.array(option).max(20),
  correct: z.string().max(40),
})

const bands = z.array(z.object({ atLeast: fewNumbers, credit: fewNumbers })).max(20)
const level = z.object({ id, text, points: fewNumbers })
const criterion = z.object({ id, title: text, levels: z.array(level).max(20) })
const words = z.number().int().min(0).max(100_000).nullable().default(null)

export const draftQuestionSchema = z.object({
  id: z.uuid(),
  type: z.enum(questionTypes),
  stem: text,
  points: z.number().min(0).max(1000),
  explanation: text,
  evidence: z.array(spanSchema).max(20),
  /** The section it stands in; null for none. */
  sectionId: z.string().max(40).nullable().default(null),
  /** Evidence asked for beside the answer; null for not. */
  citation: z.object({ weight: fewNumbers, bands }).nullable().default(null),
  options: z.array(option.extend({ fraction: fewNumbers.nullable().default(null) })).max(20),
  /** Ids of right options; one for a single choice. Under the author's fractions the fractions tell. */
  correctOptions: z.array(z.string().max(40)).max(20),
  scoring: z.enum(multipleResponseScorings),
  isShuffled: z.boolean().default(false),
  verdict: z.enum(verdicts).nullable(),
  verdictNotes: z.record(z.enum(verdicts), z.object(note)),
  number: text,
  tolerance: text,
  toleranceKind: z.enum(number.toleranceKinds).default('absolute'),
  /** Of a short answer and of a repair. */
  accepted: z.array(text).max(60),
  wrong: z.array(form).max(30),
  unmatched: z.enum(['wrong', 'teacher']),
  caseMatters: z.boolean().default(false),
  accentsMatter: z.boolean().default(true),
  /** The text with `[[gap id]]` where each gap stands. */
  clozeText: z.string().max(15_000).default(''),
  gaps: z.array(gap).max(60).default([]),
  /** Of an ordering in their right order, else what is matched or sorted. */
  items: z
    .array(item)
    .max(30)
    .default(() => emptyItems('i')),
  orderScoring: z.enum(ordering.orderingScorings).default('longest-ordered-subset'),
  targets: z
    .array(item)
    .max(30)
    .default(() => emptyItems('t')),
  /** Item → target. */
  pairs: z.record(id, z.string().max(40)).default({}),
  pairNotes: z
    .array(z.object({ item: id, target: id, ...note }))
    .max(120)
    .default([]),
  alternatives: z.array(z.array(spanSchema).max(20)).max(30).default([]),
  bands: bands.default(defaultBands),
  maxSpans: z.number().int().min(0).max(100).default(1),
  /** The faulty sentence of a repair. */
  sentence: text.default(''),
  minWords: words,
  maxWords: words,
  rubric: z.array(criterion).max(30).default([]),
  isRubricShown: z.boolean().default(true),
})
export type DraftQuestion = z.infer<typeof draftQuestionSchema>

/** An empty question with four empty options. */
export function newDraftQuestion(questionId: string, type: QuestionType): DraftQuestion {
  const empty = { feedback: '', misconception: null }
  return draftQuestionSchema.parse({
    id: questionId,
    type,
    stem: '',
    points: 1,
    explanation: '',
    evidence: [],
    options: ['a', 'b', 'c', 'd'].map((optionId) => ({ id: optionId, text: '', ...empty })),
    correctOptions: [],
    scoring: 'right-minus-wrong',
    verdict: null,
    verdictNotes: { true: { ...empty }, false: { ...empty }, 'not-stated': { ...empty } },
    number: '',
    tolerance: '0',
    accepted: [''],
    wrong: [],
    unmatched: 'wrong',
  })
}

/** A whole question as a draft, for editing what was published. */
export function draftOf(question: Question): DraftQuestion {
  const { stem, points, explanation, evidence: gold, citation = null } = question
  const draft = newDraftQuestion(question.id, question.type)
  return { ...draft, stem, points, explanation, evidence: gold, citation, ...ownFields(question) }
}

function ownFields(question: Question): Partial<DraftQuestion> {
  switch (question.type) {
    case 'single-choice':
      return singleChoice.toDraft(question)
    case 'multiple-response':
      return multipleResponse.toDraft(question)
    case 'true-false-not-stated':
      return verdict.toDraft(question)
    case 'number':
      return number.toDraft(question)
    case 'short-answer':
      return shortAnswer.toDraft(question)
    case 'cloze':
      return cloze.toDraft(question)
    case 'ordering':
      return ordering.toDraft(question)
    case 'matching':
    case 'categories':
      return matching.toDraft(question)
    case 'evidence':
      return evidence.toDraft(question)
    case 'repair':
      return repair.toDraft(question)
    case 'free-text':
      return freeText.toDraft(question)
    default:
      return assertNever(question)
  }
}

/** The fields of the question's own type, to be read by `questionSchema`; what was left without text is left out. */
export function wholeOf(draft: DraftQuestion): unknown {
  const { id: questionId, type, stem, points, explanation, evidence: gold, citation } = draft
  return { id: questionId, type, stem, points, explanation, evidence: gold, citation, ...wholeFields(draft) }
}

function wholeFields(draft: DraftQuestion): object {
  switch (draft.type) {
    case 'single-choice':
      return singleChoice.fromDraft(draft)
    case 'multiple-response':
      return multipleResponse.fromDraft(draft)
    case 'true-false-not-stated':
      return verdict.fromDraft(draft)
    case 'number':
      return number.fromDraft(draft)
    case 'short-answer':
      return shortAnswer.fromDraft(draft)
    case 'cloze':
      return cloze.fromDraft(draft)
    case 'ordering':
      return ordering.fromDraft(draft)
    case 'matching':
    case 'categories':
      return matching.fromDraft(draft)
    case 'evidence':
      return evidence.fromDraft(draft)
    case 'repair':
      return repair.fromDraft(draft)
    case 'free-text':
      return freeText.fromDraft(draft)
    default:
      return assertNever(draft.type)
  }
}

function emptyItems(prefix: string): { id: string; text: string }[] {
  return [1, 2, 3, 4].map((place) => ({ id: `${prefix}${place}`, text: '' }))
}
