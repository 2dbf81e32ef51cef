/**
 * Decides which characters inside a Markdown paragraph are syntax: pairs of asterisks and underscores, code between
 * backticks, links to http, https and mailto, and escapes (after CommonMark 0.31, with one difference: an asterisk
 * between two figures is wording). What has no partner stays as it was typed; HTML is never syntax.
 */
import type { Mark } from '../schema.ts'
import { readAutolink, readDestination } from './link-destination.ts'

export type MarkedText = { text: string; marks: Mark[] }

/** More marks than the schema allows leave the text as it was typed. */
const mostMarks = 500

/** Reads one paragraph in one pass; every opener is looked at once more at most, so the cost is linear. */
export function readInline(source: string): MarkedText {
  const reader = new InlineReader(source)
  return reader.read()
}

/** Run of `length` equal signs that may open a mark; `piece` is where it stands among the pieces. */
type Opener = { key: string; piece: number }
type Bracket = { piece: number; openers: number; isImage: boolean }
type PieceMark = { type: Mark['type']; from: number; to: number; href?: string }

class InlineReader {
  readonly #source: string
  readonly #pieces: string[] = []
  readonly #marks: PieceMark[] = []
  readonly #openers: Opener[] = []
  readonly #openCount = new Map<string, number>()
  #brackets: Bracket[] = []
  readonly #codeEnds: CodeEnds
  #at = 0

  constructor(source: string) {
    this.#source = source
    this.#codeEnds = new CodeEnds(source)
  }

  read(): MarkedText {
    const plain = /[^\\`*_[\]!<]+/y
    while (this.#at < this.#source.length) {
      plain.lastIndex = this.#at
      const match = plain.exec(this.#source)
      if (match !== null) this.#push(match[0], match[0].length)
      else this.#readSign(this.#source.charAt(this.#at))
    }
    if (this.#marks.length > mostMarks) return { text: this.#source, marks: [] }
    return this.#finish()
  }

  #push(piece: string, consumed: number): void {
    this.#pieces.push(piece)
    this.#at += consumed
  }

  #readSign(sign: string): void {
    const next = this.#source.charAt(this.#at + 1)
    if (sign === '\\' && /^[!-/:-@[-`{-~]$/.test(next)) this.#push(next, 2)
    else if (sign === '`') this.#readCode()
    else if (sign === '*' || sign === '_') this.#readRun(sign)
    else if (sign === '!' && next === '[') this.#openBracket('![')
    else if (sign === '[') this.#openBracket('[')
    else if (sign === ']') this.#closeBracket()
    else if (sign === '<') this.#readAutolink()
    else this.#push(sign, 1)
  }

  #readCode(): void {
    const length = runLength(this.#source, this.#at, '`')
    const end = this.#codeEnds.after(this.#at, length)
    if (end === null) {
      this.#push('`'.repeat(length), length)
      return
    }
    const content = this.#source.slice(this.#at + length, end)
    const padded = content.startsWith(' ') && content.endsWith(' ') && content.trim() !== ''
    this.#push(padded ? content.slice(1, -1) : content, content.length + 2 * length)
    this.#marks.push({ type: 'code', from: this.#pieces.length - 1, to: this.#pieces.length })
  }

  #readAutolink(): void {
    const href = readAutolink(this.#source, this.#at)
    if (href === null) {
      this.#push('<', 1)
      return
    }
    this.#push(href, href.length + 2)
    this.#marks.push({ type: 'link', from: this.#pieces.length - 1, to: this.#pieces.length, href })
  }

