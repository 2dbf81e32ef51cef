/**
 * Decides what an unfinished quiz may hold, and what still stands between it and publication. A draft is kept whatever
 * it lacks; the checks name each fault at its question, so that nothing typed is ever refused.
 */
import { z } from 'zod'
import { spanSchema } from '#domain/anchoring/schema.ts'
import { assertNever } from '#domain/assert-never.ts'
import { printDecimal, readDecimal } from './decimal.ts'
import { type Question, type QuestionType, questionSchema, questionTypes, verdicts } from './schema.ts'

const text = z.string().max(5000)
const note = { feedback: text.default(''), misconception: text.nullable().default(null) }
const draftOption = z.object({ id: z.string().min(1).max(40), text, ...note })
const draftForm = z.object({ text, ...note })

/** A question as it is being written: every type's fields at once, so that changing the type loses nothing. */
export const draftQuestionSchema = z.object({
  id: z.uuid(),
  type: z.enum(questionTypes),
  stem: text,
  points: z.number().min(0).max(1000),
  explanation: text,
  evidence: z.array(spanSchema).max(20),
  options: z.array(draftOption).max(20),
  /** Ids of right options; one for a single choice. */
  correctOptions: z.array(z.string().max(40)).max(20),
  scoring: z.enum(['all-or-nothing', 'right-minus-wrong']),
  verdict: z.enum(verdicts).nullable(),
  verdictNotes: z.record(z.enum(verdicts), z.object(note)),
  number: text,
  tolerance: text,
  accepted: z.array(text).max(60),
  wrong: z.array(draftForm).max(30),
  unmatched: z.enum(['wrong', 'teacher']),
})
export type DraftQuestion = z.infer<typeof draftQuestionSchema>

export const quizDraftSchema = z.object({
  title: z.string().max(300),
  questions: z.array(draftQuestionSchema).max(100),
})
export type QuizDraft = z.infer<typeof quizDraftSchema>

/** An empty question with four empty options. */
export function newDraftQuestion(id: string, type: QuestionType): DraftQuestion {
  const empty = { feedback: '', misconception: null }
  return {
    id,
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
  }
}

/** A whole question as a draft, for editing what was published. */
export function draftOf(question: Question): DraftQuestion {
  const draft = { ...newDraftQuestion(question.id, question.type) }
  const { stem, points, explanation, evidence } = question
  const common = { ...draft, stem, points, explanation, evidence }
  switch (question.type) {
    case 'single-choice':
      return { ...common, options: question.options, correctOptions: [question.correct] }
    case 'multiple-response':
      return { ...common, options: question.options, correctOptions: question.correct, scoring: question.scoring }
    case 'true-false-not-stated':
      return { ...common, verdict: question.correct, verdictNotes: question.answers }
    case 'number':
      return { ...common, number: question.correct, tolerance: question.tolerance, wrong: question.wrong }
    case 'short-answer':
      return { ...common, accepted: question.accepted, wrong: question.wrong, unmatched: question.unmatched }
    default:
      return assertNever(question)
  }
}

export type DraftFault = {
  /** Null for the quiz as a whole. */
  questionId: string | null
  /** Path of the field inside the question, e.g. `options.2.text`. */
  field: string
  /** Message key. */
  message: string
}

export type CheckedDraft = {
  questions: Question[]
  /** What makes publication impossible. */
  faults: DraftFault[]
  /** What a careful teacher would look at; it does not stop anything. */
  warnings: DraftFault[]
}

/** Reads a draft as whole questions. `questions` is complete only when `faults` is empty. */
export function checkDraft(draft: QuizDraft): CheckedDraft {
  const questions: Question[] = []
  const faults: DraftFault[] = []
  if (draft.title.trim() === '') faults.push({ questionId: null, field: 'title', message: 'title-missing' })
  if (draft.questions.length === 0) faults.push({ questionId: null, field: 'questions', message: 'no-questions' })
  for (const question of draft.questions) {
    const parsed = questionSchema.safeParse(wholeOf(question))
    if (parsed.success) questions.push(parsed.data)
    else {
      for (const issue of parsed.error.issues) {
        faults.push({ questionId: question.id, field: issue.path.join('.'), message: issue.message })
      }
    }
    if (hasTwoAlike(question)) faults.push({ questionId: question.id, field: 'options', message: 'options-alike' })
  }
  return { questions, faults, warnings: draft.questions.flatMap(warningsOf) }
}

/** The fields of the question's own type; options without any text are left out. */
function wholeOf(draft: DraftQuestion): unknown {
  const { id, type, stem, points, explanation, evidence } = draft
  const common = { id, type, stem, points, explanation, evidence }
  const options = draft.options.filter((option) => option.text.trim() !== '').map(withoutEmptyMisconception)
  const wrong = draft.wrong.filter((form) => form.text.trim() !== '').map(withoutEmptyMisconception)
  const correct = draft.correctOptions.filter((optionId) => options.some((option) => option.id === optionId))
  switch (type) {
    case 'single-choice':
      return { ...common, options, correct: correct[0] ?? '' }
    case 'multiple-response':
      return { ...common, options, correct, scoring: draft.scoring }
    case 'true-false-not-stated':
      return { ...common, correct: draft.verdict, answers: draft.verdictNotes }
    case 'number':
      return {
        ...common,
        correct: plainNumber(draft.number),
        tolerance: plainNumber(draft.tolerance) || '0',
        wrong,
      }
    case 'short-answer':
      return {
        ...common,
        accepted: draft.accepted.filter((form) => form.trim() !== ''),
        wrong,
        unmatched: draft.unmatched,
      }
    default:
      return assertNever(type)
  }
}

/** Reads a number as a student's would be read, so that '1,000' means the same to both. */
function plainNumber(typed: string): string {
  const decimal = readDecimal(typed)
  return decimal === null ? typed.trim() : printDecimal(decimal)
}

function withoutEmptyMisconception<T extends { misconception: string | null }>(note: T): T {
  return note.misconception?.trim() ? note : { ...note, misconception: null }
}

function hasOptions(question: DraftQuestion): boolean {
  return question.type === 'single-choice' || question.type === 'multiple-response'
}

function hasTwoAlike(question: DraftQuestion): boolean {
  if (!hasOptions(question)) return false
  const texts = question.options.map((option) => option.text.trim().toLowerCase()).filter(Boolean)
  return new Set(texts).size < texts.length
}

function warningsOf(question: DraftQuestion): DraftFault[] {
  const warnings: DraftFault[] = []
  if (question.evidence.length === 0)
    warnings.push({ questionId: question.id, field: 'evidence', message: 'evidence-missing' })
  if (question.explanation.trim() === '')
    warnings.push({ questionId: question.id, field: 'explanation', message: 'explanation-missing' })
  if (rightOptionStandsOut(question))
    warnings.push({ questionId: question.id, field: 'options', message: 'length-gives-away' })
  return warnings
}

/** The right option of a single choice is half as long again as the longest wrong one: students learn to pick it. */
function rightOptionStandsOut(question: DraftQuestion): boolean {
  if (question.type !== 'single-choice') return false
  const lengthOf = (isRight: boolean) =>
    question.options
      .filter((option) => option.text.trim() !== '' && question.correctOptions.includes(option.id) === isRight)
      .map((option) => option.text.trim().length)
  const [right = 0] = lengthOf(true)
  const longestWrong = Math.max(0, ...lengthOf(false))
  return longestWrong > 0 && right > 30 && right > longestWrong * 1.5
}
