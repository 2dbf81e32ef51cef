/**
 * Decides which questions a table holds: a row with a type begins one, and the rows below it without a type are its parts.
 * Only the columns `type` and `text` are needed; `docs/question-exchange.md` describes all of them.
 */
import { type FormItem, formItemSchema } from '../question-form.ts'
import { type ExchangeWarning, fault, lossesAt } from '../warning.ts'
import { withoutGuard } from './formula-guard.ts'
import { type CsvColumn, csvColumns } from './question-rows.ts'
import { type CsvRow, readCsv } from './read-csv.ts'
import { readQuestionRows } from './read-question-rows.ts'
import { cell, type Row } from './row-cells.ts'

export const mostRows = 100_000

/** Never throws. Costs time in proportion to the source. */
export function parseQuestionCsv(source: string): { items: FormItem[]; warnings: ExchangeWarning[] } {
  const { rows, warnings } = readCsv(source)
  const [header, ...body] = rows
  const columns = header === undefined ? null : columnsOf(header, warnings)
  if (columns === null) {
    if (warnings.length === 0) warnings.push(fault(header?.line ?? 1, 'csv-header-missing'))
    return { items: [], warnings }
  }
  if (body.length > mostRows) {
    warnings.push(fault(body[mostRows]?.line ?? null, 'too-many-questions', { limit: mostRows }))
  }
  const items = groupsOf(
    body.slice(0, mostRows).map((row) => rowFrom(row, columns, warnings)),
    warnings,
  ).flatMap((group) => {
    const item = readQuestionRows(group, warnings)
    if (item === null) return []
    const checked = formItemSchema.safeParse(item)
    if (checked.success) return [checked.data]
    const field = checked.error.issues[0]?.path.join('.') ?? ''
    warnings.push(fault(item.line, 'question-broken', { field }))
    return []
  })
  return { items, warnings }
}

/** Column names by place; null where the row names neither type nor text. */
function columnsOf(header: CsvRow, warnings: ExchangeWarning[]): (CsvColumn | null)[] | null {
  const tell = lossesAt(warnings, header.line)
  const columns = header.cells.map((name) => {
    const known = csvColumns.find(
      (column) =>
        column ===
        name
          .trim()
          .toLowerCase()
          .replace(/[\s_]+/g, '-'),
    )
    return known ?? null
  })
  if (!columns.includes('type') || !columns.includes('text')) return null
  header.cells.forEach((name, index) => {
    if (columns[index] === null && name.trim() !== '') tell('column-unknown', { column: name.trim().slice(0, 40) })
  })
  return columns
}

function rowFrom({ line, cells }: CsvRow, columns: readonly (CsvColumn | null)[], warnings: ExchangeWarning[]): Row {
  const byColumn = new Map<CsvColumn, string>()
  cells.forEach((text, index) => {
    const column = columns[index]
    if (column) byColumn.set(column, withoutGuard(text))
  })
  return { line, cells: byColumn, settings: settingsIn(byColumn.get('settings') ?? ''), tell: lossesAt(warnings, line) }
}

function settingsIn(written: string): Map<string, string> {
  const pairs = written.split(';').map((pair) => {
    const at = pair.indexOf('=')
    return at < 0 ? ([pair.trim(), 'yes'] as const) : ([pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const)
  })
  return new Map(pairs.filter(([name]) => name !== ''))
}

/** The rows of each question. Parts before the first question belong to none, and are faults. */
function groupsOf(rows: readonly Row[], warnings: ExchangeWarning[]): [Row, ...Row[]][] {
  const groups: [Row, ...Row[]][] = []
  for (const row of rows) {
    const group = groups.at(-1)
    if (cell(row, 'type') !== '') groups.push([row])
    else if (group !== undefined) group.push(row)
    else warnings.push(fault(row.line, 'row-without-question'))
  }
  return groups
}