  #readRun(sign: string): void {
    const length = runLength(this.#source, this.#at, sign)
    const key = sign.repeat(Math.min(length, 4))
    const { opens, closes } = flanks(this.#source, this.#at, length)
    const piece = this.#pieces.length
    this.#push(sign.repeat(length), length)
    if (length > 3) return
    if (closes && (this.#openCount.get(key) ?? 0) > 0) this.#closeRun(key, piece)
    else if (opens) {
      this.#openers.push({ key, piece })
      this.#openCount.set(key, (this.#openCount.get(key) ?? 0) + 1)
    }
  }

  #closeRun(key: string, closer: number): void {
    let opener = this.#popOpener()
    while (opener !== undefined && opener.key !== key) opener = this.#popOpener()
    if (opener === undefined) return
    const from = opener.piece
    while ((this.#brackets.at(-1)?.piece ?? -1) > from) this.#brackets.pop()
    this.#pieces[from] = ''
    this.#pieces[closer] = ''
    if (key.length !== 1) this.#marks.push({ type: 'strong', from, to: closer })
    if (key.length !== 2) this.#marks.push({ type: 'emphasis', from, to: closer })
  }

  #popOpener(): Opener | undefined {
    const opener = this.#openers.pop()
    if (opener !== undefined) this.#openCount.set(opener.key, (this.#openCount.get(opener.key) ?? 1) - 1)
    return opener
  }

  #openBracket(sign: string): void {
    this.#brackets.push({ piece: this.#pieces.length, openers: this.#openers.length, isImage: sign !== '[' })
    this.#push(sign, sign.length)
  }

  #closeBracket(): void {
    const bracket = this.#brackets.pop()
    const target = bracket === undefined ? null : readDestination(this.#source, this.#at + 1)
    const isEmpty = bracket?.piece === this.#pieces.length - 1
    if (bracket === undefined || target === null || bracket.isImage || isEmpty) {
      this.#push(']', 1)
      return
    }
    while (this.#openers.length > bracket.openers) this.#popOpener()
    this.#pieces[bracket.piece] = ''
    this.#marks.push({ type: 'link', from: bracket.piece, to: this.#pieces.length, href: target.href })
    this.#at = target.end
    this.#brackets = []
  }

  #finish(): MarkedText {
    const starts: number[] = [0]
    for (const piece of this.#pieces) starts.push((starts.at(-1) ?? 0) + piece.length)
    const marks = this.#marks.flatMap(({ type, from, to, href }): Mark[] => {
      const start = starts[from] ?? 0
      const end = starts[to] ?? start
      if (end <= start) return []
      return [href === undefined ? { type, start, end } : { type, start, end, href }]
    })
    return { text: this.#pieces.join(''), marks: marks.sort((a, b) => a.start - b.start || b.end - a.end) }
  }
}

/** Positions of the runs of backticks by their length, asked for from left to right. */
class CodeEnds {
  readonly #positions = new Map<number, number[]>()
  readonly #next = new Map<number, number>()

  constructor(source: string) {
    for (const match of source.matchAll(/`+/g)) {
      const positions = this.#positions.get(match[0].length)
      if (positions === undefined) this.#positions.set(match[0].length, [match.index])
      else positions.push(match.index)
    }
  }

  after(position: number, length: number): number | null {
    const positions = this.#positions.get(length) ?? []
    let index = this.#next.get(length) ?? 0
    while ((positions[index] ?? Number.POSITIVE_INFINITY) <= position) index += 1
    this.#next.set(length, index)
    return positions[index] ?? null
  }
}

function runLength(source: string, start: number, sign: string): number {
  let end = start
  while (source.charAt(end) === sign) end += 1
  return end - start
}

/** Whether a run leans on the word after it (opens) or before it (closes). */
function flanks(source: string, start: number, length: number): { opens: boolean; closes: boolean } {
  const before = source.charAt(start - 1)
  const after = source.charAt(start + length)
  if (/\d/.test(before) && /\d/.test(after)) return { opens: false, closes: false }
  const isUnderscore = source.charAt(start) === '_'
  const leftFlanking = /\S/.test(after) && (!isSign(after) || before === '' || /\s/.test(before) || isSign(before))
  const rightFlanking = /\S/.test(before) && (!isSign(before) || after === '' || /\s/.test(after) || isSign(after))
  if (!isUnderscore) return { opens: leftFlanking, closes: rightFlanking }
  return {
    opens: leftFlanking && (!rightFlanking || isSign(before)),
    closes: rightFlanking && (!leftFlanking || isSign(after)),
  }
}

function isSign(character: string): boolean {
  return /^[\p{P}\p{S}]$/u.test(character)
}
