/**
 * Decides which block of a revision is which block of the one before: by id where its words agree, by its words where ids do
 * not tell. Source: P. Heckel, "A technique for isolating differences between files" (1978): what is unique in both is the
 * same, and so is an equal neighbour of what is the same.
 */
import { at, type Comparison, pair } from './links.ts'
import { leastBlockShare } from './thresholds.ts'
import type { TokenText } from './token-text.ts'
import { wordLikeness } from './word-likeness.ts'

/** Texts up to this length are also compared by letters: a heading of one word may have had a typo. */
const shortText = 80
const leastTextLikeness = 0.7

/**
 * Pairs blocks: same id and same text; a text that is unique on both sides; equal neighbours of paired blocks; and last the
 * same id where at least half of the words agree, so that ids which were given anew by position mislead nobody.
 */
export function pairBlocks(comparison: Comparison): void {
  const { before, after, links } = comparison
  const byId = uniqueIndex(after.blockIds, () => true)
  const ownIds = uniqueIndex(before.blockIds, () => true)
  const sameId: [number, number][] = before.blockIds.flatMap((id, block): [number, number][] => {
    const other = byId.get(id)
    return ownIds.get(id) === block && other !== undefined ? [[block, other]] : []
  })
  for (const [block, other] of sameId) {
    if (before.blockTexts[block] === after.blockTexts[other]) pair(links, block, other)
  }
  for (let hasPaired = true; hasPaired; ) hasPaired = pairUniqueTexts(comparison) || pairEqualNeighbours(comparison)
  for (const [block, other] of sameId) {
    if (isFree(comparison, block, other) && haveCommonWords(comparison, block, other)) pair(links, block, other)
  }
}

/**
 * Pairs blocks that no word has led to each other, where they stand between the same neighbours and enough of their words
 * agree; gives the pairs.
 */
export function pairByPosition(comparison: Comparison): [number, number][] {
  const { links } = comparison
  const last = links.partner.length - 1
  const lastOther = links.partnerBack.length - 1
  const found: [number, number][] = []
  for (let block = 0; block <= last; block += 1) {
    const left = block === 0 ? -1 : at(links.partner, block - 1)
    const right = block === last ? lastOther + 1 : at(links.partner, block + 1)
    const afterLeft = block === 0 || left >= 0 ? left + 1 : null
    const beforeRight = right >= 0 ? right - 1 : null
    const other = afterLeft ?? beforeRight
    if (other === null || (beforeRight !== null && beforeRight !== other)) continue
    if (other < 0 || other > lastOther || !isFree(comparison, block, other)) continue
    if (!haveCommonWords(comparison, block, other)) continue
    pair(links, block, other)
    found.push([block, other])
  }
  return found
}

function pairUniqueTexts({ before, after, links }: Comparison): boolean {
  const inBefore = uniqueIndex(before.blockTexts, (block) => at(links.partner, block) < 0)
  const inAfter = uniqueIndex(after.blockTexts, (block) => at(links.partnerBack, block) < 0)
  let hasPaired = false
  for (const [text, block] of inBefore) {
    const other = inAfter.get(text)
    if (text === '' || other === undefined) continue
    pair(links, block, other)
    hasPaired = true
  }
  return hasPaired
}

function pairEqualNeighbours(comparison: Comparison): boolean {
  const { before, after, links } = comparison
  const last = before.blockIds.length - 1
  const lastOther = after.blockIds.length - 1
  let hasPaired = false
  const tryPair = (block: number, other: number) => {
    if (other < 0 || other > lastOther || !isFree(comparison, block, other)) return
    const text = before.blockTexts[block]
    if (text === '' || text !== after.blockTexts[other]) return
    pair(links, block, other)
    hasPaired = true
  }
  for (let block = 0; block <= last; block += 1) {
    const left = block === 0 ? -1 : at(links.partner, block - 1)
    if (block === 0 || left >= 0) tryPair(block, left + 1)
  }
  for (let block = last; block >= 0; block -= 1) {
    const right = block === last ? lastOther + 1 : at(links.partner, block + 1)
    if (right >= 0) tryPair(block, right - 1)
  }
  return hasPaired
}

function isFree({ links }: Comparison, block: number, other: number): boolean {
  return at(links.partner, block) < 0 && at(links.partnerBack, other) < 0
}

/** Whether enough letters of the smaller block stand in words of the other. */
function haveCommonWords({ before, after }: Comparison, block: number, other: number): boolean {
  const [text = '', otherText = ''] = [before.blockTexts[block], after.blockTexts[other]]
  if (text.length <= shortText && otherText.length <= shortText) {
    if (wordLikeness(text, otherText) >= leastTextLikeness) return true
  }
  const counts = new Map<number, number>()
  const total = forWords(before, block, (key) => counts.set(key, (counts.get(key) ?? 0) + 1))
  let agreed = 0
  const otherTotal = forWords(after, other, (key, weight) => {
    const count = counts.get(key) ?? 0
    if (count === 0) return
    counts.set(key, count - 1)
    agreed += weight
  })
  const smaller = Math.min(total, otherTotal)
  return smaller > 0 && agreed >= leastBlockShare * smaller
}

/** Calls for each word of a block; gives the letters of all. */
function forWords(text: TokenText, block: number, use: (key: number, weight: number) => void): number {
  let total = 0
  for (let index = at(text.firstOfBlock, block); index < at(text.firstOfBlock, block + 1); index += 1) {
    const weight = at(text.weights, index)
    if (weight === 0) continue
    total += weight
    use(at(text.keys, index), weight)
  }
  return total
}

/** Where each value stands that occurs once among the indices allowed. */
function uniqueIndex(values: readonly string[], isAllowed: (index: number) => boolean): Map<string, number> {
  const places = new Map<string, number | null>()
  values.forEach((value, index) => {
    if (isAllowed(index)) places.set(value, places.has(value) ? null : index)
  })
  return new Map([...places].flatMap(([value, index]) => (index === null ? [] : [[value, index]])))
}
