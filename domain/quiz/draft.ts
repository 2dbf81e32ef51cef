/**
 * Decides what an unfinished quiz may hold, and what still stands between it and publication. A draft is kept whatever
 * it lacks; the checks name each fault at its question, so that nothing typed is ever refused.
 */
import { z } from 'zod'
import { type DraftQuestion, draftQuestionSchema, wholeOf } from './draft-question.ts'
import { filled } from './questions/filled-parts.ts'
import { hasTwoAlike } from './questions/question-parts.ts'
import { type Question, questionSchema } from './schema.ts'
import { draftSectionSchema, type QuizSection, sectionFaults, sectionNumber } from './sections.ts'

export { type DraftQuestion, draftOf, newDraftQuestion } from './draft-question.ts'

export const quizDraftSchema = z.object({
  title: z.string().max(300),
  sections: z.array(draftSectionSchema).max(50).default([]),
  questions: z.array(draftQuestionSchema).max(100),
})
export type QuizDraft = z.infer<typeof quizDraftSchema>

/** A quiz without a question. */
export function newQuizDraft(title: string): QuizDraft {
  return { title, sections: [], questions: [] }
}

export type DraftFault = {
  /** Null for the quiz as a whole. */
  questionId: string | null
  /** Path of the field inside the question, e.g. `options.2.text`; inside the draft for the quiz as a whole. */
  field: string
  /** Message key. */
  message: string
}

export type CheckedDraft = {
  /** In the order in which they are shown: those without a section first, then section by section. */
  questions: Question[]
  sections: QuizSection[]
  /** Question id → number of its section, from 1; 0 for none. */
  sectionOf: ReadonlyMap<string, number>
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
    const tell = (field: string, message: string) => faults.push({ questionId: question.id, field, message })
    const parsed = questionSchema.safeParse(wholeOf(question))
    if (parsed.success) questions.push(parsed.data)
    else for (const issue of parsed.error.issues) tell(issue.path.join('.'), issue.message)
    for (const [field, message] of ownFaults(question)) tell(field, message)
  }
  faults.push(...sectionFaults(draft).map((fault) => ({ questionId: null, ...fault })))
  const { sections } = draft
  const sectionOf = new Map(draft.questions.map(({ id, sectionId }) => [id, sectionNumber(sections, sectionId)]))
  const sectionAt = ({ id }: Question) => sectionOf.get(id) ?? 0
  return {
    questions: questions.sort((a, b) => sectionAt(a) - sectionAt(b)),
    sections,
    sectionOf,
    faults,
    warnings: draft.questions.flatMap(warningsOf),
  }
}

/** What makes a question unfit to be scored, and is no matter of one field's form. */
function ownFaults(question: DraftQuestion): [field: string, message: string][] {
  const faults: [string, string][] = []
  const { type, citation, evidence, correctOptions } = question
  const options = filled(question.options)
  if (type === 'single-choice' || type === 'multiple-response') {
    if (hasTwoAlike(options.map((option) => option.text))) faults.push(['options', 'options-alike'])
  }
  if (type === 'single-choice' && options.filter(({ id }) => correctOptions.includes(id)).length > 1) {
    faults.push(['correct', 'two-right-options'])
  }
  if (type === 'cloze') {
    for (const [index, gap] of question.gaps.entries()) {
      const isAlike = gap.kind === 'chosen' && hasTwoAlike(gap.options.map((option) => option.text))
      if (isAlike) faults.push([`gaps.${index}.options`, 'options-alike'])
    }
  }
  if (citation !== null && citation.weight > 0 && evidence.length === 0) {
    faults.push(['evidence', 'citation-without-evidence'])
  }
  return faults
}

function warningsOf(question: DraftQuestion): DraftFault[] {
  const warnings: DraftFault[] = []
  const tell = (field: string, message: string) => warnings.push({ questionId: question.id, field, message })
  // A text is marked by hand, and a question for evidence holds its gold spans elsewhere.
  const needsEvidence = question.type !== 'free-text' && question.type !== 'evidence'
  if (needsEvidence && question.evidence.length === 0) tell('evidence', 'evidence-missing')
  if (question.explanation.trim() === '') tell('explanation', 'explanation-missing')
  if (rightOptionStandsOut(question)) tell('options', 'length-gives-away')
  if (question.type === 'free-text' && question.rubric.length === 0) tell('rubric', 'rubric-missing')
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
