/**
 * Decides which words a search asks for, and which words of a text are shown as the ones that were found. The database finds
 * (migration notes_search); this shows the reader why, by the same reading of words. Source: Unicode Standard, UAX #15 (NFKC) and UAX #24.
 */
import { searchWordsMax } from './note-filter.ts'

/** A piece of a text; `isFound` where it is a word that was asked for. */
export type MarkedPiece = { text: string; isFound: boolean }

/** The words of a search, each looked for by itself. What no note can hold is left out. */
export function searchWords(typed: string): string[] {
  const words = typed.replace(/[\0\p{Cs}]/gu, '').split(/\s+/u)
  return [...new Set(words.filter((word) => word !== ''))].slice(0, searchWordsMax)
}

/** Cuts a text where a word begins or ends that a search has found. Joined, the pieces are the text. */
export function markFound(text: string, words: readonly string[]): MarkedPiece[] {
  const asked = words.map(askedParts)
  const pieces: MarkedPiece[] = []
  const add = (piece: string, isFound: boolean) => {
    const last = pieces.at(-1)
    if (piece === '') return
    if (last?.isFound === isFound) last.text += piece
    else pieces.push({ text: piece, isFound })
  }
  let done = 0
  for (const { start, end } of foundRanges(text, asked)) {
    if (end <= done) continue
    add(text.slice(done, Math.max(done, start)), false)
    add(text.slice(Math.max(done, start), end), true)
    done = end
  }
  add(text.slice(done), false)
  return pieces
}

/** Of a long text the part around the first word that was found, at most `length` UTF-16 units and a sign for what is left out. */
export function excerptOf(text: string, words: readonly string[], length: number): string {
  if (text.length <= length) return text
  const pieces = markFound(text, words)
  const at = pieces[0]?.isFound || pieces.length === 1 ? 0 : (pieces[0]?.text.length ?? 0)
  const start = Math.max(0, Math.min(at - Math.floor(length / 4), text.length - length))
  // Half a surrogate pair at either end is left out with what it belongs to.
  const part = text.slice(start, start + length).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
  return `${start > 0 ? '…' : ''}${part}${start + length < text.length ? '…' : ''}`
}

const word = /[\p{L}\p{N}\p{M}]+/gu
/** Scripts that write no spaces: their signs are found one by one, anywhere. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

/** What is typed with signs inside, as `don't`, asks for its parts side by side; the last may go on. */
type Asked = { parts: readonly string[]; signs: string }

function askedParts(typed: string): Asked {
  const parts = (typed.normalize('NFKC').match(word) ?? []).map(fold)
  return { parts, signs: parts.length === 0 ? typed : '' }
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

type Range = { start: number; end: number }

function foundRanges(text: string, asked: readonly Asked[]): Range[] {
  const words = [...text.matchAll(word)].map((match) => ({ own: match[0], folded: fold(match[0]), start: match.index }))
  const found = asked.flatMap(({ parts, signs }) => {
    if (parts.length === 0) return placesOf(text, signs, 0)
    if (parts.some((part) => unspaced.test(part))) {
      return words.flatMap(({ own, start }) => parts.flatMap((part) => placesOf(own, part, start)))
    }
    return words.flatMap((_, at) => {
      const isHere = parts.every((part, index) => isHit(words[at + index]?.folded, part, parts[index + 1]))
      const here = isHere ? words.slice(at, at + parts.length) : []
      return here.map(({ own, start }) => ({ start, end: start + own.length }))
    })
  })
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The last part of what was typed may be the beginning of a word. */
function isHit(folded: string | undefined, part: string, following: string | undefined): boolean {
  return following === undefined ? (folded?.startsWith(part) ?? false) : folded === part
}

function placesOf(text: string, part: string, offset: number): Range[] {
  const places: Range[] = []
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) {
    places.push({ start: offset + at, end: offset + at + part.length })
  }
  return places
}
