/**
 * Decides which words of two stretches are the same words in the same order. Sources: Bram Cohen's patience diff (words that
 * occur once in both come first) and E. Myers, "An O(ND) Difference Algorithm" (1986) for what lies between them.
 */
import { at, type Comparison, link } from './links.ts'
import { mostEdits } from './thresholds.ts'

/** A stretch of either text: tokens [aFrom, aTo) of the text before and [bFrom, bTo) of the text after. */
export type Stretch = { aFrom: number; aTo: number; bFrom: number; bTo: number }

/** So often may a stretch be cut in ever smaller ones; a text that asks for more is compared by Myers' way alone. */
const mostCuts = 24

/**
 * Links what two stretches have in common, in one order. All their tokens must be free. Takes time proportional to their
 * length times `mostEdits` at the worst; stretches that differ by more edits keep only the words that stand out.
 */
export function diffTokens(comparison: Comparison, whole: Stretch): void {
  const open: (Stretch & { cuts: number })[] = [{ ...whole, cuts: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const rest = linkEnds(comparison, next)
    if (rest.aFrom === rest.aTo || rest.bFrom === rest.bTo) continue
    const standOut = next.cuts < mostCuts ? uniqueInBoth(comparison, rest) : []
    if (standOut.length === 0) {
      linkByMyers(comparison, rest)
      continue
    }
    let { aFrom, bFrom } = rest
    for (const [i, j] of standOut) {
      link(comparison.links, i, j)
      open.push({ aFrom, aTo: i, bFrom, bTo: j, cuts: next.cuts + 1 })
      aFrom = i + 1
      bFrom = j + 1
    }
    open.push({ aFrom, aTo: rest.aTo, bFrom, bTo: rest.bTo, cuts: next.cuts + 1 })
  }
}

/** Links the common beginning and end; gives what lies between. */
function linkEnds({ before, after, links }: Comparison, { aFrom, aTo, bFrom, bTo }: Stretch): Stretch {
  const rest = { aFrom, aTo, bFrom, bTo }
  while (rest.aFrom < rest.aTo && rest.bFrom < rest.bTo && before.keys[rest.aFrom] === after.keys[rest.bFrom]) {
    link(links, rest.aFrom, rest.bFrom)
    rest.aFrom += 1
    rest.bFrom += 1
  }
  while (rest.aFrom < rest.aTo && rest.bFrom < rest.bTo && before.keys[rest.aTo - 1] === after.keys[rest.bTo - 1]) {
    rest.aTo -= 1
    rest.bTo -= 1
    link(links, rest.aTo, rest.bTo)
  }
  return rest
}

/** Words that occur once in either stretch, as many as stand in one order in both. */
function uniqueInBoth({ before, after }: Comparison, { aFrom, aTo, bFrom, bTo }: Stretch): [number, number][] {
  const inAfter = placesOfUnique(after.keys, bFrom, bTo)
  const inBefore = placesOfUnique(before.keys, aFrom, aTo)
  const pairs: [number, number][] = []
  for (const [key, i] of inBefore) {
    const j = inAfter.get(key)
    // A comma that happens to be the only one says nothing.
    if (j !== undefined && i >= 0 && j >= 0 && at(before.weights, i) > 0) pairs.push([i, j])
  }
  return longestRising(pairs.sort(([i], [other]) => i - other))
}

/** Where each key stands; −1 for one that occurs again. */
function placesOfUnique(keys: Int32Array, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>()
  for (let index = from; index < to; index += 1) {
    const key = at(keys, index)
    places.set(key, places.has(key) ? -1 : index)
  }
  return places
}

/** The longest list of pairs that rises on both sides, of pairs that rise on the first; by patience sorting. */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = []
  const previous = new Int32Array(pairs.length).fill(-1)
  const lastOf = (index: number) => pairs[index]?.[1] ?? -1
  pairs.forEach(([, j], index) => {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (lastOf(tops[middle] ?? -1) < j) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (tops[low - 1] ?? -1) : -1
    tops[low] = index
  })
  const rising: [number, number][] = []
  for (let index = tops.at(-1) ?? -1; index >= 0; index = at(previous, index)) {
    const found = pairs[index]
    if (found) rising.push(found)
  }
  return rising.reverse()
}

/** Links a longest common subsequence, or nothing when it takes more than `mostEdits` edits. */
function linkByMyers({ before, after, links }: Comparison, { aFrom, aTo, bFrom, bTo }: Stretch): void {
  const n = aTo - aFrom
  const m = bTo - bFrom
  const limit = Math.min(n + m, mostEdits)
  const isSame = (x: number, y: number) => before.keys[aFrom + x] === after.keys[bFrom + y]
  // frontiers[d][k + d] is how far diagonal k reaches with d edits.
  const frontiers: Int32Array[] = []
  for (let d = 0; d <= limit; d += 1) {
    const frontier = new Int32Array(2 * d + 1)
    for (let k = -d; k <= d; k += 2) {
      let x =
        d === 0
          ? 0
          : comesFromAbove(frontiers, d, k)
            ? reach(frontiers, d - 1, k + 1)
            : reach(frontiers, d - 1, k - 1) + 1
      while (x < n && x - k < m && isSame(x, x - k)) x += 1
      frontier[k + d] = x
      if (x >= n && x - k >= m) {
        frontiers.push(frontier)
        walkBack(frontiers, n, m, (x, y) => link(links, aFrom + x, bFrom + y))
        return
      }
    }
    frontiers.push(frontier)
  }
}

function reach(frontiers: readonly Int32Array[], d: number, k: number): number {
  return Math.abs(k) > d ? -1 : (frontiers[d]?.[k + d] ?? -1)
}

function comesFromAbove(frontiers: readonly Int32Array[], d: number, k: number): boolean {
  return k === -d || (k !== d && reach(frontiers, d - 1, k - 1) < reach(frontiers, d - 1, k + 1))
}

function walkBack(frontiers: readonly Int32Array[], n: number, m: number, found: (x: number, y: number) => void): void {
  let x = n
  let y = m
  for (let d = frontiers.length - 1; d >= 0; d -= 1) {
    const k = x - y
    const isAbove = d > 0 && comesFromAbove(frontiers, d, k)
    const beginX = d === 0 ? 0 : isAbove ? reach(frontiers, d - 1, k + 1) : reach(frontiers, d - 1, k - 1)
    const beginY = d === 0 ? 0 : beginX - (isAbove ? k + 1 : k - 1)
    const snakeX = d === 0 ? 0 : isAbove ? beginX : beginX + 1
    while (x > snakeX) {
      x -= 1
      y -= 1
      found(x, y)
    }
    x = beginX
    y = beginY
  }
}
