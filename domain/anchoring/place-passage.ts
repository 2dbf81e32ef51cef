/**
 * Decides where a passage stands now, from what became of its words. Source: our own; the least share is that of
 * `thresholds.ts`.
 */
import { at, type Links } from './links.ts'
import { leastKept } from './thresholds.ts'
import { type TokenText, wordAt } from './token-text.ts'

/** UTF-16 offsets [start, end) in the text stream. */
export type Range = { start: number; end: number }

export type Candidate = Range & {
  /** 0 to 1: twice the letters that the passage and what was found have in common, as a share of the letters of both. */
  score: number
  /** Whether its first and last word stand in the blocks in which they stood. */
  isInOwnBlock: boolean
  /** Tokens [from, to) of the text after. */
  from: number
  to: number
}

/** Tokens of a passage: [from, to). */
export type TokenRange = { from: number; to: number }

/** Two texts with their streams, and what became of the words by one comparison. */
export type Traced = { before: TokenText; after: TokenText; beforeStream: string; afterStream: string; links: Links }

/** The tokens that a range of the stream touches. */
export function tokensIn(text: TokenText, { start, end }: Range): TokenRange {
  return { from: firstIndex(text.size, (i) => at(text.ends, i) > start), to: firstIndex(text.size, (i) => at(text.starts, i) >= end) }
}

/** Where enough of the passage stands together; null where too little of it is left, or its parts went apart. */
export function placePassage(traced: Traced, passage: Range): Candidate | null {
  const { before, after, links } = traced
  const tokens = tokensIn(before, passage)
  const weigh = weightsOf(before, tokens)
  const total = sum(tokens, weigh)
  const chain = heaviest(chainsOf(traced, tokens, weigh))
  if (chain === null || chain.weight < leastKept * total) return null
  const first = at(links.to, chain.first)
  const last = links.tails.get(chain.last) ?? at(links.to, chain.last)
  const from = chain.first === tokens.from ? first : replacedBefore(traced, tokens, chain.first)
  const to = (chain.last === tokens.to - 1 ? last : replacedAfter(traced, tokens, chain.last, last)) + 1
  const found = { from, to }
  return {
    start: from === first && chain.first === tokens.from ? startWithin(traced, passage, chain.first, first) : at(after.starts, from),
    end: to === last + 1 && chain.last === tokens.to - 1 ? endWithin(traced, passage, chain.last, last) : at(after.ends, to - 1),
    score: Math.min(1, (2 * chain.weight) / (total + sum(found, weightsOf(after, found)))),
    isInOwnBlock: staysInBlock(traced, chain.first, first) && staysInBlock(traced, chain.last, last),
    ...found,
  }
}

/** Words of the passage that stand in one order and near each other: its first and last token, and what they weigh. */
type Chain = { first: number; last: number; weight: number; end: number }

/** A passage in more pieces than this has fallen apart. */
const mostChains = 40
/** Between two words of a short passage so many tokens of other passages may stand; and so many new ones of any. */
const leastGap = 12
const mostAdded = 400

function chainsOf({ links }: Traced, { from, to }: TokenRange, weigh: (text: number) => number): Chain[] {
  const widest = Math.max(leastGap, to - from)
  const chains: Chain[] = []
  for (let token = from; token < to; token += 1) {
    const place = at(links.to, token)
    if (place < 0) continue
    const weight = weigh(token) * at(links.likeness, token)
    const end = links.tails.get(token) ?? place
    const nearest = nearestChain(links, chains, place, widest)
    if (nearest) {
      nearest.last = token
      nearest.end = end
      nearest.weight += weight
    } else if (chains.length < mostChains) chains.push({ first: token, last: token, weight, end })
  }
  return chains
}

function nearestChain(links: Links, chains: readonly Chain[], place: number, widest: number): Chain | null {
  let nearest: Chain | null = null
  for (const chain of chains) {
    if (chain.end >= place || place - chain.end - 1 > Math.max(widest, mostAdded)) continue
    if (nearest === null || chain.end > nearest.end) nearest = chain
  }
  if (nearest === null) return null
  const between = links.from.subarray(nearest.end + 1, place)
  return between.length <= widest || between.every((source) => source < 0) ? nearest : null
}

