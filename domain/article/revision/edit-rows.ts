/**
 * Decides what editing does to the paragraphs of a draft, so that block ids go on telling which paragraph is which: a
 * split keeps the id on its first part, a merge keeps the first one's, and no id is used twice. Source: DESIGN, section 4.
 */
import { splitsCharacter } from '#domain/anchoring/trim-span.ts'
import type { Block, BlockType, Mark, ReadingLevel } from '../schema.ts'
import type { DraftRow } from './draft.ts'

type Rows = readonly DraftRow[]

/** The longest text of a block, in UTF-16 units, as its schema says. */
export const blockMaxLength = 20_000

/**
 * Other words in one paragraph; what no database keeps is left out of them. Formatting stays on the words that stay. In the standard text each further line becomes
 * a paragraph of its own, with an id from `newId`; in the plain one, and in preformatted text, it does not.
 */
export function writeText(
  rows: Rows,
  at: { id: string; level: ReadingLevel },
  typed: string,
  newId: () => string,
): Rows {
  const text = typed.replace(/[\0\p{Cs}]/gu, '')
  const row = rows.find(({ id }) => id === at.id)
  if (!row) return rows
  const block = row[at.level] ?? emptyBlock(row)
  const isKept = block.type === 'preformatted'
  const [first = '', ...others] = isKept ? [text] : linesOf(text, at.level)
  const written = withText(block, first)
  const changed = replaceRow(rows, { ...row, [at.level]: at.level === 'plain' && first === '' ? null : written })
  if (others.length === 0) return changed
  const added = others.map((line) => newRow(newId(), { type: block.type, depth: block.depth, text: line }))
  return insertBehind(changed, at.id, added)
}

function linesOf(text: string, level: ReadingLevel): string[] {
  if (!/[\n\r]/.test(text)) return [text]
  if (level === 'plain') return [text.replace(/\s*[\n\r]+\s*/g, ' ')]
  const lines = text.split(/[\n\r]+/)
  return lines.filter((line, index) => index === 0 || line.trim() !== '').map((line) => line.trim())
}

/** Another kind of paragraph, in both levels. Formatting goes where text is kept as it was typed. */
export function setType(rows: Rows, id: string, type: BlockType): Rows {
  const row = rows.find((other) => other.id === id)
  if (!row) return rows
  const retyped = (block: Block | null): Block | null => {
    if (block === null) return null
    const { depth, ...rest } = block
    const text = type === 'preformatted' ? rest.text : rest.text.replace(/\s*[\n\r]+\s*/g, ' ')
    const marks = type === 'preformatted' ? [] : withText(block, text).marks
    return { ...rest, type, text, marks, ...(type === 'heading' ? { depth: depth ?? 2 } : {}) }
  }
  return replaceRow(rows, { ...row, standard: retyped(row.standard), plain: retyped(row.plain) })
}

/**
 * Parts the standard text of a paragraph at a UTF-16 offset; the plain text stays with the first part. What is begun behind a
 * heading is a paragraph.
 */
export function splitRow(rows: Rows, id: string, offset: number, newId: string): Rows {
  const row = rows.find((other) => other.id === id)
  const block = row?.standard
  if (!row || !block) return rows
  const at = splitsCharacter(block.text, offset) ? offset - 1 : offset
  const head = block.text.slice(0, at)
  const tail = block.text.slice(at)
  const first: Block = { ...block, text: head.trimEnd(), marks: cutMarks(block.marks, 0, head.trimEnd().length) }
  const tailStart = at + tail.length - tail.trimStart().length
  const rest: Block = {
    ...block,
    id: newId,
    text: tail.trimStart(),
    marks: cutMarks(block.marks, tailStart, block.text.length),
  }
  const isBehindHeading = block.type === 'heading' && rest.text === ''
  const second: Block = isBehindHeading ? { id: newId, type: 'paragraph', text: '', marks: [] } : rest
  const changed = replaceRow(rows, { ...row, standard: first })
  return insertBehind(changed, id, [{ id: newId, standard: second, plain: null }])
}

