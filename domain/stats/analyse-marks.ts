/**
 * Decides the figures of a plain table of marks: the same as those of a quiz, from the same functions. Sources: those named in
 * `item-statistics.ts` and `test-statistics.ts`.
 */
import { type ItemStatistics, itemStatistics } from './item-statistics.ts'
import type { MarksTable } from './read-marks.ts'
import { tallyMarks } from './tally.ts'
import { type TestStatistics, testStatistics } from './test-statistics.ts'

export type MarksAnalysis = {
  /** In the order of the table. */
  questions: { name: string; max: number; blanks: number; statistics: ItemStatistics }[]
  test: TestStatistics
}

export function analyseMarks({ questions, rows }: MarksTable): MarksAnalysis {
  const tally = tallyMarks(
    questions.map(({ max }) => max),
    rows,
  )
  const items = itemStatistics(tally)
  return {
    questions: questions.flatMap((question, index) => {
      const statistics = items[index]
      return statistics === undefined ? [] : [{ ...question, statistics }]
    }),
    test: testStatistics(tally),
  }
}
