/**
 * Decides how it is kept which word of one text became which word of another. A word is linked at most once on either
 * side, so that what has been found as itself is never taken for something else.
 */
import type { TokenText } from './token-text.ts'

/** Which token became which; −1 where a token has none. Both directions always agree. */
export type Links = {
  /** From each token of the text before to one of the text after, and back. */
  to: Int32Array
  from: Int32Array
  /** How like the two are, for each linked token of the text before: 1 for equal keys, less for a mended word. */
  likeness: Float32Array
  /** For words that were parted ("already", "all ready"): the last token that the one before became. */
  tails: Map<number, number>
  /** From each block to the block that it became, and back. */
  partner: Int32Array
  partnerBack: Int32Array
}

/** Two texts and what is linked so far. */
export type Comparison = { before: TokenText; after: TokenText; links: Links }

export function startComparison(before: TokenText, after: TokenText): Comparison {
  const links = {
    to: new Int32Array(before.size).fill(-1),
    from: new Int32Array(after.size).fill(-1),
    likeness: new Float32Array(before.size).fill(1),
    tails: new Map<number, number>(),
    partner: new Int32Array(before.blockIds.length).fill(-1),
    partnerBack: new Int32Array(after.blockIds.length).fill(-1),
  }
  return { before, after, links }
}

export function link({ to, from }: Links, i: number, j: number): void {
  to[i] = j
  from[j] = i
}

export function unlink({ to, from }: Links, i: number): void {
  const j = to[i]
  if (j === undefined || j < 0) return
  to[i] = -1
  from[j] = -1
}

export function pair({ partner, partnerBack }: Links, block: number, other: number): void {
  partner[block] = other
  partnerBack[other] = block
}

/** The entry of an array that is known to have one; a number past its end would be a bug, and reads as `NaN`. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? Number.NaN
}

/** The links of two mirrored texts, as links of the texts themselves. */
export function unmirrored(links: Links): Links {
  const turned = (values: Int32Array, targets: number) =>
    values.toReversed().map((target) => (target < 0 ? -1 : targets - 1 - target))
  return {
    to: turned(links.to, links.from.length),
    from: turned(links.from, links.to.length),
    likeness: links.likeness.toReversed(),
    tails: new Map(),
    partner: turned(links.partner, links.partnerBack.length),
    partnerBack: turned(links.partnerBack, links.partner.length),
  }
}
