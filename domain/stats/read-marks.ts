/**
 * Decides what a plain table of marks says: CSV after RFC 4180, with a header, one row for each attempt, its name first and then
 * a mark for each question. A doubtful table is refused with the line at which it is doubtful; nothing is guessed.
 */
import { CsvError, parse } from 'csv-parse/sync'
import type { MarkRow } from './tally.ts'

export type MarksTable = {
  /** As in the header. */
  questions: { name: string; max: number /** How many of its cells were blank and count as 0. */; blanks: number }[]
  rows: MarkRow[]
}

export const marksFaults = [
  'empty',
  'broken-csv',
  'no-questions',
  'no-attempts',
  'question-unnamed',
  'question-twice',
  'attempt-twice',
  'ragged',
  'not-a-number',
  'above-maximum',
  'mark-out-of-range',
  'maximum-missing',
  'maximum-out-of-range',
] as const
export type MarksFault = (typeof marksFaults)[number]

/** What is wrong at a line (1-based, as an editor counts) and, where it is one cell, in which column and what stands there. */
export type MarksError = { fault: MarksFault; line: number; column?: string; found?: string; expected?: number }

export type ReadMarks = { ok: true; table: MarksTable } | { ok: false; error: MarksError }

/** Maxima beyond these bounds, in either direction, are taken for a slip. */
const maximumBounds = { least: 1e-6, most: 1e6 }

/**
 * Reads the text of a table, without byte order mark. A column named `summarks` is left out; a second line whose first cell is
 * `max` gives the maxima, which are 1 otherwise. A blank cell is a question without an answer, and counts as 0; a line of
 * blank cells alone is no attempt.
 */
export function readMarks(text: string): ReadMarks {
  try {
    return { ok: true, table: tableOf(linesOf(text)) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error }
    throw error
  }
}

class Refusal extends Error {
  constructor(readonly error: MarksError) {
    super(error.fault)
  }
}

function refuse(error: MarksError): never {
  throw new Refusal(error)
}

/** The cells of one record, trimmed, and the line on which it begins. */
type Line = { line: number; cells: string[] }

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let next = 1
  try {
    parse(text, {
      relax_column_count: true,
      on_record: (cells: string[], { lines: end }) => {
        // A record may run over several lines; it is told by its first.
        const isBlank = cells.every((cell) => cell.trim() === '')
        if (!isBlank) lines.push({ line: next, cells: cells.map((cell) => cell.trim()) })
        next = end + 1
        return null
      },
    })
  } catch (error) {
    if (error instanceof CsvError) refuse({ fault: 'broken-csv', line: next })
    throw error
  }
  return lines
}

/** A question and where its marks stand in a line. */
type Column = { name: string; index: number }

function tableOf([header, ...rest]: Line[]): MarksTable {
  if (header === undefined) refuse({ fault: 'empty', line: 1 })
  const columns = columnsOf(header)
  const [second] = rest
  const hasMaxima = second?.cells[0] === 'max'
  for (const { line, cells } of rest) {
    if (cells.length !== header.cells.length) {
      refuse({ fault: 'ragged', line, found: String(cells.length), expected: header.cells.length })
    }
  }
  const maxima = columns.map((column) => (hasMaxima && second ? maximumIn(second, column) : 1))
  const attempts = hasMaxima ? rest.slice(1) : rest
  if (attempts.length === 0) refuse({ fault: 'no-attempts', line: header.line })
  refuseTwice(attempts)
  const blanks = columns.map(({ index }) => attempts.filter(({ cells }) => cells[index] === '').length)
  return {
    questions: columns.map(({ name }, index) => ({ name, max: maxima[index] ?? 1, blanks: blanks[index] ?? 0 })),
    rows: attempts.map((line) => columns.map((column, index) => markIn(line, column, maxima[index] ?? 1))),
  }
}

function columnsOf({ line, cells }: Line): Column[] {
  const columns = cells
    .map((name, index) => ({ name, index }))
    .slice(1)
    .filter(({ name }) => name !== 'summarks')
  if (columns.length === 0) refuse({ fault: 'no-questions', line })
  const names = new Set<string>()
  for (const { name, index } of columns) {
    if (name === '') refuse({ fault: 'question-unnamed', line, column: String(index + 1) })
    if (names.has(name)) refuse({ fault: 'question-twice', line, column: name })
    names.add(name)
  }
  return columns
}

/** The same attempt twice would count twice. Attempts without a name cannot be told apart, and are taken as they are. */
function refuseTwice(attempts: readonly Line[]): void {
  const names = new Set<string>()
  for (const { line, cells } of attempts) {
    const name = cells[0] ?? ''
    if (name !== '' && names.has(name)) refuse({ fault: 'attempt-twice', line, found: name })
    names.add(name)
  }
}

function maximumIn({ line, cells }: Line, { name, index }: Column): number {
  const found = cells[index] ?? ''
  if (found === '') refuse({ fault: 'maximum-missing', line, column: name })
  const max = numberIn(found)
  if (max === null) refuse({ fault: 'not-a-number', line, column: name, found })
  if (max < maximumBounds.least || max > maximumBounds.most) {
    refuse({ fault: 'maximum-out-of-range', line, column: name, found })
  }
  return max
}

function markIn({ line, cells }: Line, { name, index }: Column, max: number): number {
  const found = cells[index] ?? ''
  if (found === '') return 0
  const mark = numberIn(found)
  if (mark === null) refuse({ fault: 'not-a-number', line, column: name, found })
  if (mark > max) refuse({ fault: 'above-maximum', line, column: name, found, expected: max })
  if (mark < -maximumBounds.most) refuse({ fault: 'mark-out-of-range', line, column: name, found })
  return mark
}

/** A decimal with a point, perhaps with an exponent; null for anything else. */
function numberIn(text: string): number | null {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}
