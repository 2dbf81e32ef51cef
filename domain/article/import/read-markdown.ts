/**
 * Decides how Markdown falls into blocks: headings, list items, quotes, fenced code, tables (kept preformatted) and
 * paragraphs, after CommonMark 0.31. It is laxer in one point: a line of more than 120 characters that ends a sentence
 * ends its paragraph, since that is how prose is pasted.
 */
import { readByline } from './byline.ts'
import { furnitureReason } from './furniture.ts'
import { readInline } from './inline-marks.ts'
import { fenceEnds, frontMatterEnd } from './markdown-fences.ts'
import type { SourceLine, SplitInput } from './split-lines.ts'
import { endsSentence, paragraphOf, type Unit, unitOf } from './unit.ts'

/** The units of a Markdown text, in order; every line belongs to exactly one. */
export function readMarkdown(input: SplitInput): Unit[] {
  const { lines } = input
  const units: Unit[] = []
  const closing = fenceEnds(lines)
  let index = frontMatterEnd(lines)
  for (const line of lines.slice(0, index)) units.push(frontMatterUnit(line))
  while (index < lines.length) {
    const { made, next } = readBlock(input, index, closing)
    units.push(...made)
    index = next
  }
  return units
}

type ReadBlock = { made: Unit[]; next: number }

function readBlock(input: SplitInput, index: number, closing: ReadonlyMap<number, number>): ReadBlock {
  const { lines } = input
  const line = lines[index]
  if (line === undefined) return { made: [], next: index + 1 }
  const fenceEnd = closing.get(index)
  if (fenceEnd !== undefined) return { made: [codeUnit(input, index, fenceEnd)], next: fenceEnd + 1 }
  const heading = headingOf(line.text)
  if (heading !== null) {
    return { made: [{ ...marked(unitOf('heading', [line], [heading.text])), depth: heading.depth }], next: index + 1 }
  }
  if (line.text.startsWith('>')) return readQuote(lines, index)
  if (line.text.startsWith('|') && isTableRow(lines[index + 1])) return readTable(input, index)
  if (imageLine.test(line.text.slice(0, 3000))) {
    return { made: [{ ...paragraphOf([line]), reason: 'image' }], next: index + 1 }
  }
  return readParagraph(lines, index, closing)
}

/** ATX headings; closing signs are syntax, too. A row of signs without words is none. */
function headingOf(text: string): { depth: number; text: string } | null {
  const signs = /^(#{1,6})[ \t]+(?=[^\s#])/.exec(text)
  if (signs === null) return null
  const content = text.slice(signs[0].length)
  let end = content.length
  while (content.charAt(end - 1) === '#') end -= 1
  const isClosed = end < content.length && /[ \t]/.test(content.charAt(end - 1))
  return { depth: signs[1]?.length ?? 1, text: isClosed ? content.slice(0, end).trimEnd() : content }
}

const imageLine = /^!\[[^\]]{0,500}\]\([^)\s]{1,2000}(?:\s"[^"]{0,300}")?\)$/
const itemStart = /^(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)/

function readParagraph(lines: readonly SourceLine[], index: number, closing: ReadonlyMap<number, number>): ReadBlock {
  const taken: SourceLine[] = []
  let next = index
  let line = lines[next]
  while (line !== undefined && (next === index || continues(lines, next, closing))) {
    taken.push(line)
    next += 1
    line = lines[next]
  }
  const depth = taken.length === 1 && line?.afterGap === false ? underlineDepth(line.text) : null
  const first = taken[0]?.text ?? ''
  if (depth !== null && line !== undefined) {
    return { made: [{ ...marked(unitOf('heading', [...taken, line], [first])), depth }], next: next + 1 }
  }
  const start = itemStart.exec(first)?.[0].length ?? 0
  const contents = taken.map(({ text }, at) => (at === 0 ? text.slice(start) : text))
  return { made: [marked(unitOf(start > 0 ? 'list-item' : 'paragraph', taken, contents))], next }
}

