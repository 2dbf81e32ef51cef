/**
 * Decides where exactly words were added or taken out when several places would give the same text: where the text parts most
 * strongly, as a writer edits by sentence or phrase. Source: the "lossless" clean-up of N. Fraser's diff-match-patch.
 */
import { at, type Comparison } from './links.ts'
import { parting, type TokenText } from './token-text.ts'

/** An edit is moved by so many tokens at the most; in a text that repeats itself endlessly any place is as good. */
const longestSlide = 500

/**
 * Moves each pure deletion and insertion to the strongest parting among its equal places. Among places that part equally
 * strongly it takes the first, so that a comparison from the end takes the last, and the two disagree: it cannot be known.
 */
export function slideEdits({ before, after, links }: Comparison): void {
  slideRuns(before, after, links.to, links.from)
  slideRuns(after, before, links.from, links.to)
}

/** A run of tokens [from, to) without a link, within one block. */
type Run = { from: number; to: number }

function slideRuns(text: TokenText, other: TokenText, linked: Int32Array, linkedBack: Int32Array): void {
  for (let from = 0; from < text.size; from += 1) {
    if (at(linked, from) >= 0) continue
    const end = at(text.firstOfBlock, at(text.blocks, from) + 1)
    let to = from + 1
    while (to < end && at(linked, to) < 0) to += 1
    const next = nextPlace(text, other, linked, { from, to })
    const shift = next === null ? 0 : bestShift(text, linked, { from, to }, next)
    moveRun(linked, linkedBack, { from, to }, shift)
    from = to + Math.max(0, shift) - 1
  }
}

/** Where the other text goes on without the run; null where it has something else instead, and at both edges of a block. */
function nextPlace(text: TokenText, other: TokenText, linked: Int32Array, { from, to }: Run): number | null {
  const block = at(text.blocks, from)
  const isFirst = from === at(text.firstOfBlock, block)
  const isLast = to === at(text.firstOfBlock, block + 1)
  if (isFirst && isLast) return null
  const next = isLast ? at(linked, from - 1) + 1 : at(linked, to)
  if (isFirst) return next === at(other.firstOfBlock, at(other.blocks, next)) ? next : null
  if (isLast) return next === at(other.firstOfBlock, at(other.blocks, next - 1) + 1) ? next : null
  return at(linked, from - 1) === next - 1 ? next : null
}

/**
 * How many tokens the run should go on (or back, if negative), where `next` is the other side's token after it. Words stay
 * in their block: which of two equal blocks is which has been decided by what is around them.
 */
function bestShift(
  { keys, size, blocks, partings }: TokenText,
  linked: Int32Array,
  { from, to }: Run,
  next: number,
): number {
  let lowest = 0
  while (-lowest < longestSlide && from + lowest > 0) {
    const token = from + lowest - 1
    const end = to + lowest - 1
    if (at(linked, token) !== next + lowest - 1 || keys[token] !== keys[end] || blocks[token] !== blocks[end]) break
    lowest -= 1
  }
  let highest = 0
  while (highest < longestSlide && to + highest < size) {
    const token = to + highest
    const end = from + highest
    if (at(linked, token) !== next + highest || keys[token] !== keys[end] || blocks[token] !== blocks[end]) break
    highest += 1
  }
  // A paragraph's edge is no better a place than a sentence's: of two equal sentences it does not tell the new one.
  const edge = (token: number) => Math.min(parting.sentence, at(partings, token))
  const strength = (shift: number) => edge(from + shift) + edge(to + shift)
  let best = lowest
  for (let shift = lowest + 1; shift <= highest; shift += 1) {
    if (strength(shift) > strength(best)) best = shift
  }
  return best
}

function moveRun(linked: Int32Array, linkedBack: Int32Array, { from, to }: Run, shift: number): void {
  const relink = (token: number, instead: number) => {
    const other = at(linked, token)
    linked[token] = -1
    linked[instead] = other
    linkedBack[other] = instead
  }
  for (let step = 0; step > shift; step -= 1) relink(from + step - 1, to + step - 1)
  for (let step = 0; step < shift; step += 1) relink(to + step, from + step)
}
