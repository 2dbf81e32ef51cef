/**
 * Decides what the rows of a text's gaps say. The column `match` names the gap; a gap without a row of its own is typed.
 */
import { assertNever } from '#domain/assert-never.ts'
import type { FormGap } from '../question-form.ts'
import { wordAnswer } from './read-part-rows.ts'
import type { Row } from './row-cells.ts'
import * as read from './row-cells.ts'

export function readGaps(gapRows: readonly Row[], answerRows: readonly Row[]): FormGap[] {
  const answers = new Map<string, Row[]>()
  for (const row of [...gapRows, ...answerRows]) {
    const id = read.cell(row, 'match')
    if (!answers.has(id)) answers.set(id, [])
  }
  for (const row of answerRows) answers.get(read.cell(row, 'match'))?.push(row)
  const rowOf = new Map(gapRows.map((row) => [read.cell(row, 'match'), row]))
  return [...answers].map(([id, rows]) => readGap(id, rowOf.get(id), rows))
}

function readGap(id: string, row: Row | undefined, answers: readonly Row[]): FormGap {
  if (row === undefined) {
    return { kind: 'typed', id, weight: 1, answers: answers.map(wordAnswer), caseMatters: false, accentsMatter: true }
  }
  const kind = read.choice(row, 'kind', ['typed', 'number', 'chosen']) ?? 'typed'
  const head = { id, weight: read.amount(row, 'weight', Number.MIN_VALUE, 1e6) ?? 1 }
  switch (kind) {
    case 'typed':
      return {
        kind,
        ...head,
        answers: answers.map(wordAnswer),
        caseMatters: read.flag(row, 'case') ?? false,
        accentsMatter: read.flag(row, 'accents') ?? true,
      }
    case 'number': {
      const values = answers.flatMap((answer) => {
        const value = read.numberValue(answer)
        return value === null ? [] : [{ value, fraction: read.share(answer, 1), ...read.note(answer) }]
      })
      return { kind, ...head, answers: values }
    }
    case 'chosen':
      return {
        kind,
        ...head,
        options: answers.map((answer) => ({
          text: read.text(answer),
          fraction: read.share(answer, 0),
          ...read.note(answer),
        })),
        display: read.choice(row, 'display', ['menu', 'row', 'column']) ?? 'menu',
        selection: read.choice(row, 'select', ['one', 'many']) ?? 'one',
        isShuffled: read.flag(row, 'shuffle') ?? false,
      }
    default:
      return assertNever(kind)
  }
}