function continues(lines: readonly SourceLine[], index: number, closing: ReadonlyMap<number, number>): boolean {
  const [previous, line] = [lines[index - 1], lines[index]]
  if (previous === undefined || line === undefined || line.afterGap || closing.has(index)) return false
  if (headingOf(line.text) !== null || itemStart.test(line.text) || /^[>|]/.test(line.text)) return false
  if (underlineDepth(line.text) !== null || previous.raw.endsWith('  ')) return false
  if (previous.text.length > 120 && endsSentence(previous.text)) return false
  return !standsAlone(previous.text) && !standsAlone(line.text)
}

function standsAlone(text: string): boolean {
  return /^[^\p{Ll}]/u.test(text) && (furnitureReason(text) !== null || readByline(text) !== null)
}

/** A line of equal signs or hyphens under a line makes that a heading. */
function underlineDepth(text: string): number | null {
  if (/^={3,}$/.test(text)) return 1
  return /^-{3,}$/.test(text) ? 2 : null
}

function readQuote(lines: readonly SourceLine[], index: number): ReadBlock {
  const made: Unit[] = []
  let taken: SourceLine[] = []
  let next = index
  let line = lines[next]
  while (line?.text.startsWith('>') && (next === index || !line.afterGap)) {
    const closesParagraph = quoted(line.text) === '' && taken.some(({ text }) => quoted(text) !== '')
    taken.push(line)
    if (closesParagraph) {
      made.push(quoteUnit(taken))
      taken = []
    }
    next += 1
    line = lines[next]
  }
  if (taken.length > 0) made.push(quoteUnit(taken))
  return { made, next }
}

function quoteUnit(taken: SourceLine[]): Unit {
  const unit = marked(
    unitOf(
      'quote',
      taken,
      taken.map(({ text }) => quoted(text)),
    ),
  )
  return unit.text === '' ? { ...unit, text: '>', reason: 'separator' } : unit
}

function quoted(text: string): string {
  return text.replace(/^(?:>[ \t]?)+/, '').trim()
}

function isTableRow(line: SourceLine | undefined): boolean {
  return line !== undefined && !line.afterGap && line.text.startsWith('|')
}

function readTable(input: SplitInput, index: number): ReadBlock {
  let next = index + 1
  while (isTableRow(input.lines[next])) next += 1
  const rows = input.lines.slice(index, next)
  return { made: [{ ...paragraphOf(rows), type: 'preformatted', text: rows.map(({ text }) => text).join('\n') }], next }
}

function codeUnit({ lines, rawLines }: SplitInput, start: number, end: number): Unit {
  const taken = lines.slice(start, end + 1)
  const [first, last] = [taken[0]?.number ?? 1, taken.at(-1)?.number ?? 1]
  const text = rawLines.slice(first, last - 1).join('\n')
  const unit: Unit = { ...paragraphOf(taken), type: 'preformatted', text, splitWords: [] }
  return text.trim() === '' ? { ...unit, type: 'paragraph', reason: 'separator' } : unit
}

/** The title of a file's front matter is its title; its other entries are about the file. */
function frontMatterUnit(line: SourceLine): Unit {
  const title = /^title:\s*(\S.{0,300})$/i.exec(line.text.slice(0, 320))?.[1]
  const date = /^(?:date|published):\s*(\S.{0,60})$/i.exec(line.text.slice(0, 80))?.[1]
  if (title !== undefined) return { ...unitOf('heading', [line], [withoutQuotes(title)]), depth: 1 }
  if (date !== undefined) return unitOf('paragraph', [line], [withoutQuotes(date)])
  if (readByline(line.text) !== null) return paragraphOf([line])
  return { ...paragraphOf([line]), reason: line.text === '---' ? 'separator' : 'page-info' }
}

function withoutQuotes(value: string): string {
  return /^(["']).+\1$/.test(value) ? value.slice(1, -1) : value
}

function marked(unit: Unit): Unit {
  const { text, marks } = readInline(unit.text)
  return text.trim() === '' ? unit : { ...unit, text, marks }
}
