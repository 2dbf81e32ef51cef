/**
 * Decides by which name a paragraph of a draft is spoken of: those that bear a number in the margin by that number, headings
 * and the like by a count of their own kind.
 */
import { isNumbered } from '../paragraph-numbers.ts'
import type { BlockType } from '../schema.ts'
import type { DraftRow } from './draft.ts'

export type RowName = { kind: 'paragraph' | 'heading' | 'preformatted' | 'figure'; number: number }

/** One name for each row, in their order. */
export function rowNames(rows: readonly DraftRow[]): RowName[] {
  const counts = new Map<RowName['kind'], number>()
  return rows.map((row) => {
    const kind = kindOf(typeOfRow(row))
    const number = (counts.get(kind) ?? 0) + 1
    counts.set(kind, number)
    return { kind, number }
  })
}

/** The kind of a row, which is that of its standard text where it has one. */
export function typeOfRow({ standard, plain }: DraftRow): BlockType {
  return (standard ?? plain)?.type ?? 'paragraph'
}

function kindOf(type: BlockType): RowName['kind'] {
  if (isNumbered({ type })) return 'paragraph'
  return type === 'heading' || type === 'preformatted' ? type : 'figure'
}
