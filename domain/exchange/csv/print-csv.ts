/**
 * Decides how tables leave as CSV: RFC 4180, in UTF-8 with a byte order mark because spreadsheets otherwise misread accents.
 * Cells that a spreadsheet would run as a formula are made harmless, after OWASP, "CSV Injection".
 */

/**
 * Prints rows, each ended by CR LF. Null is an empty cell; a number that is not finite is one too. Numbers stay numbers,
 * negative ones included; a text that a spreadsheet might take for a formula gets an apostrophe before it.
 */
export function printCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => `${printRow(row)}\r\n`).join('')}`
}

function printRow(row: readonly (string | number | null)[]): string {
  const line = row.map(printCell).join(',')
  // A row of one empty cell would be an empty line, which readers skip.
  return row.length === 1 && line === '' ? '""' : line
}

function printCell(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const text = isFormula(cell) ? `'${cell}` : cell
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The signs that begin a formula, full-width ones included, also behind spaces and invisible characters. */
function isFormula(text: string): boolean {
  return /^[\t\r\n]|^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text)
}
