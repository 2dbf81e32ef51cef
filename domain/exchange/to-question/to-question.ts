/**
 * Decides which question of Postil an exchanged question becomes: plain words for formatted ones, and the nearest type
 * where there is no same. What cannot be carried is told; what is missing is named as a fault, as in a draft.
 */
import { assertNever } from '#domain/assert-never.ts'
import { type Question, questionSchema } from '#domain/quiz/schema.ts'
import { formText } from '../form-text.ts'
import { type ExchangeWords, verdictAsChoice } from '../losses.ts'
import { plainWords } from '../plain-words.ts'
import type { FormOf, FormQuestion } from '../question-form.ts'
import type { Tell } from '../warning.ts'
import { answerNote } from './answer-note.ts'
import { categoriesQuestion, matchingQuestion, orderingQuestion } from './to-arranged.ts'
import { choiceQuestion } from './to-choice.ts'
import { clozeQuestion } from './to-cloze.ts'
import { numberQuestion, repairQuestion, shortAnswerQuestion } from './to-typed.ts'

export type QuestionFault = {
  /** Path inside the question. */ field: string /** Message key of the editor. */
  message: string
}

export type ToQuestion = {
  /** The id that the question gets (UUID). */
  id: string
  words: ExchangeWords
  tell: Tell
}

/** `question` fulfils the schema only when there are no faults; it can be put into a draft all the same. */
export function toQuestion(item: FormQuestion, context: ToQuestion): { question: Question; faults: QuestionFault[] } {
  const question = candidateFor(item, context)
  const checked = questionSchema.safeParse(question)
  if (checked.success) return { question: checked.data, faults: [] }
  const faults = checked.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  return { question, faults }
}

/** The fields of every question. */
export type CommonFields = Pick<Question, 'id' | 'stem' | 'points' | 'explanation' | 'evidence' | 'citation'>

function candidateFor(item: FormQuestion, context: ToQuestion): Question {
  const { tell, words } = context
  const common = commonFields(item, context)
  switch (item.type) {
    case 'choice':
      return choiceQuestion(item, common, tell)
    case 'true-false':
      return item.notStated === null
        ? choiceQuestion(verdictAsChoice(item, words), common, tell)
        : statement(item, item.notStated, { common, tell })
    case 'short-answer':
      return shortAnswerQuestion(item, common, tell)
    case 'number':
      return numberQuestion(item, common, tell)
    case 'matching':
      return matchingQuestion(item, common, tell)
    case 'categories':
      return categoriesQuestion(item, common, tell)
    case 'ordering':
      return orderingQuestion(item, common, tell)
    case 'cloze':
      return clozeQuestion(item, common, context)
    case 'essay':
      return freeText(item, common, tell)
    case 'repair':
      return repairQuestion(item, common, tell)
    case 'evidence': {
      const { alternatives, bands, maxSpans } = item
      return { type: 'evidence', ...common, alternatives, bands, maxSpans }
    }
    default:
      return assertNever(item)
  }
}

/** What Moodle writes into every file, whatever the author did. */
const usualPenalties = [0, 0.1, 0.3333333, 1]

function commonFields(item: FormQuestion, { id, tell }: ToQuestion): CommonFields {
  const stem = plainWords(item.stem, tell)
  // A text with gaps has its stem found elsewhere.
  const needsTitle = stem === '' && item.title !== null && item.type !== 'cloze'
  if (needsTitle) tell('stem-from-title')
  else if (item.title !== null) tell('title-left-out')
  if (item.externalId !== null) tell('external-id-left-out')
  if (item.tags.length > 0) tell('tags-left-out')
  if (item.hints.length > 0) tell('hints-left-out')
  if (item.outcomeFeedback !== null) tell('outcome-feedback-left-out')
  if (item.penalty !== null && !usualPenalties.includes(item.penalty)) tell('penalty-left-out')
  const { evidence, citation } = item
  return {
    id,
    stem: needsTitle ? plainWords(formText('plain', item.title ?? ''), tell) : stem,
    points: Math.round((item.points ?? 1) * 100) / 100,
    explanation: item.generalFeedback === null ? '' : plainWords(item.generalFeedback, tell),
    evidence,
    ...(citation === null ? {} : { citation }),
  }
}

function statement(
  { correct, answers }: FormOf<'true-false'>,
  notStated: NonNullable<FormOf<'true-false'>['notStated']>,
  { common, tell }: { common: CommonFields; tell: Tell },
): Question {
  const notes = {
    true: answerNote(answers.true, tell),
    false: answerNote(answers.false, tell),
    'not-stated': answerNote(notStated, tell),
  }
  return { type: 'true-false-not-stated', ...common, correct, answers: notes }
}

function freeText(item: FormOf<'essay'>, common: CommonFields, tell: Tell): Question {
  if (item.template !== null) tell('template-left-out')
  if (item.graderInfo !== null) tell('grader-info-left-out')
  const rubric = item.rubric.map(({ title, levels }, index) => ({
    id: `c${index + 1}`,
    title,
    levels: levels.map((level, place) => ({ id: `l${place + 1}`, ...level })),
  }))
  const { minWords, maxWords, isRubricShown } = item
  return { type: 'free-text', ...common, minWords, maxWords, rubric, isRubricShown: isRubricShown ?? true }
}
