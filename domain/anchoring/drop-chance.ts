/**
 * Decides which equal words are the same words, and which are equal by chance: any two sentences share their small words. The
 * unit is the sentence, as that is what writers keep, move or throw away; source: our own, after the "semantic" clean-up of
 * N. Fraser's diff-match-patch, which judges by length alone.
 */
import { at, type Comparison, unlink } from './links.ts'
import { leastMovedLetters, leastSentenceShare, longRunTokens } from './thresholds.ts'
import type { TokenText } from './token-text.ts'

/**
 * Unlinks the words of each sentence that do not stand firmly where they were found. They do where at least half of their sentence
 * stands there too; or where they make half of a sentence there, or a long run. In another block than their own the
 * whole must also be more than a few letters.
 */
export function dropChance(comparison: Comparison): void {
  const { before, after, links } = comparison
  const sentenceLetters = lettersBySentence(before)
  const otherLetters = lettersBySentence(after)
  const pairLetters = lettersOfSentencePairs(comparison)
  for (let from = 0; from < before.size; ) {
    let to = from + 1
    while (to < before.size && before.sentences[to] === before.sentences[from]) to += 1
    const letters = sentenceLetters.get(at(before.sentences, from)) ?? 0
    const byBlock = lettersByBlock(comparison, from, to)
    for (const run of linkedRuns(links.to, from, to)) {
      const j = at(links.to, run.from)
      const block = at(after.blocks, j)
      const inBlock = byBlock.get(block) ?? 0
      const isOwn = links.partner[at(before.blocks, run.from)] === block
      const isWhole = inBlock === letters
      const isMostOfSentence =
        inBlock >= leastSentenceShare * letters && (isOwn || isWhole || inBlock >= leastMovedLetters)
      if (isMostOfSentence || run.to - run.from >= longRunTokens) continue
      const common = pairLetters.get(pairKey(comparison, run.from)) ?? 0
      const there = otherLetters.get(at(after.sentences, j)) ?? 0
      if (common >= leastMovedLetters && common >= leastSentenceShare * there) continue
      for (let token = run.from; token < run.to; token += 1) unlink(links, token)
    }
    from = to
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

function lettersByBlock({ before, after, links }: Comparison, from: number, to: number): Map<number, number> {
  const letters = new Map<number, number>()
  for (let token = from; token < to; token += 1) {
    const j = at(links.to, token)
    if (j >= 0) add(letters, at(after.blocks, j), at(before.weights, token))
  }
  return letters
}

/** Runs of linked tokens that stand together in both texts. */
function linkedRuns(linked: Int32Array, from: number, to: number): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (let token = from; token < to; token += 1) {
    if (at(linked, token) < 0) continue
    const last = runs.at(-1)
    if (last?.to === token && at(linked, token) === at(linked, token - 1) + 1) last.to = token + 1
    else runs.push({ from: token, to: token + 1 })
  }
  return runs
}

function add(counts: Map<number, number>, key: number, amount: number): void {
  counts.set(key, (counts.get(key) ?? 0) + amount)
}
