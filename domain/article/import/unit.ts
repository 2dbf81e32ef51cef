/**
 * Decides what one piece of the input is before it is sorted into title, body or page furniture: a paragraph, heading,
 * list item, quote or preformatted text with the lines it was made of. Soft-wrapped lines are joined by one space,
 * as in CommonMark; nothing else inside a line is touched.
 */
import type { BlockType, Mark } from '../schema.ts'
import type { DroppedReason } from './import-outline.ts'
import type { SourceLine } from './split-lines.ts'

export type Unit = {
  type: BlockType
  /** The wording, without Markdown's syntax where the format is Markdown. */
  text: string
  marks: Mark[]
  /** Heading depth as written, from 1; absent on other types. */
  depth?: number
  /** The lines it was made of that hold more than white space; at least one. */
  lines: SourceLine[]
  /** Words that a joined line end may have cut, e.g. "exam- ple". */
  splitWords: string[]
  /** Set where the syntax itself says that this is no wording, such as an image's line. */
  reason?: DroppedReason
}

/** A paragraph of one line, or of several soft-wrapped ones. */
export function paragraphOf(lines: SourceLine[]): Unit {
  return unitOf(
    'paragraph',
    lines,
    lines.map((line) => line.text),
  )
}

/** A unit whose lines, without what is syntax in them, read `contents`; empty contents are left out. */
export function unitOf(type: BlockType, lines: SourceLine[], contents: readonly string[]): Unit {
  const wording = contents.filter((content) => content !== '')
  return { type, text: wording.join(' '), marks: [], lines, splitWords: splitWordsOf(wording) }
}

/** The first line of a unit, 1-based. */
export function firstLine(unit: Unit): number {
  return unit.lines[0]?.number ?? 1
}

/** The last line of a unit, 1-based and inclusive. */
export function lastLine(unit: Unit): number {
  return unit.lines.at(-1)?.number ?? firstLine(unit)
}

/** True when the wording closes like a sentence, closing quotes and brackets aside. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？][”"’'»“)\]]{0,3}$/.test(text.slice(-4))
}

/** Number of words, by white space. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}

/** More cut words than this in one paragraph are its style. */
const mostSplitWords = 10

/** Line ends such as "exam-" before "ple", as they stand after the joining. */
function splitWordsOf(contents: readonly string[]): string[] {
  const cut = contents.flatMap((content, index) => {
    const next = contents[index + 1]
    if (next === undefined) return []
    const before = /\p{L}{2,30}-$/u.exec(content.slice(-32))
    const after = /^\p{Ll}{2,30}/u.exec(next.slice(0, 32))
    return before && after ? [`${before[0]} ${after[0]}`] : []
  })
  return cut.slice(0, mostSplitWords)
}
