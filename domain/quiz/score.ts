/**
 * Decides what grades are worth in points and how they add up. Points have two decimals and fractions such as one third
 * have no end, so sums are taken over hundredths and rounded once, to a millionth of a point (the database's scale);
 * two decimals are a matter of display.
 */
import { type Grade, grade } from './grade.ts'
import type { QuestionBody, QuestionKey, QuizResponse } from './schema.ts'

export type AttemptItem = {
  /** 1-based. */
  position: number
  /** Full points, with at most two decimals. */
  points: number
  body: QuestionBody
  key: QuestionKey
  /** The answer that counts; null for none. */
  response: QuizResponse | null
}

/** A mark, by machine or hand, and what it is a share of; `fraction` is null while it waits. */
export type Mark = { fraction: number | null; points: number }

export type AttemptTotals = {
  /** Points reached so far; what waits counts as 0. */
  total: number
  /** All points there are. */
  max: number
  /** How many answers wait for a teacher. */
  waiting: number
}

export type GradedItem = Grade & {
  position: number
  /** Points reached; null while the answer waits. */
  points: number | null
  maxPoints: number
}

/** Grades every item of an attempt, in the order given, and adds up. */
export function gradeAttempt(items: readonly AttemptItem[]): { items: GradedItem[]; totals: AttemptTotals } {
  const gradedItems = items.map(({ position, points, body, key, response }) => {
    const result = grade(body, key, response)
    return { ...result, position, points: pointsFor(result.fraction, points), maxPoints: points }
  })
  return {
    items: gradedItems,
    totals: addMarks(gradedItems.map(({ fraction, maxPoints }) => ({ fraction, points: maxPoints }))),
  }
}

/**
 * Adds up marks. Add marks, not rounded points: three thirds of a point are then 1, not 0.999999.
 */
export function addMarks(marks: readonly Mark[]): AttemptTotals {
  let reached = 0
  let max = 0
  let waiting = 0
  for (const { fraction, points } of marks) {
    const hundredths = Math.round(points * 100)
    max += hundredths
    if (fraction === null) waiting += 1
    else reached += fraction * hundredths
  }
  return { total: toMillionths(reached), max: max / 100, waiting }
}

/** Points for a fraction (0 to 1) of full points, to a millionth; null while the answer waits. */
export function pointsFor(fraction: number | null, points: number): number | null {
  return fraction === null ? null : toMillionths(fraction * Math.round(points * 100))
}

function toMillionths(hundredths: number): number {
  return Math.round(hundredths * 10_000) / 1_000_000
}
