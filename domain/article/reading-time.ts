/**
 * Decides how many words a text has and how long a careful reading takes. Source: R. P. Carver, "Reading Rate: Theory,
 * Research, and Practical Implications", Journal of Reading 36 (1992): about 200 words a minute when reading to learn and
 * 138 when reading to remember, here rounded down to 130.
 */
import type { Block } from './schema.ts'
import { isUnspaced } from './words.ts'

/** Words a minute of a quick and of a slow careful reader. */
export const quickWordsPerMinute = 200
export const slowWordsPerMinute = 130

/**
 * Counts words as word processors do: a run without white space that holds a letter or digit is one word, so
 * 'Iran-backed' is one; a dash without spaces parts two. Scripts written without spaces are parted by the dictionary of
 * `Intl.Segmenter`.
 */
export function countWords(blocks: readonly Pick<Block, 'text'>[]): number {
  let words = 0
  for (const block of blocks) {
    for (const run of block.text.split(/[\s\u2014]+/)) {
      if (!/[\p{L}\p{N}]/u.test(run)) continue
      words += isUnspaced(run) ? countSegments(run) : 1
    }
  }
  return words
}

/** Whole minutes, rounded up, that quick and slow careful readers need; both 0 for an empty text. */
export function readingMinutes(words: number): { quick: number; slow: number } {
  return { quick: Math.ceil(words / quickWordsPerMinute), slow: Math.ceil(words / slowWordsPerMinute) }
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

function countSegments(run: string): number {
  let count = 0
  for (const segment of segmenter.segment(run)) if (segment.isWordLike) count += 1
  return count
}
