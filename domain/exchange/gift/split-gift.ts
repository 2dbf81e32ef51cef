/**
 * Decides where one question of a GIFT file ends and the next begins: at blank lines, as in Moodle, so that one broken
 * question does not take the others with it. A blank line inside the braces of one question is read over.
 */
import { type ExchangeWarning, lossesAt } from '../warning.ts'
import { indexOfSign } from './gift-signs.ts'

/** The lines of one question, with their numbers in the file, from 1. */
export type GiftChunk = { lines: readonly { number: number; text: string }[] }

/** Comments between a question's lines are left out; those before it stay, since they may hold its id and tags. */
export function splitGift(source: string, warnings: ExchangeWarning[]): GiftChunk[] {
  const chunks: GiftChunk[] = []
  let lines: { number: number; text: string }[] = []
  const close = () => {
    if (lines.some(({ text }) => !isComment(text))) chunks.push({ lines })
    lines = []
  }
  for (const [index, text] of source.split(/\r\n|\r|\n/).entries()) {
    const line = { number: index + 1, text }
    const hasBegun = lines.some((earlier) => !isComment(earlier.text))
    if (text.trim() === '') close()
    else if (isCategory(text)) {
      close()
      chunks.push({ lines: [line] })
    } else if (!(hasBegun && isComment(text))) lines.push(line)
  }
  close()
  return joinParted(chunks, warnings)
}

export function textOf(chunk: GiftChunk): string {
  return chunk.lines.map(({ text }) => text).join('\n')
}

/** The same text, as long, with spaces for the comments before the question: their signs are no syntax. */
export function searchable(text: string): string {
  return text.replace(/^(?:[^\S\n]*\/\/[^\n]*\n)+/, (comments) => comments.replace(/[^\n]/g, ' '))
}

/** The line of the file on which the question begins, behind its comments. */
export function lineOf(chunk: GiftChunk): number {
  return (chunk.lines.find(({ text }) => !isComment(text)) ?? chunk.lines[0])?.number ?? 1
}

/** The line of the file that holds this offset of the chunk's text. */
export function lineAtOffset(chunk: GiftChunk, offset: number): number {
  const index = textOf(chunk).slice(0, offset).split('\n').length - 1
  return (chunk.lines[index] ?? chunk.lines.at(-1))?.number ?? 1
}

export function isComment(line: string): boolean {
  return line.trimStart().startsWith('//')
}

function isCategory(line: string): boolean {
  return /^\s*\$CATEGORY:/.test(line)
}

/** A question whose brace is open goes on up to the piece that closes it, unless another question opens before. */
function joinParted(chunks: readonly GiftChunk[], warnings: ExchangeWarning[]): GiftChunk[] {
  const joined: GiftChunk[] = []
  for (let index = 0; index < chunks.length; index += 1) {
    const chunk = chunks[index]
    if (chunk === undefined) break
    const end = isOpen(chunk) ? indexOfClosing(chunks, index + 1) : -1
    if (end < 0) joined.push(chunk)
    else {
      lossesAt(warnings, lineOf(chunk))('blank-line-inside')
      const rest = chunks.slice(index + 1, end + 1).flatMap(({ lines }) => lines.filter(({ text }) => !isComment(text)))
      joined.push({ lines: [...chunk.lines, ...rest] })
      index = end
    }
  }
  return joined
}

function isOpen(chunk: GiftChunk): boolean {
  const text = searchable(textOf(chunk))
  const opening = indexOfSign(text, '{')
  return opening >= 0 && indexOfSign(text, '}', opening + 1) < 0
}

/** The next piece with a brace, if that brace closes; −1 if it opens or there is none. */
function indexOfClosing(chunks: readonly GiftChunk[], from: number): number {
  for (let index = from; index < chunks.length; index += 1) {
    const text = searchable(textOf(chunks[index] ?? { lines: [] }))
    if (isCategory(text)) return -1
    const brace = indexOfSign(text, '{}')
    if (brace >= 0) return text[brace] === '}' ? index : -1
  }
  return -1
}
