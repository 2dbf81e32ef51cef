/**
 * Decides where the words of a text begin and end, and in which folded form they are compared. Source: UAX #29, word
 * boundaries, simplified: letters, digits and marks make words, and scripts written without spaces break everywhere.
 */
import { foldCase, straightenQuotes } from '#domain/fold-text.ts'

export type Word = {
  /** UTF-16 offsets [start, end) in the text. */
  start: number
  end: number
  /** The word with case and accents folded and invisible characters left out. */
  key: string
  /** What stands between the word before and this one, by `foldGap`; for the first word, what stands before it. */
  gap: string
}

const wordPattern = /[\p{L}\p{N}\p{M}\p{Pc}]+(?:[\u200d\u00ad\u200c\u2060]+[\p{L}\p{N}\p{M}\p{Pc}]+)*/gu
/** Scripts whose words are not parted by spaces; each character counts as a word of its own. */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const unspacedPattern = new RegExp(`[${unspaced}]`, 'u')
const unspacedParts = new RegExp(`[${unspaced}]\\p{M}*|[^${unspaced}]+`, 'gu')
/** Most words are; they need no folding but of their case. */
const ascii = /^[!-~]*$/
const invisible = /[\u200d\u00ad\u200c\u2060]/g

/** All words of a text, in order. */
export function splitWords(text: string): Word[] {
  const words: Word[] = []
  let end = 0
  for (const match of text.matchAll(wordPattern)) {
    const [run] = match
    const isPlain = ascii.test(run)
    for (const part of isPlain || !isUnspaced(run) ? [run] : (run.match(unspacedParts) ?? [])) {
      // Parts follow each other without a gap, so that only the first of a run does not begin where the last ended.
      const start = Math.max(end, match.index)
      const key = isPlain ? part.toLowerCase() : foldWord(part)
      words.push({ start, end: start + part.length, key, gap: foldGap(text.slice(end, start)) })
      end = start + part.length
    }
  }
  return words
}

/** Whether a word holds characters of a script written without spaces between words. */
export function isUnspaced(word: string): boolean {
  return unspacedPattern.test(word)
}

/** Makes runs of white space one space, curly apostrophes straight, and every hyphen and en dash a hyphen-minus. */
export function foldGap(gap: string): string {
  return gap === ' ' || gap === '' ? gap : foldMarks(gap).replace(/\s+/g, ' ')
}

/** The part of `foldGap` that keeps lengths. */
export function foldMarks(text: string): string {
  return straightenQuotes(text).replace(/[\u2010\u2011\u2013]/g, '-')
}

/** A text as its writer spelt it, case kept, but with gaps folded, accents composed and invisible characters left out. */
export function foldSpelling(text: string): string {
  return foldGap(text.replace(invisible, '')).normalize('NFC')
}

function foldWord(word: string): string {
  return foldCase(word.replace(invisible, ''))
}
