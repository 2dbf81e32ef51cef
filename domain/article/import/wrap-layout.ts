/**
 * Decides whether a line end inside a run of lines is a soft wrap or the end of a paragraph. A program that wraps text
 * breaks a line only where the next word would not fit (greedy wrapping); where the line ends pass that test, the text
 * is taken as wrapped, and otherwise every line is a paragraph of its own.
 */
import type { SourceLine } from './split-lines.ts'
import { endsSentence } from './unit.ts'

/** Wrapped text is rarely narrower or wider than this, in UTF-16 units. */
const narrowest = 40
const widest = 120

/** Below this many line ends, chance alone passes the test. */
const fewestBreaks = 3

/** Width of wrapped text in UTF-16 units, or null where every line is a paragraph. */
export type WrapWidth = number | null

/** Takes the runs of lines that no blank line parts. */
export function measureWrap(runs: readonly (readonly SourceLine[])[]): WrapWidth {
  const wrappable = runs.filter((run) => run.length > 1 && run.every((line) => line.text.length <= widest))
  let width = 0
  for (const run of wrappable) for (const line of run) width = Math.max(width, line.text.length)
  if (width < narrowest) return null
  let breaks = 0
  let full = 0
  for (const run of wrappable) {
    for (let index = 0; index + 1 < run.length; index += 1) {
      breaks += 1
      if (fillsLine(run[index], run[index + 1], width)) full += 1
    }
  }
  return breaks >= fewestBreaks && full >= breaks * 0.6 ? width : null
}

/** Whether `next` goes on with the paragraph of `line`; both stand in one run of lines. */
export function isSoftWrap(line: SourceLine, next: SourceLine, width: WrapWidth): boolean {
  if (line.text.length > widest || isIndentedMore(line, next)) return false
  const goesOn = !endsSentence(line.text) && /^\p{Ll}/u.test(next.text)
  if (width === null) return goesOn && line.text.length >= narrowest && !line.text.endsWith(':')
  return fillsLine(line, next, width) || (goesOn && line.text.length >= width / 2)
}

/** Without a blank line, an indented line opens a paragraph. */
function isIndentedMore(line: SourceLine, next: SourceLine): boolean {
  return indentOf(next) >= indentOf(line) + 2
}

function indentOf(line: SourceLine): number {
  const white = /^[ \t]{0,40}/.exec(line.raw)?.[0] ?? ''
  return white.replaceAll('\t', '    ').length
}

function fillsLine(line: SourceLine | undefined, next: SourceLine | undefined, width: number): boolean {
  if (line === undefined || next === undefined) return false
  const firstWord = next.text.search(/\s/)
  const wordLength = firstWord === -1 ? next.text.length : firstWord
  return line.text.length + 1 + wordLength > width * 0.92
}
