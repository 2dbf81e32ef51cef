import type { Row } from '../row.ts'
import { assignmentRows } from './assignments.ts'
import { classRows } from './classes.ts'
import { libraryRows } from './library.ts'
import { markingRows } from './marking.ts'
import { quizRows } from './quiz.ts'
import { readingRows } from './reading.ts'
import { revisionRows } from './revisions.ts'
import { schoolRows } from './school.ts'
import { talkRows } from './talk.ts'

/** The whole matrix of access functions. */
export const allRows: readonly Row[] = [
  ...libraryRows,
  ...classRows,
  ...assignmentRows,
  ...markingRows,
  ...readingRows,
  ...talkRows,
  ...revisionRows,
  ...quizRows,
  ...schoolRows,
]

/** A row's name in a test: its function and, where it has several rows, which of them. */
export function titleOf(row: Row): string {
  const same = allRows.filter(({ fn }) => fn === row.fn)
  return same.length === 1 ? row.fn : `${row.fn} (${same.indexOf(row) + 1})`
}
