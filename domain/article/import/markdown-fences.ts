/**
 * Decides which lines of Markdown open and close fenced code (CommonMark 0.31, section 4.5) and where a file's front
 * matter ends. A fence that is never closed is a line like any other, since it would swallow the rest of an article.
 */
import type { SourceLine } from './split-lines.ts'

/** From the index of each opening fence to the index of its closing one. */
export function fenceEnds(lines: readonly SourceLine[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>()
  const closers = closingFences(lines)
  let index = 0
  while (index < lines.length) {
    const opener = /^(`{3,}|~{3,})[^`]{0,100}$/.exec(lines[index]?.text.slice(0, 120) ?? '')?.[1]
    const end = opener === undefined ? undefined : nextCloser(closers, opener, index)
    if (end !== undefined) ends.set(index, end)
    index = (end ?? index) + 1
  }
  return ends
}

/** Number of lines in a front matter that opens the file with three hyphens; 0 where there is none. */
export function frontMatterEnd(lines: readonly SourceLine[]): number {
  if (lines[0]?.number !== 1 || lines[0].text !== '---') return 0
  const end = lines.findIndex((line, index) => index > 0 && line.text === '---')
  const entries = lines.slice(1, Math.max(end, 1))
  const isMatter = end > 1 && end <= 40 && entries.every(({ raw }) => /^(?:[A-Za-z_-]{1,30}:|\s|- )/.test(raw))
  return isMatter ? end + 1 : 0
}

type Closers = Map<string, { indices: number[]; at: number }>

/** Closing fences by sign, with a pointer, so that all searches together cost one pass. */
function closingFences(lines: readonly SourceLine[]): Closers {
  const closers: Closers = new Map([
    ['`', { indices: [], at: 0 }],
    ['~', { indices: [], at: 0 }],
  ])
  for (const [index, { text }] of lines.entries()) {
    if (/^(?:`{3}|~{3})$/.test(text)) closers.get(text.charAt(0))?.indices.push(index)
  }
  return closers
}

/** Only fences of three signs are closed by three; longer ones are rare enough to stay wording. */
function nextCloser(closers: Closers, opener: string, index: number): number | undefined {
  const known = closers.get(opener.charAt(0))
  if (known === undefined || opener.length !== 3) return undefined
  while ((known.indices[known.at] ?? Number.POSITIVE_INFINITY) <= index) known.at += 1
  return known.indices[known.at]
}
