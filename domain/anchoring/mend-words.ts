/**
 * Decides which changed words are the old ones with a typo mended: those that stand between the same neighbours and are
 * spelt much alike. Source: our own; likeness by `word-likeness.ts`.
 */
import { at, type Comparison, type Links, link } from './links.ts'
import { parting, type TokenText, wordAt } from './token-text.ts'
import { isMendedWord, wordLikeness } from './word-likeness.ts'

/** A place where more words than this were changed was rewritten, not mended. */
const mostWords = 8
/** Joined or parted words are the same letters but for a typo. */
const leastJoinedLikeness = 0.8

/** Links mended words, and words that were joined or parted ("al ready", "already"). */
export function mendWords(comparison: Comparison): void {
  const { before, links } = comparison
  for (let from = 0; from < before.size; from += 1) {
    if (at(links.to, from) >= 0) continue
    let to = from + 1
    while (to < before.size && at(links.to, to) < 0 && before.blocks[to] === before.blocks[from]) to += 1
    const place = placeOf(comparison, from, to)
    if (place !== null && to - from <= mostWords && place.to - place.from <= mostWords) {
      mendRun(comparison, { from, to }, place)
    }
    from = to - 1
  }
}

type Run = { from: number; to: number }

/**
 * The free tokens of the other text that stand between what the run's neighbours became; where only one neighbour is near, as in
 * a sentence that moved, those up to the end of its sentence.
 */
function placeOf({ before, after, links }: Comparison, from: number, to: number): Run | null {
  const block = at(before.blocks, from)
  const other = at(links.partner, block)
  const isFirst = from === at(before.firstOfBlock, block)
  const isLast = to === at(before.firstOfBlock, block + 1)
  const left = isFirst ? (other < 0 ? none : at(after.firstOfBlock, other) - 1) : nearby(links.to, from - 1)
  const right = isLast ? (other < 0 ? none : at(after.firstOfBlock, other + 1)) : nearby(links.to, to)
  if (left !== none && right !== none && right > left && areFree(links.from, left + 1, right)) {
    return { from: left + 1, to: right }
  }
  const isOpening = at(before.partings, from) >= parting.sentence
  const isClosing = at(before.partings, to) >= parting.sentence
  if (isOpening && !isLast && right !== none) return besideRight(after, links, right, to - from)
  return isClosing && !isFirst && left !== none ? besideLeft(after, links, left, to - from) : null
}

const none = -2

function nearby(linked: Int32Array, token: number): number {
  const place = at(linked, token)
  return place < 0 ? none : place
}

function areFree(linked: Int32Array, from: number, to: number): boolean {
  return linked.subarray(from, to).every((source) => source < 0)
}

/** What stands before a token, as long as the run, if a sentence or another's words end before it. */
function besideRight({ partings }: TokenText, { from: linked }: Links, right: number, length: number): Run | null {
  const from = right - length
  const isEdge = from === 0 || at(linked, from - 1) >= 0 || at(partings, from) >= parting.sentence
  return from >= 0 && isEdge && areFree(linked, from, right) ? { from, to: right } : null
}

function besideLeft({ partings, size }: TokenText, { from: linked }: Links, left: number, length: number): Run | null {
  const to = left + 1 + length
  const isEdge = to === size || at(linked, to) >= 0 || at(partings, to) >= parting.sentence
  return to <= size && isEdge && areFree(linked, left + 1, to) ? { from: left + 1, to } : null
}

function mendRun(comparison: Comparison, run: Run, place: Run): void {
  const { before, after, links } = comparison
  if (run.to - run.from !== place.to - place.from && linkJoined(comparison, run, place)) return
  let next = place.from
  for (let token = run.from; token < run.to; token += 1) {
    const word = wordAt(before, token)
    for (let other = next; other < place.to; other += 1) {
      const otherWord = wordAt(after, other)
      if (!isMendedWord(word, otherWord)) continue
      link(links, token, other)
      links.likeness[token] = wordLikeness(word, otherWord)
      next = other + 1
      break
    }
  }
}

/** Links two runs that are the same letters with other gaps, first to first and last to last; true where they are. */
function linkJoined({ before, after, links }: Comparison, run: Run, place: Run): boolean {
  const words = lettersOf(before, run)
  const others = lettersOf(after, place)
  if (!isMendedWord(words, others) || wordLikeness(words, others) < leastJoinedLikeness) return false
  link(links, run.from, place.from)
  links.likeness[run.from] = wordLikeness(words, others)
  if (run.to - run.from === 1) links.tails.set(run.from, place.to - 1)
  else if (place.to - place.from > 1) link(links, run.to - 1, place.to - 1)
  return true
}

function lettersOf(text: TokenText, { from, to }: Run): string {
  return Array.from({ length: to - from }, (_, index) => wordAt(text, from + index)).join('')
}
