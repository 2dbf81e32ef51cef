/**
 * Decides how units become the blocks of an article's schema: ids in order, heading depths 2 to 4, and texts of at
 * most 20,000 characters. A longer paragraph is parted behind a sentence or a word, never inside a character.
 */
import type { Mark } from '../schema.ts'
import type { ImportedBlock } from './import-outline.ts'
import { firstLine, lastLine, type Unit } from './unit.ts'

/** Longest text of a block, as in its schema; in UTF-16 units. */
const longestText = 20_000

/** Blocks p1, p2, … in the order of the units; a unit makes several only where it is too long for one. */
export function blocksFrom(units: readonly Unit[]): ImportedBlock[] {
  const blocks: ImportedBlock[] = []
  for (const unit of units) {
    for (const { text, marks } of partsOf(unit)) {
      const block: ImportedBlock = {
        id: `p${blocks.length + 1}`,
        type: unit.type,
        text,
        marks,
        line: firstLine(unit),
        endLine: lastLine(unit),
      }
      if (unit.type === 'heading') block.depth = Math.min(4, Math.max(2, unit.depth ?? 2))
      blocks.push(block)
    }
  }
  return blocks
}

type Part = { text: string; marks: Mark[] }

function partsOf({ text, marks, type }: Unit): Part[] {
  if (text.length <= longestText) return [{ text, marks }]
  const parts: Part[] = []
  let start = 0
  while (start < text.length) {
    const end = partEnd(text, start, type === 'preformatted' ? '\n' : ' ')
    const part = text.slice(start, end)
    const trimmed = type === 'preformatted' ? part.replace(/\n$/, '') : part.trimEnd()
    if (trimmed !== '') parts.push({ text: trimmed, marks: clip(marks, start, start + trimmed.length) })
    start = end
  }
  return parts
}

/** Behind the last sentence that fits, else behind the last word, else before the next character. */
function partEnd(text: string, start: number, gap: string): number {
  const limit = start + longestText
  if (limit >= text.length) return text.length
  const window = text.slice(start, limit)
  const sentence = Math.max(window.lastIndexOf(`.${gap}`), window.lastIndexOf(`?${gap}`), window.lastIndexOf(`!${gap}`))
  if (sentence > 0) return start + sentence + 2
  const word = window.lastIndexOf(gap)
  if (word > 0) return start + word + 1
  const splitsPair = /[\uD800-\uDBFF]$/.test(window)
  return splitsPair ? limit - 1 : limit
}

function clip(marks: readonly Mark[], start: number, end: number): Mark[] {
  return marks.flatMap((mark) => {
    const clipped = { ...mark, start: Math.max(mark.start, start) - start, end: Math.min(mark.end, end) - start }
    return clipped.end > clipped.start ? [clipped] : []
  })
}
