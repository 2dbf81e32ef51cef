/**
 * Decides which equal words are the same words, and which are equal by chance: any two sentences share their small words. The
 * unit is the sentence, as that is what writers keep, move or throw away; source: our own, after the "semantic" clean-up of
 * N. Fraser's diff-match-patch, which judges by length alone.
 */
import { at, type Comparison, unlink } from './links.ts'
import { leastMovedLetters, leastMovedShare, leastSentenceShare, longRunTokens } from './thresholds.ts'
import { parting, type TokenText } from './token-text.ts'

/**
 * Unlinks the words of each sentence that do not stand firmly in the sentence where they were found. They do where enough of either
 * sentence is common to both, or in a long run. Where the sentence did not stay in its own place, more must agree:
 * one sentence thrown away and another of the same pattern written elsewhere are not one that moved.
 */
export function dropChance(comparison: Comparison): void {
  const { before, after, links } = comparison
  const letters = lettersBySentence(before)
  const otherLetters = lettersBySentence(after)
  const common = lettersOfSentencePairs(comparison)
  for (const run of linkedRuns(comparison)) {
    const place = at(links.to, run.from)
    const agreed = common.get(pairKey(comparison, run.from)) ?? 0
    const all = letters.get(at(before.sentences, run.from)) ?? 0
    const there = otherLetters.get(at(after.sentences, place)) ?? 0
    const isOwn = isInPlace(comparison, at(before.blocks, run.from), at(after.blocks, place))
    const share = isOwn ? leastSentenceShare : leastMovedShare
    const isEnough = agreed >= leastMovedLetters
    if (agreed >= share * all && (isOwn || isEnough || agreed === all)) continue
    if (isEnough && agreed >= share * there) continue
    if (isOwn && (run.to - run.from >= longRunTokens || isHeldByEdge(comparison, run))) continue
    for (let token = run.from; token < run.to; token += 1) unlink(links, token)
  }
}

/** Whether a run of some letters goes on from, or up to, what is the same on both sides: a block's edge, or another sentence. */
function isHeldByEdge({ before, after, links }: Comparison, { from, to }: { from: number; to: number }): boolean {
  let letters = 0
  for (let token = from; token < to; token += 1) letters += at(before.weights, token)
  if (letters < leastMovedLetters) return false
  const place = at(links.to, from)
  const end = place + to - from
  const isFirst = at(before.partings, from) === parting.block && at(after.partings, place) === parting.block
  const isLast = at(before.partings, to) === parting.block && at(after.partings, end) === parting.block
  return isFirst || isLast || links.to[from - 1] === place - 1 || links.to[to] === end
}

/** Whether a block is the other by its id, or by its words and by a neighbour that is its neighbour there as well. */
function isInPlace({ before, after, links: { partner } }: Comparison, block: number, other: number): boolean {
  if (partner[block] !== other) return false
  if (before.blockIds[block] === after.blockIds[other]) return true
  const isFirst = block === 0 && other === 0
  const isLast = block === before.blockIds.length - 1 && other === after.blockIds.length - 1
  return isFirst || isLast || partner[block - 1] === other - 1 || partner[block + 1] === other + 1
}

function lettersBySentence(text: TokenText): Map<number, number> {
  const letters = new Map<number, number>()
  for (let token = 0; token < text.size; token += 1) add(letters, at(text.sentences, token), at(text.weights, token))
  return letters
}

/** Letters that each sentence has in common with each that its words were found in. */
function lettersOfSentencePairs(comparison: Comparison): Map<number, number> {
  const { before, links } = comparison
  const letters = new Map<number, number>()
  for (let token = 0; token < before.size; token += 1) {
    if (at(links.to, token) >= 0) add(letters, pairKey(comparison, token), at(before.weights, token))
  }
  return letters
}

function pairKey({ before, after, links }: Comparison, token: number): number {
  return at(before.sentences, token) * (after.size + 1) + at(after.sentences, at(links.to, token))
}

/** Runs of linked tokens that stand together in both texts, each within one sentence on either side. */
function linkedRuns({ before, after, links }: Comparison): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (let token = 0; token < before.size; token += 1) {
    const place = at(links.to, token)
    if (place < 0) continue
    const last = runs.at(-1)
    const goesOn =
      last?.to === token &&
      place === at(links.to, token - 1) + 1 &&
      before.sentences[token] === before.sentences[token - 1] &&
      after.sentences[place] === after.sentences[place - 1]
    if (goesOn) last.to = token + 1
    else runs.push({ from: token, to: token + 1 })
  }
  return runs
}

function add(counts: Map<number, number>, key: number, amount: number): void {
  counts.set(key, (counts.get(key) ?? 0) + amount)
}
