/**
 * Decides how plain text falls into paragraphs: by blank lines where the text is wrapped, by lines where it is not. In
 * plain text nothing is syntax, so asterisks, numbers and signs stay; only the bullet of a list of at least two items
 * is taken as a mark of the list, and "[edit]" after a heading of a wiki page as the mark of that heading.
 */
import { readByline } from './byline.ts'
import { furnitureReason } from './furniture.ts'
import { readPageDate } from './page-date.ts'
import type { SourceLine } from './split-lines.ts'
import { endsSentence, paragraphOf, type Unit } from './unit.ts'
import { isSoftWrap, measureWrap, type WrapWidth } from './wrap-layout.ts'

/** The units of a plain text, in order; every line belongs to exactly one. */
export function readText(lines: readonly SourceLine[]): Unit[] {
  const runs = runsOf(lines)
  const width = measureWrap(runs)
  const units = runs.flatMap((run) => paragraphsOf(run, width))
  return markHeadings(markLists(units))
}

/** Runs of lines that no blank line parts. */
export function runsOf(lines: readonly SourceLine[]): SourceLine[][] {
  const runs: SourceLine[][] = []
  for (const line of lines) {
    const current = runs.at(-1)
    if (line.afterGap || current === undefined) runs.push([line])
    else current.push(line)
  }
  return runs
}

function paragraphsOf(run: readonly SourceLine[], width: WrapWidth): Unit[] {
  const paragraphs: SourceLine[][] = []
  for (const line of run) {
    const current = paragraphs.at(-1)
    const previous = current?.at(-1)
    const joins =
      previous !== undefined &&
      isSoftWrap(previous, line, width) &&
      !standsAlone(previous) &&
      !opensUnit(line, previous)
    if (joins) current?.push(line)
    else paragraphs.push([line])
  }
  return paragraphs.map(paragraphOf)
}

/** A byline, date or piece of furniture is never the beginning of a wrapped paragraph. */
function standsAlone(line: SourceLine): boolean {
  if (!/^[\p{Lu}\p{N}©([\p{Pd}]/u.test(line.text)) return false
  return furnitureReason(line.text) !== null || readByline(line.text) !== null || readPageDate(line.text) !== null
}

function opensUnit(line: SourceLine, previous: SourceLine): boolean {
  if (standsAlone(line)) return true
  const opensItem = bulletOf(line.text) !== null || numberPattern.test(line.text)
  return (
    opensItem && (endsSentence(previous.text) || bulletOf(previous.text) !== null || numberPattern.test(previous.text))
  )
}

const numberPattern = /^\d{1,3}[.)][ \t]+\S/

/** The sign that opens a list item, or null. */
function bulletOf(text: string): string | null {
  return /^([•‣◦▪●*-])[ \t\u00a0]+\S/.exec(text)?.[1] ?? null
}

function markLists(units: Unit[]): Unit[] {
  const marked: Unit[] = []
  let index = 0
  while (index < units.length) {
    const kind = itemKind(units[index])
    let end = index + 1
    while (kind !== null && end < units.length && itemKind(units[end]) === kind) end += 1
    const items = units.slice(index, end)
    marked.push(...(kind !== null && isList(kind, items) ? items.map((item) => listItem(item, kind)) : items))
    index = end
  }
  return marked
}

function itemKind(unit: Unit | undefined): string | null {
  if (unit === undefined) return null
  return bulletOf(unit.text) ?? (numberPattern.test(unit.text) ? 'number' : null)
}

/** Lines of sentences behind hyphens may as well be a dialogue, whose dashes are wording. */
function isList(kind: string, items: readonly Unit[]): boolean {
  return items.length >= 2 && (kind !== '-' || !items.some((item) => endsSentence(item.text)))
}

/** A number may be referred to ("see question 3"), so it stays; a bullet says no more than the block's type. */
function listItem(unit: Unit, kind: string): Unit {
  return { ...unit, type: 'list-item', text: kind === 'number' ? unit.text : unit.text.slice(1).trimStart() }
}

const editMark = /\s?\[\s?edit(?:\s?\|\s?edit source)?\s?\]$/i

function markHeadings(units: Unit[]): Unit[] {
  const isSentenceText = units.filter((unit) => endsSentence(unit.text)).length * 3 >= units.length
  return units.map((unit, index) => {
    if (unit.type !== 'paragraph' || unit.text.length > 120) return unit
    const bare = unit.text.replace(editMark, '')
    if (bare !== unit.text && bare !== '') return { ...unit, type: 'heading', depth: 2, text: bare }
    if (isSentenceText && isHeading(unit, units[index - 1], units[index + 1])) {
      return { ...unit, type: 'heading', depth: 2 }
    }
    return unit
  })
}

/** Short, closed by no sign, on a line of its own, after the end of a sentence and before a paragraph. */
function isHeading(unit: Unit, before: Unit | undefined, after: Unit | undefined): boolean {
  if (unit.lines.length > 1 || unit.text.length > 70 || !/^[\p{Lu}\p{N}].*[\p{L}\p{N}?!)]$/u.test(unit.text))
    return false
  if (before === undefined || after === undefined || after.type === 'heading') return false
  if (unit.text.split(/\s+/).length > 9 || numberPattern.test(unit.text) || furnitureReason(unit.text) !== null)
    return false
  const followed = after.text.length >= 80 || (endsSentence(after.text) && after.text.length > unit.text.length)
  return (endsSentence(before.text) || before.type === 'list-item') && followed && !/[.,;]$/.test(unit.text)
}