function heaviest(chains: readonly Chain[]): Chain | null {
  let most: Chain | null = null
  for (const chain of chains) if (most === null || chain.weight > most.weight) most = chain
  return most !== null && most.weight > 0 ? most : null
}

/** What the tokens say, in letters; where they are all punctuation, each counts as one. */
function weightsOf(text: TokenText, { from, to }: TokenRange): (token: number) => number {
  for (let token = from; token < to; token += 1) if (at(text.weights, token) > 0) return (index) => at(text.weights, index)
  return () => 1
}

function sum({ from, to }: TokenRange, weigh: (token: number) => number): number {
  let total = 0
  for (let token = from; token < to; token += 1) total += weigh(token)
  return total
}

function staysInBlock({ before, after, links }: Traced, token: number, place: number): boolean {
  return links.partner[at(before.blocks, token)] === at(after.blocks, place)
}

/** The first token of what stands now in place of the passage's lost beginning; the chain's own where nothing does. */
function replacedBefore({ links }: Traced, { from }: TokenRange, first: number): number {
  const place = at(links.to, first)
  const left = from > 0 ? at(links.to, from - 1) : -1
  const isSame = from > 0 && left >= 0 && isReplacement(links, left + 1, place, first - from)
  return isSame ? left + 1 : place
}

function replacedAfter({ before, links }: Traced, { to }: TokenRange, last: number, place: number): number {
  const right = to < before.size ? at(links.to, to) : -1
  return right > place && isReplacement(links, place + 1, right, to - 1 - last) ? right - 1 : place
}

/** Whether only new words stand in between, about as many as were lost. */
function isReplacement(links: Links, from: number, to: number, lost: number): boolean {
  if (to <= from || to - from > 2 * lost + 1) return false
  return links.from.subarray(from, to).every((source) => source < 0)
}

/** A passage may begin before its first word (with white space) or inside it. */
function startWithin({ before, after, beforeStream, afterStream }: Traced, { start }: Range, token: number, place: number): number {
  const own = at(before.starts, token)
  const found = at(after.starts, place)
  if (start <= own) {
    const isKept = afterStream.slice(Math.max(0, found - (own - start)), found) === beforeStream.slice(start, own)
    return isKept ? found - (own - start) : found
  }
  return found + lengthWithin(wordAt(before, token), wordAt(after, place), start - own, 0)
}

function endWithin({ before, after, beforeStream, afterStream }: Traced, { end }: Range, token: number, place: number): number {
  const own = at(before.ends, token)
  const found = at(after.ends, place)
  if (end >= own) {
    return found + (afterStream.slice(found, found + end - own) === beforeStream.slice(own, end) ? end - own : 0)
  }
  const word = wordAt(after, place)
  return at(after.starts, place) + lengthWithin(wordAt(before, token), word, end - at(before.starts, token), word.length)
}

/** How long the first `length` units of a word are in its new spelling; `otherwise` where they are no longer told apart. */
function lengthWithin(word: string, other: string, length: number, otherwise: number): number {
  if (word === other) return length
  const plain = (text: string) => text.normalize('NFC').toLowerCase()
  const [head, tail] = [plain(word.slice(0, length)), plain(word.slice(length))]
  let found = otherwise
  for (let end = 0; end <= other.length; end += 1) {
    if (/^[\p{M}\udc00-\udfff]/u.test(other.slice(end))) continue
    if (plain(other.slice(0, end)) === head) return end
    if (plain(other.slice(end)) === tail) found = end
  }
  return found
}

function firstIndex(size: number, isPast: (index: number) => boolean): number {
  let low = 0
  let high = size
  while (low < high) {
    const middle = (low + high) >> 1
    if (isPast(middle)) high = middle
    else low = middle + 1
  }
  return low
}
