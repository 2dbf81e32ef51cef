/**
 * Decides what a pasted text or a text file becomes as an article: title, fields, blocks, and beside them every line
 * that was left out and every suspected fault. Wording is never altered: only white space at line ends, soft wraps
 * (joined by one space) and, in Markdown, syntax are taken away.
 */
import { invalid, ok, type Result } from '../../result.ts'
import { blocksFrom } from './blocks-from.ts'
import { readDateline } from './dateline.ts'
import { detectFormat, type TextFormat } from './detect-format.ts'
import {
  type DroppedLine,
  type ImportFailure,
  type ImportOutline,
  importLimitBytes,
  type TakenLine,
} from './import-outline.ts'
import { readMarkdown } from './read-markdown.ts'
import { readText } from './read-text.ts'
import { sortUnits } from './sort-units.ts'
import { isBlock, type SortedUnit } from './sorted-unit.ts'
import { splitLines } from './split-lines.ts'
import { suggestFaults } from './suggest-faults.ts'
import { firstLine } from './unit.ts'

export type ImportOptions = {
  /** Given by a file's extension; when omitted, as for pasted text, the text itself decides. */
  format?: TextFormat
}

/** Blocks an article may have, as in its schema. */
const mostBlocks = 2000

/** Lines that 2000 wrapped paragraphs may have; a longer text is refused before any line of it is looked at. */
const mostLines = 20_000

/**
 * Imports a text of at most 8 Mi UTF-16 units in time proportional to its length. Never throws. Errors are `invalid`
 * on the field `text` with one of the keys `empty`, `binary` (NUL characters), `broken-characters` (half of a
 * surrogate pair), `too-large`, `too-many-blocks` (over 2000, or 20,000 lines), `nothing-left` (every line was furniture).
 */
export function importText(input: string, options: ImportOptions = {}): Result<ImportOutline> {
  if (input.length > importLimitBytes) return failure('too-large')
  if (input.trim() === '') return failure('empty')
  if (input.includes('\0')) return failure('binary')
  if (/\p{Surrogate}/u.test(input)) return failure('broken-characters')
  const split = splitLines(input)
  if (split.lines.length > mostLines) return failure('too-many-blocks')
  const format = options.format ?? detectFormat(split.lines)
  const page = sortUnits(format === 'markdown' ? readMarkdown(split) : readText(split.lines))
  const bodyUnits = page.units.filter(isBlock).map(({ unit }) => unit)
  const blocks = blocksFrom(bodyUnits)
  if (blocks.length === 0) return failure('nothing-left')
  if (blocks.length > mostBlocks) return failure('too-many-blocks')
  const opening = blocks.filter(({ type }) => type === 'paragraph').slice(0, 2)
  return ok({
    title: page.title,
    dateline: opening.map(({ text }) => readDateline(text)).find((dateline) => dateline !== null) ?? null,
    byline: page.byline,
    credit: page.credit,
    source: page.source,
    pageDate: page.pageDate,
    blocks,
    dropped: page.units.flatMap(droppedLines),
    suggestions: suggestFaults(blocks, new Map(bodyUnits.map((unit) => [firstLine(unit), unit.splitWords]))),
    taken: page.units.flatMap(takenLines),
  })
}

function droppedLines({ unit, role }: SortedUnit): DroppedLine[] {
  if (role.kind !== 'dropped') return []
  return unit.lines.map((line) => ({ line: line.number, text: line.text, reason: role.reason }))
}

function takenLines({ unit, role }: SortedUnit): TakenLine[] {
  if (role.kind !== 'taken') return []
  return unit.lines.map((line) => ({ line: line.number, field: role.field }))
}

function failure(key: ImportFailure): ReturnType<typeof invalid> {
  return invalid('text', key)
}
