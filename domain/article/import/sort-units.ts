/**
 * Decides for every unit of the input whether it is article, field or page furniture, and which values the fields
 * take. A line is judged first by itself, then by its place in the header or at the foot; body text in between is
 * never dropped for its place.
 */
import { isRoleLine, readByline } from './byline.ts'
import { isCredit, longestCredit } from './credit.ts'
import { findHeader, type Header } from './find-header.ts'
import { furnitureReason } from './furniture.ts'
import { isSectionLabel } from './furniture-words.ts'
import { findDate, readPageDate } from './page-date.ts'
import { comparable, isPublicationName, isTitleCase, sourceFromSites, statedSource } from './page-site.ts'
import { asBlock, dropped, isBlock, isBodyText, lastBodyIndex, type SortedUnit } from './sorted-unit.ts'
import { sweepFollowers } from './sweep-followers.ts'
import type { Unit } from './unit.ts'

export type PageFields = {
  title: string | null
  byline: string | null
  credit: string | null
  source: string | null
  pageDate: string | null
}

export type SortedPage = PageFields & { units: SortedUnit[] }

/** Names and dates may stand below a standfirst, this many units into the body. */
const headerReach = 3

/** As in the article's schema; in UTF-16 units. */
const longestByline = 300

/** Sorts the units of one input; costs time in proportion to their number and length. */
export function sortUnits(given: readonly Unit[]): SortedPage {
  const units: SortedUnit[] = given.map((unit) => ({ unit, role: ownRole(unit) }))
  sweepFollowers(units)
  const source = takeSource(units)
  const header = findHeader(units)
  const title = takeTitle(units, header)
  const names = takeNames(units, header)
  const datesOfHeader = dropDates(units, 0, header.end) ?? dropDatesBelowStandfirst(units, header)
  const sites = dropSites(units, header, title)
  const credit = takeCredit(units)
  const datesOfFoot = dropDates(units, lastBodyIndex(units) + 1, units.length)
  keepSomething(units)
  return {
    units,
    title: isTaken(units, 'title') ? title : null,
    byline: names.byline,
    credit: isTaken(units, 'credit') ? credit : null,
    source: source ?? names.agency ?? sourceFromSites(sites, droppedTexts(units, 'copyright')),
    pageDate: datesOfHeader ?? names.pageDate ?? releaseDate(units) ?? datesOfFoot,
  }
}

function ownRole(unit: Unit): SortedUnit['role'] {
  if (unit.type === 'preformatted') return asBlock
  const reason = unit.reason ?? furnitureReason(unit.text)
  return reason === null ? asBlock : dropped(reason)
}

/** A line may state its source near the top or the foot of the page. */
function takeSource(units: SortedUnit[]): string | null {
  let source: string | null = null
  const foot = units.length - 8
  for (const [index, sorted] of units.entries()) {
    if (!isBlock(sorted) || (index >= 8 && index < foot)) continue
    const stated = statedSource(sorted.unit.text)
    if (stated === null) continue
    sorted.role = dropped('site-name')
    source ??= stated
  }
  return source
}

function takeTitle(units: SortedUnit[], header: Header): string | null {
  const sorted = header.title === null ? undefined : units[header.title]
  if (sorted === undefined) return null
  sorted.role = { kind: 'taken', field: 'title' }
  const key = comparable(sorted.unit.text)
  for (const other of units) {
    if (isBlock(other) && other.unit.text.length <= 300 && comparable(other.unit.text) === key)
      other.role = dropped('repeated-title')
  }
  return sorted.unit.text
}

type Names = { byline: string | null; agency: string | null; pageDate: string | null }

function takeNames(units: SortedUnit[], header: Header): Names {
  const names: string[] = []
  let agency: string | null = null
  let pageDate: string | null = null
  const foot = lastBodyIndex(units)
  for (const [index, sorted] of units.entries()) {
    if (!isBlock(sorted) || (index >= header.end + headerReach && index <= foot)) continue
    const byline = readByline(sorted.unit.text)
    if (byline === null || (names.length > 0 && index > foot)) continue
    const added = byline.names.filter((name) => !names.includes(name))
    if ([...names, ...added].join(', ').length > longestByline) continue
    sorted.role = byline.names.length > 0 ? { kind: 'taken', field: 'byline' } : dropped('nameless-byline')
    names.push(...added)
    const next = units[index + 1]
    if (isBlock(next) && isRoleLine(next.unit.text)) next.role = sorted.role
    agency ??= byline.agency
    pageDate ??= byline.pageDate
  }
  return { byline: names.length === 0 ? null : names.join(', '), agency, pageDate }
}

