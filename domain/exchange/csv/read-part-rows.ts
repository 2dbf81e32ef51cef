/**
 * Decides what single parts of a question say that need more than one cell, or more than one row. The names of parts and
 * settings are those of `question-rows.ts`.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import { type Band, defaultBands } from '#domain/quiz/questions/question-parts.ts'
import type { FormOf, FormWordAnswer } from '../question-form.ts'
import type { Row } from './row-cells.ts'
import * as read from './row-cells.ts'

export function wordAnswer(row: Row): FormWordAnswer {
  return { text: read.cell(row, 'text'), fraction: read.share(row, 1), ...read.note(row) }
}

/** The usual bands where no row names any. */
export function bands(rows: readonly Row[]): Band[] {
  const named = rows.flatMap((row) => {
    const [atLeast, credit] = [read.amount(row, 'at-least', 0, 1), read.amount(row, 'credit', 0, 1)]
    if (atLeast !== null && credit !== null) return [{ atLeast, credit }]
    row.tell('row-not-understood', { column: 'settings', text: read.cell(row, 'settings').slice(0, 20) })
    return []
  })
  return named.length === 0 ? defaultBands() : named
}

/** Passages with the same number of their alternative stand together; without one, each is an alternative. */
export function passages(rows: readonly Row[]): Span[][] {
  const alternatives = new Map<string, Span[]>()
  for (const [index, row] of rows.entries()) {
    const span = read.span(row)
    if (span === null) continue
    const key = read.setting(row, 'alternative') ?? `row ${index}`
    const same = alternatives.get(key)
    if (same === undefined) alternatives.set(key, [span])
    else same.push(span)
  }
  return [...alternatives.values()]
}

export function pairNotes(rows: readonly Row[]): FormOf<'matching'>['notes'] {
  return rows.flatMap((row) => {
    const item = read.count(row, 'item')
    if (item !== null) return [{ item: item - 1, target: read.cell(row, 'match'), ...read.note(row) }]
    row.tell('row-not-understood', { column: 'settings', text: read.cell(row, 'settings').slice(0, 20) })
    return []
  })
}

/** Levels belong to the criterion above them. */
export function rubric(criteria: readonly Row[], levels: readonly Row[]): FormOf<'essay'>['rubric'] {
  return criteria.map((row, index) => {
    const end = criteria[index + 1]?.line ?? Number.POSITIVE_INFINITY
    const own = levels.filter(({ line }) => line > row.line && line < end)
    return {
      title: read.cell(row, 'text'),
      levels: own.map((level) => ({ text: read.cell(level, 'text'), points: read.points(level) ?? 0 })),
    }
  })
}
