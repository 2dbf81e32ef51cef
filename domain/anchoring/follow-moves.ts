/**
 * Decides where words went that left their block: sentences moved, blocks merged, split or put in another order. Source:
 * Heckel's way (1978) over runs of three words: a run that is unique among what has no place yet, in both texts, is the same.
 */
import { diffTokens } from './diff-tokens.ts'
import { at, type Comparison, link, pair } from './links.ts'
import type { TokenText } from './token-text.ts'

const seedTokens = 3
/** A gap is compared word by word up to so many tokens on either side. */
const longestGap = 400

/** Links what is free in both texts and plainly the same, and then what lies between and beside it. */
export function followMoves(comparison: Comparison): void {
  linkSeeds(comparison)
  fillGaps(comparison)
}

/**
 * Pairs free blocks that have most of their unique runs with each other, and nothing to do with ids; gives the pairs. Each then is
 * compared as a whole, which tells its own words from equal words that were moved into it.
 */
export function pairBySeeds(comparison: Comparison): [number, number][] {
  const { before, after, links } = comparison
  const votes = new Map<number, Map<number, number>>()
  const votesBack = new Map<number, Map<number, number>>()
  for (const [i, j] of commonSeeds(comparison)) {
    const [block, other] = [at(before.blocks, i), at(after.blocks, j)]
    if (at(links.partner, block) >= 0 || at(links.partnerBack, other) >= 0) continue
    vote(votes, block, other)
    vote(votesBack, other, block)
  }
  const found: [number, number][] = []
  for (const [block, others] of votes) {
    const other = mostVotes(others)
    if (other === null || mostVotes(votesBack.get(other) ?? new Map()) !== block) continue
    pair(links, block, other)
    found.push([block, other])
  }
  return found
}

function vote(votes: Map<number, Map<number, number>>, block: number, other: number): void {
  const others = votes.get(block) ?? new Map<number, number>()
  votes.set(block, others.set(other, (others.get(other) ?? 0) + 1))
}

/** Who has most votes; null where two have as many. */
function mostVotes(votes: ReadonlyMap<number, number>): number | null {
  const [first, second] = [...votes].sort(([, a], [, b]) => b - a)
  return first === undefined || first[1] === second?.[1] ? null : first[0]
}

function linkSeeds(comparison: Comparison): void {
  for (const [i, j] of commonSeeds(comparison)) {
    if (!isSameSeed(comparison, i, j)) continue
    grow(comparison, i, j, 1)
    grow(comparison, i - 1, j - 1, -1)
  }
}

/** Where runs stand that occur once among the free tokens of either text. */
function commonSeeds({ before, after, links }: Comparison): [number, number][] {
  const inAfter = uniqueSeeds(after, links.from)
  return [...uniqueSeeds(before, links.to)].flatMap(([seed, i]): [number, number][] => {
    const j = inAfter.get(seed)
    return j === undefined || i < 0 || j < 0 ? [] : [[i, j]]
  })
}

/** Links equal free tokens from (i, j) on, in one direction. */
function grow({ before, after, links }: Comparison, i: number, j: number, step: 1 | -1): void {
  while (links.to[i] === -1 && links.from[j] === -1 && before.keys[i] === after.keys[j]) {
    link(links, i, j)
    i += step
    j += step
  }
}

function isSameSeed({ before, after, links }: Comparison, i: number, j: number): boolean {
  for (let index = 0; index < seedTokens; index += 1) {
    if (links.to[i + index] !== -1 || links.from[j + index] !== -1) return false
    if (before.keys[i + index] !== after.keys[j + index]) return false
  }
  return true
}

/** Where each run of three free tokens begins; −1 for a run that occurs again. */
function uniqueSeeds({ keys, size }: TokenText, linked: Int32Array): Map<number, number> {
  const places = new Map<number, number>()
  for (let index = 0; index + seedTokens <= size; index += 1) {
    if (at(linked, index) >= 0 || at(linked, index + 1) >= 0 || at(linked, index + 2) >= 0) continue
    // Two runs with one number are told apart by `isSameSeed`; they cost a seed, no error.
    const seed = (at(keys, index) * 131_071 + at(keys, index + 1)) * 131_071 + at(keys, index + 2)
    places.set(seed, places.has(seed) ? -1 : index)
  }
  return places
}

/** Compares each free stretch with the free stretch that lies beside its neighbours. */
function fillGaps(comparison: Comparison): void {
  const { before, links } = comparison
  for (let from = 0; from < before.size; from += 1) {
    if (at(links.to, from) >= 0) continue
    let to = from + 1
    while (to < before.size && at(links.to, to) < 0) to += 1
    if (to - from <= longestGap) fillGap(comparison, from, to)
    from = to
  }
}

function fillGap(comparison: Comparison, aFrom: number, aTo: number): void {
  const { before, after, links } = comparison
  const left = aFrom > 0 ? at(links.to, aFrom - 1) : -1
  const right = aTo < before.size ? at(links.to, aTo) : -1
  if (left >= 0 && right > left) {
    if (right - left <= longestGap && freeFrom(links.from, left + 1) >= right) {
      diffTokens(comparison, { aFrom, aTo, bFrom: left + 1, bTo: right })
      return
    }
  }
  // The neighbours went different ways: what follows the left one first, then what comes before the right one.
  if (left >= 0) {
    const bTo = Math.min(freeFrom(links.from, left + 1), left + 1 + 2 * (aTo - aFrom), blockEnd(after, left))
    if (bTo > left + 1) diffTokens(comparison, { aFrom, aTo, bFrom: left + 1, bTo })
  }
  if (right < 0) return
  let restFrom = aTo
  while (restFrom > aFrom && at(links.to, restFrom - 1) < 0) restFrom -= 1
  const bFrom = Math.max(freeBefore(links.from, right), right - 2 * (aTo - restFrom), blockBegin(after, right))
  if (restFrom < aTo && bFrom < right) diffTokens(comparison, { aFrom: restFrom, aTo, bFrom, bTo: right })
}

function freeFrom(linked: Int32Array, index: number): number {
  const most = Math.min(linked.length, index + 2 * longestGap)
  while (index < most && at(linked, index) < 0) index += 1
  return index
}

function freeBefore(linked: Int32Array, index: number): number {
  const least = Math.max(0, index - 2 * longestGap)
  while (index > least && at(linked, index - 1) < 0) index -= 1
  return index
}

function blockBegin(text: TokenText, index: number): number {
  return at(text.firstOfBlock, at(text.blocks, index))
}

function blockEnd(text: TokenText, index: number): number {
  return at(text.firstOfBlock, at(text.blocks, index) + 1)
}
