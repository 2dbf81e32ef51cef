/**
 * Decides which rows of a question belong to which of its parts, and finds those that belong to none. The names of the
 * parts are those of `question-rows.ts`.
 */
import { cell, type Row } from './row-cells.ts'

/** The rows of each part; what was taken is gone, so that the rest can be told. */
export class PartRows {
  readonly #rows = new Map<string, Row[]>()

  /** A row that names no part is the type's `usual` one. */
  constructor(rows: readonly Row[], usual: string) {
    for (const row of rows) {
      const part = cell(row, 'part').toLowerCase() || usual
      const same = this.#rows.get(part)
      if (same === undefined) this.#rows.set(part, [row])
      else same.push(row)
    }
  }

  take(part: string): Row[] {
    const rows = this.#rows.get(part) ?? []
    this.#rows.delete(part)
    return rows
  }

  rest(): { part: string; rows: Row[] }[] {
    return [...this.#rows].map(([part, rows]) => ({ part, rows }))
  }
}