/** Joins a paragraph to the one before it, which keeps its id and its kind; nothing where they would be too long. */
export function mergeWithBefore(rows: Rows, id: string): Rows {
  const index = rows.findIndex((row) => row.id === id)
  const row = rows[index]
  const before = rows[index - 1]
  if (!row || !before) return rows
  const standard = joined(before.id, before.standard, row.standard)
  const plain = joined(before.id, before.plain, row.plain)
  if ([standard, plain].some((block) => (block?.text.length ?? 0) > blockMaxLength)) return rows
  return replaceRow(rows.toSpliced(index, 1), { id: before.id, standard, plain })
}

/** Where the words of a merged paragraph begin in the one before it, in UTF-16 units. */
export function seamOf(rows: Rows, id: string): number {
  const index = rows.findIndex((row) => row.id === id)
  const before = rows[index - 1]?.standard
  const own = rows[index]?.standard
  return before ? before.text.length + gapBetween(before, own ?? null).length : 0
}

/** A paragraph without words behind another, or at the beginning where `id` is null. */
export function insertRow(rows: Rows, id: string | null, newId: string): Rows {
  const added = newRow(newId, { type: 'paragraph', depth: undefined, text: '' })
  return id === null ? [added, ...rows] : insertBehind(rows, id, [added])
}

/** Takes a paragraph out of both levels; the last one stays. */
export function removeRow(rows: Rows, id: string): Rows {
  return rows.length < 2 ? rows : rows.filter((row) => row.id !== id)
}

/** Moves a paragraph up (−1) or down (1). */
export function moveRow(rows: Rows, id: string, by: -1 | 1): Rows {
  const from = rows.findIndex((row) => row.id === id)
  const row = rows[from]
  const to = from + by
  if (!row || to < 0 || to >= rows.length) return rows
  return rows.toSpliced(from, 1).toSpliced(to, 0, row)
}

function emptyBlock({ id, standard }: DraftRow): Block {
  const { type = 'paragraph', depth } = standard ?? {}
  return { id, type, text: '', marks: [], ...(depth === undefined ? {} : { depth }) }
}

function newRow(
  id: string,
  { type, depth, text }: Pick<Block, 'type' | 'text'> & { depth: number | undefined },
): DraftRow {
  return { id, standard: { id, type, text, marks: [], ...(depth === undefined ? {} : { depth }) }, plain: null }
}

function replaceRow(rows: Rows, row: DraftRow): Rows {
  return rows.map((other) => (other.id === row.id ? row : other))
}

function insertBehind(rows: Rows, id: string, added: readonly DraftRow[]): Rows {
  const index = rows.findIndex((row) => row.id === id)
  return index < 0 ? rows : rows.toSpliced(index + 1, 0, ...added)
}

function joined(id: string, before: Block | null, own: Block | null): Block | null {
  if (before === null || own === null) {
    const one = before ?? own
    return one === null ? null : { ...one, id }
  }
  const text = before.text + gapBetween(before, own) + own.text
  const shift = text.length - own.text.length
  const moved = own.marks.map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift }))
  const marks = before.type === 'preformatted' ? [] : [...before.marks, ...moved]
  return { ...before, text, marks }
}

function gapBetween(before: Block, own: Block | null): string {
  if (own === null || before.text === '' || own.text === '') return ''
  if (before.type === 'preformatted') return '\n'
  return /\s$/.test(before.text) || /^\s/.test(own.text) ? '' : ' '
}

/** The block with other words: formatting stays on what is the same, and on what took the place of all that bore it. */
function withText(block: Block, text: string): Block {
  const before = block.text
  const most = Math.min(before.length, text.length)
  let head = 0
  while (head < most && before[head] === text[head]) head += 1
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1
  const changedEnd = before.length - tail
  const shift = text.length - before.length
  const startOf = (offset: number) => {
    if (offset < head || (offset === head && head < changedEnd)) return offset
    return offset < changedEnd ? changedEnd + shift : offset + shift
  }
  const endOf = (offset: number) => {
    if (offset <= head) return offset
    return offset < changedEnd ? head : offset + shift
  }
  const marks = block.marks.flatMap((mark) => {
    const [start, end] = [startOf(mark.start), endOf(mark.end)]
    return end > start ? [{ ...mark, start, end }] : []
  })
  return { ...block, text, marks }
}

function cutMarks(marks: readonly Mark[], from: number, to: number): Mark[] {
  return marks.flatMap((mark) => {
    const start = Math.max(mark.start, from) - from
    const end = Math.min(mark.end, to) - from
    return end > start ? [{ ...mark, start, end }] : []
  })
}