/** Drops the names of sites in the header, and the same names wherever they stand again; returns them. */
function dropSites(units: SortedUnit[], header: Header, title: string | null): string[] {
  const names: string[] = []
  const titleIndex = header.title ?? -1
  for (const [index, sorted] of units.slice(0, header.end).entries()) {
    if (!isBlock(sorted)) continue
    const { text } = sorted.unit
    const pageTitle = title === null ? null : siteOfPageTitle(text, title)
    if (pageTitle !== null) {
      sorted.role = dropped('repeated-title')
      names.push(pageTitle)
    } else if (index < titleIndex && isSectionLabel(text)) {
      sorted.role = dropped('navigation')
    } else if (isPublicationName(text) || (index < titleIndex && header.isTitleRepeated && isTitleCase(text))) {
      sorted.role = dropped('site-name')
      names.push(text)
    }
  }
  const keys = new Set(names.map(comparable))
  for (const sorted of units) {
    const isShort = isBlock(sorted) && sorted.unit.text.length <= 80
    if (isShort && keys.has(comparable(sorted.unit.text))) sorted.role = dropped('site-name')
  }
  return names
}

/** The site in "Title | Site", the form of a browser's page title; null for any other line. */
function siteOfPageTitle(text: string, title: string): string | null {
  if (text.length > title.length + 80 || !text.startsWith(title)) return null
  const site = /^\s{0,2}[|–—-]\s{1,2}(\S.{0,70})$/u.exec(text.slice(title.length))?.[1] ?? null
  return site
}

/** Takes the credit among the last paragraphs; two that follow each other are one credit, joined by a space. */
function takeCredit(units: SortedUnit[]): string | null {
  const credits: string[] = []
  let isLast = true
  let looked = 0
  for (let index = units.length - 1; index >= 0 && looked < 5; index -= 1) {
    const sorted = units[index]
    if (!isBlock(sorted)) continue
    looked += 1
    const fits = [sorted.unit.text, ...credits].join(' ').length <= longestCredit
    if (sorted.unit.type === 'paragraph' && fits && isCredit(sorted.unit.text, isLast)) {
      sorted.role = { kind: 'taken', field: 'credit' }
      credits.unshift(sorted.unit.text)
      looked = Math.max(looked, 4)
    } else if (isBodyText(sorted.unit)) {
      isLast = false
    }
  }
  return credits.length === 0 ? null : credits.join(' ')
}

/** Drops the lines between two indices that state a date and nothing else; returns the first of their values. */
function dropDates(units: SortedUnit[], start: number, end: number): string | null {
  let value: string | null = null
  for (const sorted of units.slice(start, end)) {
    if (!isBlock(sorted) || sorted.unit.type === 'preformatted') continue
    const date = readPageDate(sorted.unit.text)
    if (date === null) continue
    sorted.role = dropped('page-date')
    value ??= date.value
  }
  return value
}

/** Below a standfirst a date is the page's only with a label or beside the byline; otherwise it may be a heading. */
function dropDatesBelowStandfirst(units: SortedUnit[], header: Header): string | null {
  const end = Math.min(units.length, header.end + headerReach)
  for (let index = header.end; index < end; index += 1) {
    const text = units[index]?.unit.text ?? ''
    const isLabelled =
      /^(?:published|updated|posted|first|last|publié|mis à jour|veröffentlicht|stand|aktualisiert)/i.test(text)
    if (!isLabelled && !isByline(units[index - 1]) && !isByline(units[index + 1])) continue
    const value = dropDates(units, index, index + 1)
    if (value !== null) return value
  }
  return null
}

function isByline(sorted: SortedUnit | undefined): boolean {
  return sorted?.role.kind === 'taken' && sorted.role.field === 'byline'
}

function releaseDate(units: readonly SortedUnit[]): string | null {
  const lines = droppedTexts(units, 'press-notice')
  return lines.map((line) => findDate(line)?.value ?? null).find((value) => value !== null) ?? null
}

function droppedTexts(units: readonly SortedUnit[], reason: string): string[] {
  return units.flatMap(({ unit, role }) => (role.kind === 'dropped' && role.reason === reason ? [unit.text] : []))
}

/** A title or credit with nothing beside it is the text itself. */
function keepSomething(units: SortedUnit[]): void {
  if (units.some(isBlock)) return
  const only = units.find(({ role }) => role.kind === 'taken' && role.field !== 'byline')
  if (only !== undefined) only.role = asBlock
}

function isTaken(units: readonly SortedUnit[], field: string): boolean {
  return units.some(({ role }) => role.kind === 'taken' && role.field === field)
}
