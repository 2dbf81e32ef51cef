/**
 * Decides where a line of the input ends: at CRLF, LF, CR, NEL, U+2028, U+2029, a vertical tab or a form feed (the
 * mandatory breaks of Unicode Standard Annex 14). A form feed beside another line end belongs to it, so that line
 * numbers agree with an editor's; it still separates paragraphs, as does a blank line.
 */

export type SourceLine = {
  /** 1-based number in the input. */
  number: number
  /** The line without white space at its ends; never empty. */
  text: string
  /** The line with its white space, for preformatted text. */
  raw: string
  /** True when a blank line, a page break or the start of the input stands before it. */
  afterGap: boolean
}

export type SplitInput = {
  /** The lines that hold more than white space. */
  lines: SourceLine[]
  /** Every line as it stands, blank ones too; the line with number n is at n − 1. */
  rawLines: string[]
}

/** Splits in one pass; costs time in proportion to the input's length. */
export function splitLines(input: string): SplitInput {
  const lines: SourceLine[] = []
  const rawLines: string[] = []
  let start = 0
  let afterGap = true

  function endLine(end: number): void {
    const raw = input.slice(start, end)
    rawLines.push(raw)
    const text = raw.trim()
    if (text === '') {
      afterGap = true
      return
    }
    lines.push({ number: rawLines.length, text, raw, afterGap })
    afterGap = false
  }

  for (const match of input.matchAll(/\f*(?:\r\n|[\n\r\v\u0085\u2028\u2029])\f*|\f+/g)) {
    endLine(match.index)
    start = match.index + match[0].length
    if (match[0].includes('\f') || match[0] === '\u2029') afterGap = true
  }
  endLine(input.length)
  return { lines, rawLines }
}
