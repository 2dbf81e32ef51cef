/**
 * Decides where a passage stands now, from what became of its words. Source: our own; the least share is that of
 * `thresholds.ts`.
 */
import { at, type Links } from './links.ts'
import { leastGap, leastKept, leastOfTorn, leastProofLetters, mostAdded, mostNeighbours } from './thresholds.ts'
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
  return {
    from: firstIndex(text.size, (i) => at(text.ends, i) > start),
    to: firstIndex(text.size, (i) => at(text.starts, i) >= end),
  }
}

/** Where enough of the passage stands together; null where too little of it is left, or its parts went apart. */
export function placePassage(traced: Traced, passage: Range): Candidate | null {
  const { before, after } = traced
  const tokens = tokensIn(before, passage)
  const weigh = weightsOf(before, tokens)
  const total = sum(tokens, weigh)
  const pieces = joined(piecesOf(traced, tokens, weigh), tokens)
  const piece = heaviest(pieces)
  if (piece === null || piece.weight < (pieces.length > 1 ? leastOfTorn : leastKept) * total) return null
  if (piece.weight < total && proofOf(traced, piece) < leastProofLetters) return null
  const from = piece.first === tokens.from ? piece.from : replacedBefore(traced, tokens, piece)
  const to = piece.last === tokens.to - 1 ? piece.to : replacedAfter(traced, tokens, piece)
  const found = { from, to }
  const start = piece.first === tokens.from ? startWithin(traced, passage, piece.first, from) : at(after.starts, from)
  const end = piece.last === tokens.to - 1 ? endWithin(traced, passage, piece.last, to - 1) : at(after.ends, to - 1)
  // A passage of the very letters that a mended word has lost.
  if (end <= start) return null
  return {
    start,
    end,
    score: Math.min(1, (2 * piece.weight) / (total + sum(found, weightsOf(after, found)))),
    isInOwnBlock: staysInBlock(traced, piece.first, piece.from) && staysInBlock(traced, piece.last, piece.to - 1),
    ...found,
  }
}

/**
 * Words of the passage that stand together in the text after, whatever their order: tokens [from, to) there, what the words
 * weigh, and which tokens of the passage became the first and the last of them.
 */
type Piece = TokenRange & { first: number; last: number; weight: number }

/** Pieces of the passage, parted by words of other passages, in the order of the text after. */
function piecesOf({ after, links }: Traced, { from, to }: TokenRange, weigh: (token: number) => number): Piece[] {
  const runs: Piece[] = []
  for (let token = from; token < to; token += 1) {
    const place = at(links.to, token)
    if (place < 0) continue
    const end = (links.tails.get(token) ?? place) + 1
    const word = { from: place, to: end, first: token, last: token, weight: weigh(token) * at(links.likeness, token) }
    const run = runs.at(-1)
    if (run?.to === place) join(run, word)
    else runs.push(word)
  }
  const pieces: Piece[] = []
  for (const run of runs.sort((a, b) => a.from - b.from)) {
    const piece = pieces.at(-1)
    if (piece && (areNew(links, piece.to, run.from) || areMute(after, piece.to, run.from))) join(piece, run)
    else pieces.push(run)
  }
  return pieces
}

/** Whether only new words stand in between, and not too many. */
function areNew(links: Links, from: number, to: number): boolean {
  return to - from <= mostAdded && links.from.subarray(from, to).every((source) => source < 0)
}

/** Whether only punctuation stands in between. */
function areMute({ weights }: TokenText, from: number, to: number): boolean {
  return weights.subarray(from, to).every((weight) => weight === 0)
}

function join(piece: Piece, next: Piece): void {
  piece.to = next.to
  piece.last = next.last
  piece.weight += next.weight
}

/** Joins pieces that kept their order and between which only few words of others were put. */
function joined(pieces: readonly Piece[], { from, to }: TokenRange): Piece[] {
  const widest = Math.max(leastGap, (to - from) / 2)
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last && last.last < piece.first && piece.from - last.to <= widest) join(last, piece)
    else result.push({ ...piece })
  }
  return result
}

function heaviest(pieces: readonly Piece[]): Piece | null {
  let most: Piece | null = null
  for (const piece of pieces) if (most === null || piece.weight > most.weight) most = piece
  return most !== null && most.weight > 0 ? most : null
}

/** What speaks for a piece, in letters: its own words, and those that stood beside it before and do so still. */
function proofOf({ before, after, links }: Traced, { first, last, from, to, weight }: Piece): number {
  let proof = weight
  for (let step = 1; step <= mostNeighbours && first >= step && at(links.to, first - step) === from - step; step += 1)
    proof += at(before.weights, first - step)
  for (let step = 0; step < mostNeighbours && to + step < after.size; step += 1) {
    if (at(links.to, last + 1 + step) !== to + step) break
    proof += at(before.weights, last + 1 + step)
  }
  return proof
}

/** What the tokens say, in letters; where they are all punctuation, each counts as one. */
function weightsOf(text: TokenText, { from, to }: TokenRange): (token: number) => number {
  for (let token = from; token < to; token += 1)
    if (at(text.weights, token) > 0) return (index) => at(text.weights, index)
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

/** The first token of what stands now in place of the passage's lost beginning; the piece's own where nothing does. */
function replacedBefore({ links }: Traced, { from: first }: TokenRange, { first: token, from }: Piece): number {
  const left = first > 0 ? at(links.to, first - 1) : -1
  return left >= 0 && isReplacement(links, left + 1, from, token - first) ? left + 1 : from
}

function replacedAfter({ before, links }: Traced, { to: end }: TokenRange, { last, to }: Piece): number {
  const right = end < before.size ? at(links.to, end) : -1
  return right > to && isReplacement(links, to, right, end - 1 - last) ? right : to
}

/** Whether only new words stand in between, about as many as were lost. */
function isReplacement(links: Links, from: number, to: number, lost: number): boolean {
  if (to <= from || to - from > 2 * lost + 1) return false
  return links.from.subarray(from, to).every((source) => source < 0)
}

/** A passage may begin before its first word (with white space) or inside it. */
function startWithin(
  { before, after, beforeStream, afterStream }: Traced,
  { start }: Range,
  token: number,
  place: number,
): number {
  const own = at(before.starts, token)
  const found = at(after.starts, place)
  if (start <= own) {
    const isKept = afterStream.slice(Math.max(0, found - (own - start)), found) === beforeStream.slice(start, own)
    return isKept ? found - (own - start) : found
  }
  return found + lengthWithin(wordAt(before, token), wordAt(after, place), start - own, 0)
}

function endWithin(
  { before, after, beforeStream, afterStream }: Traced,
  { end }: Range,
  token: number,
  place: number,
): number {
  const own = at(before.ends, token)
  const found = at(after.ends, place)
  if (end >= own) {
    return found + (afterStream.slice(found, found + end - own) === beforeStream.slice(own, end) ? end - own : 0)
  }
  const word = wordAt(after, place)
  return (
    at(after.starts, place) + lengthWithin(wordAt(before, token), word, end - at(before.starts, token), word.length)
  )
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
