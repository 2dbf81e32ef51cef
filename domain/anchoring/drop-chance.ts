/**
 * Decides which equal words are the same words, and which are equal by chance: any two sentences share their small words. The
 * unit is the sentence, as that is what writers keep, move or throw away; source: our own, after the "semantic" clean-up of
 * N. Fraser's diff-match-patch, which judges by length alone.
 */
import { at, type Comparison, unlink } from './links.ts'
import { leastMovedLetters, leastSentenceShare, longRunTokens } from './thresholds.ts'
import type { TokenText } from './token-text.ts'

/**
 * Unlinks the words of each sentence that do not stand firmly in the sentence where they were found. They do where at least half
 * of either sentence is common to both, or in a long run. In another block than their own the whole must also be more
 * than a few letters, unless it is all of the sentence.
 */
export function dropChance(comparison: Comparison): void {
  const { before, after, links } = comparison
  const letters = lettersBySentence(before)
  const otherLetters = lettersBySentence(after)
  const common = lettersOfSentencePairs(comparison)
  for (const run of linkedRuns(comparison)) {
    if (run.to - run.from >= longRunTokens) continue
    const place = at(links.to, run.from)
    const agreed = common.get(pairKey(comparison, run.from)) ?? 0
    const all = letters.get(at(before.sentences, run.from)) ?? 0
    const isOwn = links.partner[at(before.blocks, run.from)] === at(after.blocks, place)
    const isEnough = agreed >= leastMovedLetters
    if (agreed >= leastSentenceShare * all && (isOwn || isEnough || agreed === all)) continue
    if (isEnough && agreed >= leastSentenceShare * (otherLetters.get(at(after.sentences, place)) ?? 0)) continue
    for (let token = run.from; token < run.to; token += 1) unlink(links, token)
  }
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
