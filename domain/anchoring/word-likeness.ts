/**
 * Decides how like two words are, so that a mended typo is still the same word. Source: optimal string alignment distance
 * (Damerau 1964 without repeated edits): a letter added, dropped, changed or changed places with its neighbour is one edit.
 */
import { leastWordLikeness } from './thresholds.ts'

/** Longer words, and lists of words, are compared by their equality alone. */
const longestWord = 120

/** 1 − edits / length of the longer: 1 for equal words, 0 for words without anything in common, and for over-long ones. */
export function wordLikeness(word: string, other: string): number {
  const [a, b] = [word.normalize('NFC').toLowerCase(), other.normalize('NFC').toLowerCase()]
  if (a === b) return 1
  const longer = Math.max(a.length, b.length)
  if (longer > longestWord) return 0
  return 1 - edits(a, b) / longer
}

/** Whether one word may be the other with a typo mended. Of words up to three letters, only swapped ones ("teh"); emoji never. */
export function isMendedWord(word: string, other: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(word)) return false
  const [a, b] = [word.normalize('NFC').toLowerCase(), other.normalize('NFC').toLowerCase()]
  if (Math.max(a.length, b.length) <= 3) return a === b || [...a].sort().join('') === [...b].sort().join('')
  return wordLikeness(a, b) >= leastWordLikeness
}

function edits(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1]
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (isSwapped) least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1)
      line.push(least)
    }
    beforeLast = last
    last = line
  }
  return last[b.length] ?? 0
}
