/**
 * Decides what the cells of one row mean: texts with their format, shares in percent, settings by name. What cannot be read
 * is told with the row's line, and the row goes on without it. The columns are those of `question-rows.ts`.
 */
import { type Span, spanSchema } from '#domain/anchoring/schema.ts'
import { readDecimal } from '#domain/quiz/decimal.ts'
import { type FormText, formText, formTextOrNull, type TextFormat, textFormats, tidyText } from '../form-text.ts'
import { plainDecimal } from '../plain-decimal.ts'
import { type FormNote, type FormNumberAnswer, shareOf, toleranceKinds } from '../question-form.ts'
import type { Tell } from '../warning.ts'
import type { CsvColumn } from './question-rows.ts'

export type Row = {
  line: number
  cells: ReadonlyMap<CsvColumn, string>
  settings: ReadonlyMap<string, string>
  tell: Tell
}

export function cell(row: Row, column: CsvColumn): string {
  return tidyText(row.cells.get(column) ?? '')
}

export function cellOrNull(row: Row, column: CsvColumn): string | null {
  return cell(row, column) || null
}

export function text(row: Row): FormText {
  return formText(formatIn(row, 'format'), row.cells.get('text') ?? '')
}

export function feedback(row: Row): FormText | null {
  return formTextOrNull(formatIn(row, 'feedback-format'), row.cells.get('feedback') ?? '')
}

export function note(row: Row): FormNote {
  return { feedback: feedback(row), misconception: cellOrNull(row, 'misconception') }
}

function formatIn(row: Row, column: 'format' | 'feedback-format'): TextFormat {
  const written = cell(row, column).toLowerCase()
  const format = textFormats.find((known) => known === written)
  if (written !== '' && format === undefined) row.tell('row-not-understood', { column, text: written.slice(0, 20) })
  return format ?? 'plain'
}

/** Percent as a share; `usual` where the cell is empty. */
export function share(row: Row, usual: number): number {
  const written = cell(row, 'share').replace(/\s*%$/, '')
  if (written === '') return usual
  const percent = Number(written.replace(',', '.'))
  if (Number.isFinite(percent) && Math.abs(percent) <= 100) return shareOf(percent)
  row.tell('fraction-unreadable', { text: written.slice(0, 20) })
  return usual
}

/** A number of at least 0; null for none. */
export function points(row: Row): number | null {
  const written = cell(row, 'points')
  const value = Number(written.replace(',', '.'))
  if (written === '') return null
  if (Number.isFinite(value) && value >= 0) return value
  row.tell('number-unreadable', { text: written.slice(0, 20) })
  return null
}

export function setting(row: Row, name: string): string | null {
  return row.settings.get(name) ?? null
}

/** Null where it is not set. */
export function flag(row: Row, name: string): boolean | null {
  const value = setting(row, name)
  return value === null ? null : ['yes', 'true', '1'].includes(value.toLowerCase())
}

export function count(row: Row, name: string): number | null {
  const value = Number(setting(row, name) ?? Number.NaN)
  return Number.isSafeInteger(value) && value > 0 ? value : null
}

/** Between `low` and `high`, ends included; null for none. */
export function amount(row: Row, name: string, low: number, high: number): number | null {
  const value = Number(setting(row, name) ?? Number.NaN)
  return value >= low && value <= high ? value : null
}

/** One of the names known for a setting; null where it is absent, told where it is another. */
export function choice<Name extends string>(row: Row, name: string, known: readonly Name[]): Name | null {
  const written = setting(row, name)
  const found = known.find((one) => one === written) ?? null
  if (written !== null && found === null) row.tell('setting-unknown', { setting: `${name}=${written}`.slice(0, 40) })
  return found
}

/** A value with its tolerance, a range as '1..5', or '*'; null, and told, where there is none. */
export function numberValue(row: Row): FormNumberAnswer['value'] | null {
  const written = cell(row, 'text')
  if (written === '*') return { kind: 'any' }
  const [low = '', high] = written.split('..')
  if (high !== undefined) {
    const [from, to] = [plainDecimal(low), plainDecimal(high)]
    if (from !== null && to !== null) return { kind: 'range', low: from, high: to }
  }
  const number = plainDecimal(written) ?? plainNumber(written)
  const tolerance = plainDecimal(setting(row, 'tolerance') ?? '0')?.replace('-', '')
  if (high === undefined && number !== null && tolerance !== undefined) {
    const toleranceKind = choice(row, 'tolerance-kind', toleranceKinds) ?? 'absolute'
    return { kind: 'exact', number, tolerance, toleranceKind }
  }
  row.tell('number-unreadable', { text: written.slice(0, 20) })
  return null
}

/** As people and spreadsheets write it, with groups of three. */
function plainNumber(written: string): string | null {
  const decimal = readDecimal(written)
  return decimal === null ? null : plainDecimal(`${decimal.units}e-${decimal.scale}`)
}

/** A passage as `standard:15-47` with its words; null, and told, where it is none. */
export function span(row: Row): Span | null {
  const match = /^(\w+):(\d{1,9})-(\d{1,9})$/.exec(cell(row, 'match'))
  const quote = cell(row, 'text')
  const read = spanSchema.safeParse({
    level: match?.[1],
    start: Number(match?.[2]),
    end: Number(match?.[3]),
    quote,
  })
  if (read.success) return read.data
  row.tell('row-not-understood', { column: 'match', text: cell(row, 'match').slice(0, 20) })
  return null
}
