/**
 * Decides what the statistics of a quiz are made from: for each question, how many attempts have the same mark and the same
 * total. These counts are sufficient for every figure here, and they hardly grow with the number of attempts, because marks
 * and totals fall on few values.
 */
import { inOrder, type Weighted } from './weighted.ts'

/** Attempts that have the same mark on a question and the same total of the test, both in points. */
export type MarkCell = { mark: number; total: number; count: number }

export type ItemTally = {
  /** Full points of the question; more than 0. */
  max: number
  cells: readonly MarkCell[]
}

export type TestTally = {
  items: readonly ItemTally[]
  /** Full points of the test. */
  max: number
  /** Totals of the attempts, and how many attempts reached each. */
  totals: readonly Weighted[]
  /** Whether every attempt had every question; not so where questions are drawn from a pool. */
  isComplete: boolean
}

/** One row of a table of marks: a mark for each question. */
export type MarkRow = readonly number[]

/**
 * Counts a table of marks. A total is the sum of the row, rounded to 13 significant digits: the same marks in another order
 * are the same total, also in floating point.
 */
export function tallyMarks(maxima: readonly number[], rows: readonly MarkRow[]): TestTally {
  const totals = rows.map((row) => roundedSum(row))
  const items = maxima.map((max, column) => {
    const counts = new Map<string, MarkCell>()
    rows.forEach((row, index) => {
      const mark = row[column] ?? 0
      const total = totals[index] ?? 0
      const key = `${mark} ${total}`
      counts.set(key, { mark, total, count: (counts.get(key)?.count ?? 0) + 1 })
    })
    return { max, cells: [...counts.values()] }
  })
  return {
    items,
    max: maxima.reduce((sum, max) => sum + max, 0),
    totals: inOrder(totals.map((value) => ({ value, count: 1 }))),
    isComplete: true,
  }
}

function roundedSum(row: MarkRow): number {
  return Number(row.reduce((sum, mark) => sum + mark, 0).toPrecision(13))
}
