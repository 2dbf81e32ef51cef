import { testSpan } from '#db/every-type.ts'
import type { Question, QuizResponse } from '#domain/quiz/schema.ts'

/** What an answer is worth: a share of the points, `waits` for a teacher, or `unanswered`. */
export type Worth = number | 'waits' | 'unanswered'

export type ExamAnswer = { response: QuizResponse; worth: Worth }

/**
 * One question of the drill: what students may answer, and what each answer is worth. The worth is written down by hand,
 * answer by answer, so that the oracle needs nothing of the program's own grading.
 */
export type ExamItem = {
  question: Question
  answers: readonly ExamAnswer[]
  /** Text that a crash has cut short; null where nothing is typed. No answer begins with one that has another worth. */
  worthOfHalf: Worth | null
}

/** Makes the item with this id at its place in the quiz. */
export type MakeItem = (id: string, place: number) => ExamItem

export const noNote = { feedback: '', misconception: null }

export function shared(id: string, place: number, points: number) {
  return { id, stem: `Question ${place}`, points, explanation: 'As the text says.', evidence: [] }
}

/** Options, items or targets named by the letters. */
export function lettered(ids: string) {
  return [...ids].map((id) => ({ id, text: `Option ${id}` }))
}

export function withNotes<T>(options: readonly T[]) {
  return options.map((option) => ({ ...option, ...noNote }))
}

export const bands = [
  { atLeast: 0.8, credit: 1 },
  { atLeast: 0.5, credit: 0.5 },
]

/** Words of the text that the drill's class reads. */
export const span = testSpan
