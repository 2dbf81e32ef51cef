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
  slideRuns(before, links.to, links.from)
  slideRuns(after, links.from, links.to)
}

/** A run of tokens [from, to) without a link. */
type Run = { from: number; to: number }

function slideRuns(text: TokenText, linked: Int32Array, linkedBack: Int32Array): void {
  for (let from = 0; from < text.size; from += 1) {
    if (at(linked, from) >= 0) continue
    let to = from + 1
    while (to < text.size && at(linked, to) < 0) to += 1
    const left = from > 0 ? at(linked, from - 1) : -1
    const right = to < text.size ? at(linked, to) : linkedBack.length
    const shift = right === left + 1 ? bestShift(text, linked, { from, to }, left) : 0
    moveRun(linked, linkedBack, { from, to }, shift)
    from = to + Math.max(0, shift)
  }
}

/**
 * How many tokens the run should go on (or back, if negative), where `left` is the other side's token before it. Words stay
 * in their block: which of two equal blocks is which has been decided by what is around them.
 */
function bestShift({ keys, size, blocks, partings }: TokenText, linked: Int32Array, { from, to }: Run, left: number): number {
  let lowest = 0
  while (-lowest < longestSlide && from + lowest > 0) {
    const token = from + lowest - 1
    const end = to + lowest - 1
    if (at(linked, token) !== left + lowest || keys[token] !== keys[end] || blocks[token] !== blocks[end]) break
    lowest -= 1
  }
  let highest = 0
  while (highest < longestSlide && to + highest < size) {
    const token = to + highest
    const end = from + highest
    if (at(linked, token) !== left + 1 + highest || keys[token] !== keys[end] || blocks[token] !== blocks[end]) break
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
