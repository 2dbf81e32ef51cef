/**
 * Decides how questions are written as a table for spreadsheets: the rows of `question-rows.ts` as CSV. Nothing of a
 * question is lost, and no cell can be taken for a formula (OWASP, "CSV Injection").
 */
import { tidyText } from '../form-text.ts'
import { mapTexts } from '../losses.ts'
import type { FormItem } from '../question-form.ts'
import { guardApostrophe } from './formula-guard.ts'
import { printCsv } from './print-csv.ts'
import { csvColumns, type QuestionRow, rowsOf } from './question-rows.ts'

export function printQuestionCsv(items: readonly FormItem[]): string {
  const rows = items.flatMap((item) => rowsOf(mapTexts(item, tidyText)))
  return printCsv([csvColumns, ...rows.map(cellsOf)])
}

function cellsOf(row: QuestionRow): (string | number | null)[] {
  return csvColumns.map((column) => {
    const cell = row[column] ?? null
    return typeof cell === 'string' ? guardApostrophe(cell) : cell
  })
}
