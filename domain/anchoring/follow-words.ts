/**
 * Decides what became of each word of a text in its next revision. Everything is done twice, from the beginning and from the
 * end: where both ways agree there was no choice, and where they do not, nobody can know. Source: `docs/decisions/0016`.
 */
import { diffTokens } from './diff-tokens.ts'
import { dropChance } from './drop-chance.ts'
import { followMoves, pairBySeeds } from './follow-moves.ts'
import { at, type Comparison, type Links, link, pair, startComparison, unmirrored } from './links.ts'
import { mendWords } from './mend-words.ts'
import { pairBlocks, pairByPosition } from './pair-blocks.ts'
import { relinkWeakly } from './relink-weakly.ts'
import { slideEdits } from './slide-edits.ts'
import { mirrored, type TokenText } from './token-text.ts'

/** What became of the words, as found from the beginning and as found from the end. */
export function followWords(before: TokenText, after: TokenText): [Links, Links] {
  const forth = linksOf(before, after)
  const back = unmirrored(linksOf(mirrored(before), mirrored(after)))
  for (const links of [forth, back]) mendWords({ before, after, links })
  return [forth, back]
}

function linksOf(before: TokenText, after: TokenText): Links {
  const comparison = startComparison(before, after)
  pairBlocks(comparison)
  comparison.links.partner.forEach((other, block) => {
    if (other >= 0) comparePair(comparison, block, other)
  })
  for (const [block, other] of pairBySeeds(comparison)) comparePair(comparison, block, other)
  tidy(comparison)
  followMoves(comparison)
  pairByMostWords(comparison)
  for (const [block, other] of pairByPosition(comparison)) {
    if (isUntouched(comparison, block, other)) comparePair(comparison, block, other)
  }
  tidy(comparison)
  relinkWeakly(comparison)
  return comparison.links
}

function tidy(comparison: Comparison): void {
  slideEdits(comparison)
  dropChance(comparison)
}

function comparePair(comparison: Comparison, block: number, other: number): void {
  const { before, after, links } = comparison
  const aFrom = at(before.firstOfBlock, block)
  const aTo = at(before.firstOfBlock, block + 1)
  const bFrom = at(after.firstOfBlock, other)
  if (before.blockTexts[block] !== after.blockTexts[other]) {
    diffTokens(comparison, { aFrom, aTo, bFrom, bTo: at(after.firstOfBlock, other + 1) })
    return
  }
  for (let token = aFrom; token < aTo; token += 1) link(links, token, bFrom + token - aFrom)
}

/** Pairs blocks left over that gave most of what they had to each other. */
function pairByMostWords(comparison: Comparison): void {
  const { before, after, links } = comparison
  const receivers = mostLinked(links.to, before, after)
  const givers = mostLinked(links.from, after, before)
  receivers.forEach((other, block) => {
    if (other < 0 || givers[other] !== block) return
    if (at(links.partner, block) < 0 && at(links.partnerBack, other) < 0) pair(links, block, other)
  })
}

/** For each block of a text the block of the other to which most of its letters went; −1 where none did. */
function mostLinked(linked: Int32Array, text: TokenText, other: TokenText): number[] {
  return Array.from(text.blockIds, (_, block) => {
    const letters = new Map<number, number>()
    for (let token = at(text.firstOfBlock, block); token < at(text.firstOfBlock, block + 1); token += 1) {
      const target = at(linked, token)
      if (target < 0) continue
      const receiver = at(other.blocks, target)
      letters.set(receiver, (letters.get(receiver) ?? 0) + at(text.weights, token))
    }
    let most = -1
    for (const [receiver, count] of letters) if (count > (letters.get(most) ?? 0)) most = receiver
    return most
  })
}

function isUntouched({ before, after, links }: Comparison, block: number, other: number): boolean {
  const isFree = (linked: Int32Array, text: TokenText, index: number) =>
    linked.subarray(at(text.firstOfBlock, index), at(text.firstOfBlock, index + 1)).every((target) => target < 0)
  return isFree(links.to, before, block) && isFree(links.from, after, other)
}
