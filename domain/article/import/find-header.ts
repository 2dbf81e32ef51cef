/**
 * Decides what stands above the body of an article: title, names, dates, sites. The title is the line that the page
 * repeats, marks as a heading or sets apart by length; a line that fits nothing is kept as a paragraph, because a
 * paragraph too many is seen and a lost one is not.
 */
import { readByline } from './byline.ts'
import { isSectionLabel } from './furniture-words.ts'
import { readPageDate } from './page-date.ts'
import { comparable, isPublicationName } from './page-site.ts'
import { isBlock, isBodyText, type SortedUnit } from './sorted-unit.ts'
import { endsSentence, wordCount } from './unit.ts'

/** Longest title, as in the article's schema; in UTF-16 units. */
export const longestTitle = 300

/** A header of more lines than this is a list or a poem. */
const longestHeader = 24

export type Header = {
  /** Index of the first unit of the body. */
  end: number
  /** Index of the title's unit, or null. */
  title: number | null
  /** Whether the page repeats the title in its header. */
  isTitleRepeated: boolean
}

/** Looks at the units that are still blocks; the others were recognised before. */
export function findHeader(units: readonly SortedUnit[]): Header {
  const end = headerEnd(units)
  const repeats = repeatedTexts(units.slice(0, end))
  let title: number | null = null
  let best = 0
  for (let index = 0; index < end; index += 1) {
    const sorted = units[index]
    if (!isBlock(sorted) || !canBeTitle(sorted)) continue
    const score = titleScore(sorted, repeats.has(comparable(sorted.unit.text)), title === null)
    if (title === null || score > best) {
      title = index
      best = score
    }
  }
  const titleText = title === null ? '' : (units[title]?.unit.text ?? '')
  return { end, title, isTitleRepeated: repeats.has(comparable(titleText)) }
}

/** The body begins at its first sentence that is not a title said twice. */
function headerEnd(units: readonly SortedUnit[]): number {
  let seen = 0
  let repeated: string | null = null
  for (let index = 0; index < units.length && seen < longestHeader; index += 1) {
    const sorted = units[index]
    if (!isBlock(sorted)) continue
    seen += 1
    if (!isBodyText(sorted.unit)) continue
    const key = comparableTitle(sorted)
    if (repeated === null && key !== null && isRepeatedSoon(units, index, key)) repeated = key
    if (key === null || key !== repeated) return index
  }
  return seen < longestHeader ? headerEndOfShortText(units) : 0
}

/** Where no sentence is long enough, the first line is a title if it is not closed like a sentence. */
function headerEndOfShortText(units: readonly SortedUnit[]): number {
  const contents = units.flatMap((sorted, index) =>
    isBlock(sorted) && !isHeaderLine(sorted.unit.text) ? [{ index, unit: sorted.unit }] : [],
  )
  const [first, second] = contents
  if (first === undefined || second === undefined) return 0
  return first.unit.type === 'heading' || !endsSentence(first.unit.text) ? second.index : first.index
}

function isHeaderLine(text: string): boolean {
  return readByline(text) !== null || readPageDate(text) !== null
}

function comparableTitle({ unit }: SortedUnit): string | null {
  return unit.text.length <= longestTitle ? comparable(unit.text) : null
}

/** A title and its copy stand close together, with no body text between. */
function isRepeatedSoon(units: readonly SortedUnit[], index: number, key: string): boolean {
  for (let next = index + 1; next < units.length && next <= index + 8; next += 1) {
    const sorted = units[next]
    if (!isBlock(sorted)) continue
    if (comparableTitle(sorted) === key) return true
    if (isBodyText(sorted.unit)) return false
  }
  return false
}

function repeatedTexts(units: readonly SortedUnit[]): ReadonlySet<string> {
  const once = new Set<string>()
  const twice = new Set<string>()
  for (const sorted of units) {
    const key = isBlock(sorted) ? comparableTitle(sorted) : null
    if (key === null) continue
    if (once.has(key)) twice.add(key)
    once.add(key)
  }
  return twice
}

function canBeTitle({ unit }: SortedUnit): boolean {
  if (unit.type !== 'paragraph' && unit.type !== 'heading') return false
  return unit.text.length <= longestTitle && /[\p{L}\p{N}]/u.test(unit.text) && readPageDate(unit.text) === null
}

/** The figures only rank the lines of one header; they mean nothing beside that. */
function titleScore({ unit }: SortedUnit, isRepeated: boolean, isFirst: boolean): number {
  const words = wordCount(unit.text)
  let score = words >= 5 ? 3 : words >= 3 ? 1 : 0
  if (unit.type === 'heading') score += unit.depth === 1 ? 20 : 6
  if (isRepeated) score += 6
  if (isFirst) score += 1
  if (isPublicationName(unit.text)) score -= 4
  if (isSectionLabel(unit.text)) score -= 4
  if (readByline(unit.text) !== null) score -= 12
  if (unit.text.endsWith(':')) score -= 5
  if (unit.text.endsWith('.')) score -= 2
  if (words > 30) score -= 3
  return score
}
