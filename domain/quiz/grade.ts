/**
 * Decides what an answer is worth, by rules alone: the same body, key and response always give the same grade.
 * Source: the scoring rules documented in `schema.ts` (Canvas for several choices, Moodle for number and short answer).
 */
import { assertNever } from '#domain/assert-never.ts'
import { compareDecimals, isWithin, printDecimal, readDecimal } from './decimal.ts'
import type { QuestionBody, QuestionKey, QuizResponse } from './schema.ts'
import { foldAnswer, hasForm } from './short-form.ts'

export type GradeState = 'right' | 'partly' | 'wrong' | 'unanswered' | 'waits'

export type Grade = {
  state: GradeState
  /** Share of the points, 0 to 1; null while the answer waits for a teacher. */
  fraction: number | null
  /** The teacher's words on what was chosen; never empty strings. */
  feedback: string[]
  /** The misconceptions behind what was chosen wrongly. */
  misconceptions: string[]
  /** Ids of the options chosen, the verdict, the number in plain form, or the form that matched. */
  chosen: string[]
  /** Message key for a wrong answer that could not be read at all; else null. */
  problem: 'not-a-number' | null
}

/**
 * Grades one response; never throws. A response of another type than the question counts as unanswered, and so does one
 * that names only options the question does not have. Where body and key do not belong together, or the key cannot be
 * read, the answer waits for the teacher: a broken key never marks a student wrong.
 */
export function grade(body: QuestionBody, key: QuestionKey, response: QuizResponse | null): Grade {
  if (response === null || response.type !== body.type || !isAnswered(response)) return unanswered
  switch (response.type) {
    case 'single-choice':
      if (body.type !== response.type || key.type !== response.type) return waits([])
      return gradeChoice(
        key.correct,
        key,
        body.options.some(({ id }) => id === response.choice) ? response.choice : null,
      )
    case 'true-false-not-stated':
      return key.type === response.type ? gradeChoice(key.correct, key, response.choice) : waits([])
    case 'multiple-response':
      if (body.type !== response.type || key.type !== response.type) return waits([])
      return gradeChoices(body, key, response.choices)
    case 'number':
      return key.type === response.type ? gradeNumber(key, response.text) : waits([])
    case 'short-answer':
      return key.type === response.type ? gradeShortAnswer(key, response.text) : waits([])
    default:
      return assertNever(response)
  }
}

/** Whether a response holds an answer: something chosen, or text other than white space. */
export function isAnswered(response: QuizResponse | null): boolean {
  if (response === null) return false
  switch (response.type) {
    case 'single-choice':
    case 'true-false-not-stated':
      return response.choice !== null
    case 'multiple-response':
      return response.choices.length > 0
    case 'number':
    case 'short-answer':
      return response.text.trim() !== ''
    default:
      return assertNever(response)
  }
}

export type ScoringMessage =
  | 'one-answer'
  | 'all-or-nothing'
  | 'right-minus-wrong'
  | 'one-verdict'
  | 'number'
  | 'short-answer'

/** The message key that tells a student how a question is scored. */
export function describeScoring(body: QuestionBody): ScoringMessage {
  switch (body.type) {
    case 'single-choice':
      return 'one-answer'
    case 'multiple-response':
      return body.scoring
    case 'true-false-not-stated':
      return 'one-verdict'
    case 'number':
    case 'short-answer':
      return body.type
    default:
      return assertNever(body)
  }
}

type Note = { feedback: string; misconception: string | null }
type KeyOf<Type extends QuestionKey['type']> = Extract<QuestionKey, { type: Type }>
type BodyOf<Type extends QuestionBody['type']> = Extract<QuestionBody, { type: Type }>

const unanswered: Grade = {
  state: 'unanswered',
  fraction: 0,
  feedback: [],
  misconceptions: [],
  chosen: [],
  problem: null,
}

function waits(chosen: string[]): Grade {
  return { ...unanswered, state: 'waits', fraction: null, chosen }
}

function graded(fraction: number, chosen: string[], notes: readonly Note[], wrongNotes: readonly Note[]): Grade {
  return {
    state: fraction === 1 ? 'right' : fraction === 0 ? 'wrong' : 'partly',
    fraction,
    feedback: notes.map((note) => note.feedback).filter((text) => text !== ''),
    misconceptions: distinct(wrongNotes.flatMap((note) => note.misconception || [])),
    chosen,
    problem: null,
  }
}

function gradeChoice(correct: string, key: { options: Record<string, Note> }, choice: string | null): Grade {
  if (choice === null) return unanswered
  const notes = notesOn(key.options, [choice])
  return choice === correct ? graded(1, [choice], notes, []) : graded(0, [choice], notes, notes)
}

function gradeChoices(
  body: BodyOf<'multiple-response'>,
  key: KeyOf<'multiple-response'>,
  choices: readonly string[],
): Grade {
  const ticks = new Set(choices)
  const chosen = body.options.map(({ id }) => id).filter((id) => ticks.has(id))
  const correct = new Set(key.correct)
  if (correct.size === 0) return waits(chosen)
  if (chosen.length === 0) return unanswered
  const wrong = chosen.filter((id) => !correct.has(id))
  const right = chosen.length - wrong.length
  const isExact = wrong.length === 0 && right === correct.size
  const share = Math.max(0, right - wrong.length) / correct.size
  const fraction = body.scoring === 'all-or-nothing' ? Number(isExact) : share
  return graded(fraction, chosen, notesOn(key.options, chosen), notesOn(key.options, wrong))
}

function gradeNumber(key: KeyOf<'number'>, text: string): Grade {
  const correct = readDecimal(key.correct)
  const tolerance = readDecimal(key.tolerance)
  if (correct === null || tolerance === null) return waits([])
  const answer = readDecimal(text)
  if (answer === null) return { ...graded(0, [], [], []), problem: 'not-a-number' }
  const chosen = [printDecimal(answer)]
  if (isWithin(answer, correct, tolerance)) return graded(1, chosen, [], [])
  const foreseen = key.wrong.filter((form) => {
    const value = readDecimal(form.text)
    return value !== null && compareDecimals(value, answer) === 0
  })
  return graded(0, chosen, foreseen.slice(0, 1), foreseen.slice(0, 1))
}

function gradeShortAnswer(key: KeyOf<'short-answer'>, text: string): Grade {
  const answer = foldAnswer(text)
  const accepted = key.accepted.find((form) => hasForm(answer, form))
  if (accepted !== undefined) return graded(1, [accepted], [], [])
  const foreseen = key.wrong.find((form) => hasForm(answer, form.text))
  if (foreseen !== undefined) return graded(0, [foreseen.text], [foreseen], [foreseen])
  return key.unmatched === 'teacher' ? waits([]) : graded(0, [], [], [])
}

function notesOn(options: Record<string, Note>, ids: readonly string[]): Note[] {
  return ids.flatMap((id) => (Object.hasOwn(options, id) ? (options[id] ?? []) : []))
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
