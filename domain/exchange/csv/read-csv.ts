/**
 * Decides which rows and cells a CSV file has: RFC 4180, with comma, semicolon or tab between the cells (spreadsheets write
 * what their country uses). Made for teachers' files: a quotation mark that never closes costs one row, not the rest.
 */
import { type ExchangeWarning, fault } from '../warning.ts'

/** `line` is where the row begins, from 1. */
export type CsvRow = { line: number; cells: string[] }

/** More broken rows than this are not looked into. */
const mostRecoveries = 20

/** Never throws. Rows of empty cells are left out. */
export function readCsv(source: string): { rows: CsvRow[]; warnings: ExchangeWarning[] } {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const delimiter = delimiterOf(text)
  const rows: CsvRow[] = []
  const warnings: ExchangeWarning[] = []
  let at = 0
  let line = 1
  while (at < text.length) {
    const row = readRow(text, at, delimiter)
    if (row.isOpen) {
      warnings.push(fault(line, 'csv-broken', { sign: '"' }))
      if (warnings.length >= mostRecoveries) break
      const end = text.indexOf('\n', at)
      at = end < 0 ? text.length : end + 1
      line += 1
    } else {
      if (row.cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells: row.cells })
      line += row.lines
      at = row.end
    }
  }
  return { rows, warnings }
}

/** The sign that stands most often in the first line, outside quotation marks. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split('\n', 1)
  const bare = first.replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: bare.split(sign).length }))
  return counts.reduce((best, other) => (other.count > best.count ? other : best)).sign
}

/** One row from `at` on; `isOpen` where a quotation mark is never closed. */
function readRow(text: string, at: number, delimiter: string) {
  const cells: string[] = []
  let lines = 0
  let index = at
  while (true) {
    const cell = text[index] === '"' ? readQuoted(text, index) : { text: '', end: index, lines: 0 }
    if (cell === null) return { cells, end: text.length, lines, isOpen: true }
    // What stands behind a closing quotation mark still belongs to the cell, as in spreadsheets.
    const end = endOfBare(text, cell.end, delimiter)
    cells.push(cell.text + text.slice(cell.end, end))
    lines += cell.lines
    index = end + 1
    if (text[end] !== delimiter) return { cells, end: index, lines: lines + 1, isOpen: false }
  }
}

function readQuoted(text: string, at: number): { text: string; end: number; lines: number } | null {
  const pieces: string[] = []
  let start = at + 1
  while (true) {
    const quote = text.indexOf('"', start)
    if (quote < 0) return null
    pieces.push(text.slice(start, quote))
    if (text[quote + 1] !== '"') {
      const inside = pieces.join('"')
      return { text: inside, end: quote + 1, lines: inside.split('\n').length - 1 }
    }
    start = quote + 2
  }
}

function endOfBare(text: string, from: number, delimiter: string): number {
  let index = from
  while (index < text.length && text[index] !== delimiter && text[index] !== '\n') index += 1
  return index
}
