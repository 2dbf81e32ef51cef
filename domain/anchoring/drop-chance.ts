/**
 * Decides which equal words are the same words, and which are equal by chance: any two sentences share their small words. The
 * unit is the sentence, as that is what writers keep, move or throw away. Sources: the "semantic" clean-up of N. Fraser's
 * diff-match-patch, which judges by length alone, and K. Spärck Jones (1972): a word proves the less the more often it occurs.
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
  const proof = proofOf(before)
  const all = sumBySentence(before, proof)
  const there = sumBySentence(after, proofOf(after))
  const common = commonOfSentences(comparison, proof)
  for (const run of linkedRuns(comparison)) {
    const place = at(links.to, run.from)
    const agreed = common.get(pairKey(comparison, run.from)) ?? { letters: 0, proof: 0 }
    const isOwn = isInPlace(comparison, at(before.blocks, run.from), at(after.blocks, place))
    const share = isOwn ? leastSentenceShare : leastMovedShare
    const isEnough = agreed.letters >= leastMovedLetters
    const whole = at(all, at(before.sentences, run.from))
    if (agreed.proof >= share * whole && (isOwn || isEnough || agreed.proof === whole)) continue
    if (isEnough && agreed.proof >= share * at(there, at(after.sentences, place))) continue
    if (isOwn && (run.to - run.from >= longRunTokens || isHeldByEdge(comparison, run))) continue
    for (let token = run.from; token < run.to; token += 1) unlink(links, token)
  }
}

/** What each word proves: its letters, and less the more often the text has it. */
function proofOf({ keys, weights }: TokenText): Float64Array {
  const counts = new Map<number, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return Float64Array.from(keys, (key, token) => at(weights, token) / Math.sqrt(counts.get(key) ?? 1))
}

function sumBySentence({ sentences }: TokenText, proof: Float64Array): Float64Array {
  const sums = new Float64Array(sentences.reduce((most, sentence) => Math.max(most, sentence), 0) + 1)
  sentences.forEach((sentence, token) => {
    sums[sentence] = at(sums, sentence) + at(proof, token)
  })
  return sums
}

/** What each sentence has in common with each that its words were found in. */
function commonOfSentences(
  comparison: Comparison,
  proof: Float64Array,
): Map<number, { letters: number; proof: number }> {
  const { before, links } = comparison
  const sums = new Map<number, { letters: number; proof: number }>()
  for (let token = 0; token < before.size; token += 1) {
    if (at(links.to, token) < 0) continue
    const key = pairKey(comparison, token)
    const sum = sums.get(key) ?? { letters: 0, proof: 0 }
    sum.letters += at(before.weights, token)
    sum.proof += at(proof, token)
    sums.set(key, sum)
  }
  return sums
}

function pairKey({ before, after, links }: Comparison, token: number): number {
  return at(before.sentences, token) * (after.size + 1) + at(after.sentences, at(links.to, token))
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
