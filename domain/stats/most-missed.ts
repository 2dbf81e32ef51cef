/**
 * Decides which questions a class missed most and which misunderstanding lies behind, so that a teacher knows what to take
 * up with whom. Only answers of handed-in attempts count, since an answer under way may still change.
 */
import { assertNever } from '#domain/assert-never.ts'
import * as cloze from '#domain/quiz/questions/cloze.ts'
import * as matching from '#domain/quiz/questions/matching.ts'
import * as number from '#domain/quiz/questions/number.ts'
import * as ordering from '#domain/quiz/questions/ordering.ts'
import type { CountedAnswers } from '#domain/quiz/questions/right-answer.ts'
import * as shortAnswer from '#domain/quiz/questions/short-answer.ts'
import type { QuestionKey } from '#domain/quiz/schema.ts'
import type { ProgressGrade } from './class-progress.ts'
import { share } from './median.ts'

/** What the figures need of a question's key; made by `questionToCount`. */
export type QuestionToCount = {
  /** 1-based. */
  position: number
  /** Values of `chosen` that are right. */
  correct: readonly string[]
  /** Misconception behind a value of `chosen`, where the teacher named one. */
  misconceptions: ReadonlyMap<string, string>
  /** Whether what was chosen can be told and compared; passages marked in the text cannot, each begins elsewhere. */
  hasChoices: boolean
}

export type WrongChoice = {
  /** Option id, verdict, number or form, as in `chosen`. */
  chosen: string
  count: number
  /** Who chose it, in the order of the grades. */
  studentIds: string[]
  misconception: string | null
}

export type QuestionFigures = {
  position: number
  /** Answers that are right, partly right or wrong; the base of the shares. */
  answered: number
  right: number
  partly: number
  wrong: number
  unanswered: number
  waiting: number
  /** 0 to 1; null when nobody answered. */
  shareRight: number | null
  shareWrong: number | null
  /** The wrong choice made most often, ties by code unit order of `chosen`; null when there is none. */
  topWrong: WrongChoice | null
}

/** Figures for each question, in the order given. `grades` are those of handed-in attempts alone. */
export function questionFigures(
  questions: readonly QuestionToCount[],
  grades: readonly ProgressGrade[],
): QuestionFigures[] {
  return questions.map((question) => {
    const own = grades.filter((grade) => grade.position === question.position)
    const count = (state: ProgressGrade['state']) => own.filter((grade) => grade.state === state).length
    const right = count('right')
    const partly = count('partly')
    const wrong = count('wrong')
    const answered = right + partly + wrong
    return {
      position: question.position,
      answered,
      right,
      partly,
      wrong,
      unanswered: count('unanswered'),
      waiting: count('waits'),
      shareRight: share(right, answered),
      shareWrong: share(wrong, answered),
      topWrong: topWrong(question, own),
    }
  })
}

/**
 * Questions that somebody missed, the greatest share of wrong answers first, then of partly right ones, then more
 * answers, then position. Questions nobody answered, or all answered rightly, are left out.
 */
export function mostMissed(questions: readonly QuestionToCount[], grades: readonly ProgressGrade[]): QuestionFigures[] {
  const missed = questionFigures(questions, grades).filter((figures) => figures.wrong + figures.partly > 0)
  return missed.sort(
    (a, b) =>
      b.wrong * a.answered - a.wrong * b.answered ||
      b.partly * a.answered - a.partly * b.answered ||
      b.answered - a.answered ||
      a.position - b.position,
  )
}

/** Takes from a key what the figures need, in the words in which `grade` tells what was chosen. */
export function questionToCount(position: number, key: QuestionKey): QuestionToCount {
  const { correct, notes } = countedAnswers(key)
  return { position, correct, misconceptions: named(notes), hasChoices: key.type !== 'evidence' }
}

function countedAnswers(key: QuestionKey): CountedAnswers {
  switch (key.type) {
    case 'single-choice':
    case 'true-false-not-stated':
      return { correct: [key.correct], notes: Object.entries(key.options) }
    case 'multiple-response':
      return { correct: key.correct, notes: Object.entries(key.options) }
    case 'number':
      return number.countedAnswers(key)
    case 'short-answer':
    case 'repair':
      return shortAnswer.countedAnswers(key)
    case 'cloze':
      return cloze.countedAnswers(key)
    case 'ordering':
      return ordering.countedAnswers(key)
    case 'matching':
    case 'categories':
      return matching.countedAnswers(key)
    case 'evidence':
    case 'free-text':
      return { correct: [], notes: [] }
    default:
      return assertNever(key)
  }
}

function named(notes: readonly (readonly [string, { misconception: string | null }])[]): Map<string, string> {
  const misconceptions = new Map<string, string>()
  for (const [chosen, { misconception }] of notes) {
    if (misconception !== null && misconception !== '' && !misconceptions.has(chosen)) {
      misconceptions.set(chosen, misconception)
    }
  }
  return misconceptions
}

function topWrong(question: QuestionToCount, grades: readonly ProgressGrade[]): WrongChoice | null {
  if (!question.hasChoices) return null
  const correct = new Set(question.correct)
  const choosers = new Map<string, string[]>()
  for (const { state, chosen, studentId } of grades) {
    if (state !== 'wrong' && state !== 'partly') continue
    for (const choice of new Set(chosen)) {
      if (!correct.has(choice)) choosers.set(choice, [...(choosers.get(choice) ?? []), studentId])
    }
  }
  let top: WrongChoice | null = null
  for (const [chosen, studentIds] of choosers) {
    const count = studentIds.length
    if (top === null || count > top.count || (count === top.count && chosen < top.chosen)) {
      top = { chosen, count, studentIds, misconception: question.misconceptions.get(chosen) ?? null }
    }
  }
  return top
}
