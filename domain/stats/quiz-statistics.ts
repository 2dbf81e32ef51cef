/**
 * Decides the statistics of a quiz as it was taken: which attempts and questions have a part in them, and every figure of
 * the test, its questions and their answers. Sources: those named in the files that compute the figures.
 */
import type { GradeState } from '#domain/quiz/grade.ts'
import { type QuestionBody, type QuestionKey, verdicts } from '#domain/quiz/schema.ts'
import { pointsFor } from '#domain/quiz/score.ts'
import { type AnswerCell, type ChoiceStatistics, choiceStatistics } from './choice-statistics.ts'
import { type ExtremeGroups, extremeGroups } from './extreme-groups.ts'
import type { MissingReason } from './figure.ts'
import { type ItemStatistics, itemStatistics } from './item-statistics.ts'
import { questionToCount } from './most-missed.ts'
import { randomGuess } from './random-guess.ts'
import type { TestTally } from './tally.ts'
import { type TestStatistics, testStatistics } from './test-statistics.ts'
import { countOf, inOrder, type Weighted } from './weighted.ts'

/** Attempts that have the same answer, mark and total, of one question. Each attempt that counts stands in a cell per question. */
export type QuizCell = {
  /** Of the question in the quiz, 1-based. */
  position: number
  state: GradeState
  /** Share of the points; null while the answer waits. */
  fraction: number | null
  /** Full points of the question in these attempts. */
  points: number
  /** As in `Grade`. */
  chosen: readonly string[]
  /** Points on all questions that are marked, in millionths, so that equal totals are equal. */
  totalMillionths: number
  /** Full points of all questions that are marked, of each of these attempts. */
  full: number
  /** How many questions each of these attempts has, how many of them are marked, and how many of those wait all the same. */
  drawn: number
  marked: number
  waiting: number
  count: number
}

export type QuizQuestion = { position: number; points: number; body: QuestionBody; key: QuestionKey }

export type QuizTally = {
  questions: readonly QuizQuestion[]
  cells: readonly QuizCell[]
  /**
   * Questions not marked yet: those of which at least half of the answers wait. They are left out of every total, and
   * of the attempts that remain those with an answer that waits are left out.
   */
  unmarked: readonly number[]
}

export type QuestionStatistics = QuizQuestion & {
  /** The mean mark of a random answer, 0 to 1. */
  randomGuess: number
  figures: ItemStatistics
  /** Empty where answers cannot be told apart, as passages marked in the text. */
  choices: (ChoiceStatistics & { isRight: boolean; misconception: string | null })[]
}

export type QuizStatistics = {
  /** Attempts the figures are made from. */
  attempts: number
  /** Attempts left out because an answer waits, and questions left out because most do. */
  waitingAttempts: number
  unmarked: readonly number[]
  test: TestStatistics
  /** How many attempts reached each total, the lowest first. */
  totals: readonly Weighted[]
  groups: ExtremeGroups | null
  groupsMissing: MissingReason | null
  /** The questions that are marked, in order. */
  questions: QuestionStatistics[]
}

export function quizStatistics({ questions, cells, unmarked }: QuizTally): QuizStatistics {
  const isMarked = ({ position }: { position: number }) => !unmarked.includes(position)
  const known = cells.filter((cell) => isMarked(cell) && cell.waiting === 0)
  const marked = questions.filter(isMarked)
  const answers = marked.map(({ position }) => known.filter((cell) => cell.position === position).map(answerCell))
  const totals = totalsOf(known)
  const attempts = countOf(totals)
  const tally: TestTally = {
    items: marked.map(({ points }, index) => ({ max: points, cells: answers[index] ?? [] })),
    max: known.length > 0 ? Math.max(...new Set(known.map(({ full }) => full))) : sumOfPoints(marked),
    totals,
    isComplete: answers.every((cellsOfOne) => countOf(cellsOfOne) === attempts),
  }
  const { groups, missing } = extremeGroups(totals)
  const figures = itemStatistics(tally)
  return {
    attempts,
    waitingAttempts: countAttempts(
      cells.filter(({ waiting }) => waiting > 0),
      ({ drawn }) => drawn,
    ),
    unmarked,
    test: testStatistics(tally),
    totals,
    groups,
    groupsMissing: missing,
    questions: marked.flatMap((question, index) => {
      const own = figures[index]
      return own === undefined ? [] : [statisticsOf(question, own, answers[index] ?? [], groups)]
    }),
  }
}

function statisticsOf(
  question: QuizQuestion,
  figures: ItemStatistics,
  cells: readonly AnswerCell[],
  groups: ExtremeGroups | null,
): QuestionStatistics {
  const { position, body, key } = question
  const { correct, misconceptions, hasChoices } = questionToCount(position, key)
  const choices = hasChoices ? choiceStatistics(cells, listedChoices(body, correct), groups) : []
  return {
    ...question,
    randomGuess: randomGuess(body, key),
    figures,
    choices: choices.map((one) => ({
      ...one,
      isRight: one.choice.kind === 'chosen' && correct.includes(one.choice.value),
      misconception: one.choice.kind === 'chosen' ? (misconceptions.get(one.choice.value) ?? null) : null,
    })),
  }
}

/** What can be chosen, in its own order; of other types the right answers, which come first in this way. */
function listedChoices(body: QuestionBody, correct: readonly string[]): readonly string[] {
  if (body.type === 'true-false-not-stated') return verdicts
  return 'options' in body ? body.options.map(({ id }) => id) : correct
}

function answerCell({ state, fraction, points, chosen, totalMillionths, count }: QuizCell): AnswerCell {
  const mark = pointsFor(fraction, points) ?? 0
  return { state, chosen, mark, total: totalMillionths / 1_000_000, count }
}

/** Of cells of marked questions: each attempt stands in as many of them as it has such questions. */
function totalsOf(cells: readonly QuizCell[]): Weighted[] {
  const byTotal = new Map<number, QuizCell[]>()
  for (const cell of cells) {
    const alike = byTotal.get(cell.totalMillionths)
    if (alike === undefined) byTotal.set(cell.totalMillionths, [cell])
    else alike.push(cell)
  }
  return inOrder(
    [...byTotal].map(([total, alike]) => ({
      value: total / 1_000_000,
      count: countAttempts(alike, ({ marked }) => marked),
    })),
  )
}

/** How many attempts stand behind these cells, in each of which an attempt stands `times` times. */
function countAttempts(cells: readonly QuizCell[], times: (cell: QuizCell) => number): number {
  const counts = new Map<number, number>()
  for (const cell of cells) counts.set(times(cell), (counts.get(times(cell)) ?? 0) + cell.count)
  return [...counts].reduce((sum, [each, count]) => sum + Math.round(count / each), 0)
}

function sumOfPoints(questions: readonly QuizQuestion[]): number {
  return questions.reduce((sum, { points }) => sum + points, 0)
}
