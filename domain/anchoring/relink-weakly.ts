/**
 * Decides where the ends of a passage are in a sentence that was rewritten so far that its words alone prove nothing: there the few
 * that agree still say which end is which. Source: our own.
 */
import { diffTokens } from './diff-tokens.ts'
import { at, type Comparison, unlink } from './links.ts'
import { leastWeakShare, weakLikeness } from './thresholds.ts'

const longestRun = 200

/** Links what agrees in the free stretches between neighbours that stayed neighbours, with little weight. */
export function relinkWeakly(comparison: Comparison): void {
  const { before, after, links } = comparison
  for (let from = 0; from < before.size; from += 1) {
    if (at(links.to, from) >= 0) continue
    let to = from + 1
    while (to < before.size && at(links.to, to) < 0) to += 1
    const left = from > 0 ? at(links.to, from - 1) : -1
    const right = to < before.size ? at(links.to, to) : after.size
    if (right > left + 1 && Math.max(to - from, right - left) <= longestRun)
      relinkRun(comparison, from, to, left, right)
    from = to
  }
}

function relinkRun(comparison: Comparison, aFrom: number, aTo: number, left: number, right: number): void {
  const { before, links } = comparison
  if (!links.from.subarray(left + 1, right).every((source) => source < 0)) return
  diffTokens(comparison, { aFrom, aTo, bFrom: left + 1, bTo: right })
  let all = 0
  let agreed = 0
  for (let token = aFrom; token < aTo; token += 1) {
    all += at(before.weights, token)
    if (at(links.to, token) >= 0) agreed += at(before.weights, token)
  }
  for (let token = aFrom; token < aTo; token += 1) {
    if (agreed < leastWeakShare * all) unlink(links, token)
    else if (at(links.to, token) >= 0) links.likeness[token] = weakLikeness
  }
}
