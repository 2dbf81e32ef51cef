/**
 * Decides where passages stand in another revision, or that they stand nowhere any more: a wrong place is worse than an
 * orphan. Order: unchanged block, then what became of the passage's words (in its block, moved, merged or split), then the
 * exact quote with context, then an approximate one; every number stands in `thresholds.ts`. Source: our own,
 * with its reasons in `docs/decisions/0016`.
 */
import { assertNever } from '#domain/assert-never.ts'
import { describePlace, indexText, type TextIndex } from './describe.ts'
import { type Found, findApproximately, findExactly, fullBudget, type Haystack, type Quote } from './find-quote.ts'
import { followWords } from './follow-words.ts'
import { at, type Links } from './links.ts'
import { type Candidate, placePassage, type Range, type Traced, tokensIn } from './place-passage.ts'
import type { AnchoredBlock, Outcome } from './schema.ts'
import { mostDoubted } from './thresholds.ts'
import { type TokenText, tokenText, type Vocabulary } from './token-text.ts'

/** What is known of a passage: its place and words, and its context where that was kept. An `Anchor` and a `Span` both fit. */
export type Passage = { start: number; end: number; quote: string; prefix?: string; suffix?: string }

/**
 * Finds passages of one level's blocks again in another revision of that level. One outcome for each, in their order; pure, and
 * never throws. Offsets that do not hold in `before` are looked for by their quote. The texts are compared once, in
 * about linear time, whatever the number of passages. Give orphans from the last revision in which they had a place.
 */
export function resolveAnchors(
  passages: readonly Passage[],
  before: readonly AnchoredBlock[],
  after: readonly AnchoredBlock[],
): Outcome[] {
  const revision = compareRevisions(before, after)
  return passages.map((passage) => resolve(revision, passage))
}

type Revision = {
  before: TextIndex
  after: TextIndex
  /** The comparison from the beginning, and the one from the end. */
  traces: [Traced, Traced]
  /** Where the text before is searched for a quote whose offsets do not hold. */
  wholeBefore: Haystack
  /** What no comparison knows the origin of. */
  unclaimed: Haystack
}

function compareRevisions(before: readonly AnchoredBlock[], after: readonly AnchoredBlock[]): Revision {
  const vocabulary: Vocabulary = new Map()
  const texts = { before: tokenText(before, vocabulary), after: tokenText(after, vocabulary) }
  const indexes = { before: indexText(before), after: indexText(after) }
  const streams = { beforeStream: indexes.before.stream, afterStream: indexes.after.stream }
  const [forth, back] = followWords(texts.before, texts.after)
  return {
    ...indexes,
    traces: [
      { ...texts, ...streams, links: forth },
      { ...texts, ...streams, links: back },
    ],
    wholeBefore: {
      ...haystackOf(indexes.before.stream, texts.before, [{ start: 0, end: indexes.before.stream.length }]),
      isSource: true,
    },
    unclaimed: haystackOf(indexes.after.stream, texts.after, unclaimedRanges(texts.after, forth, back)),
  }
}

function resolve(revision: Revision, passage: Passage): Outcome {
  const source = findSource(revision, passage)
  if (source.kind === 'several') return { status: 'ambiguous' }
  const range = source.kind === 'one' ? source.range : null
  return (
    (range && followPassage(revision, passage.quote, range)) ?? searchFor(revision, contextOf(revision, passage, range))
  )
}

/** Where the passage stands in the text before: as it says, or where its quote with context stands alone. */
function findSource(
  { before, wholeBefore }: Revision,
  { start, end, quote, prefix = '', suffix = '' }: Passage,
): Found {
  const isInside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start
  if (isInside && end <= before.stream.length && before.stream.slice(start, end) === quote) {
    return { kind: 'one', range: { start, end }, score: 1 }
  }
  return quote === '' ? { kind: 'none' } : findExactly(wholeBefore, { quote, prefix, suffix })
}

/** What became of the passage by its block and its words; null where neither says that it is still there. */
function followPassage(revision: Revision, quote: string, range: Range): Outcome | null {
  const unchanged = inUnchangedBlock(revision, range)
  if (unchanged !== null) return { status: 'exact', place: describePlace(revision.after, unchanged) }
  const [forth, back] = revision.traces.map((traced) => placePassage(traced, range))
  if (!forth && !back) return null
  const candidate = agreed(revision, quote, range, forth ?? null, back ?? null)
  if (candidate === null) return { status: 'ambiguous' }
  const place = describePlace(revision.after, candidate)
  const isExact = candidate.isInOwnBlock && place.quote === quote
  return isExact ? { status: 'exact', place } : { status: 'moved', place, score: candidate.score }
}

/** The passage's place where its whole block is the same as before, by either comparison. */
function inUnchangedBlock({ traces: [forth, back] }: Revision, { start, end }: Range): Range | null {
  const { before, after, links } = forth
  const block = blockAt(before, start)
  const other = at(links.partner, block)
  if (other < 0 || back.links.partner[block] !== other) return null
  const text = before.blockTexts[block] ?? ''
  const offset = at(before.offsets, block)
  if (after.blockTexts[other] !== text || end > offset + text.length) return null
  const shift = at(after.offsets, other) - offset
  return { start: start + shift, end: end + shift }
}

function blockAt({ offsets }: TokenText, offset: number): number {
  let low = 0
  let high = offsets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (at(offsets, middle) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** What both comparisons say; null where they contradict each other. */
function agreed(
  { traces, after }: Revision,
  quote: string,
  range: Range,
  forth: Candidate | null,
  back: Candidate | null,
): Candidate | null {
  const [first, second] = traces
  if (forth === null || back === null) {
    const one = forth ?? back
    const other = forth === null ? first : second
    return one !== null && !isClaimedByOthers(other, range, one) ? one : null
  }
  if (forth.start === back.start && forth.end === back.end) {
    return { ...forth, isInOwnBlock: forth.isInOwnBlock && back.isInOwnBlock }
  }
  // Where they differ, one of them may still have found the very words.
  const isApart = forth.end <= back.start || back.end <= forth.start
  const hasQuote = ({ start, end }: Candidate) => after.stream.slice(start, end) === quote
  if (isApart || hasQuote(forth) === hasQuote(back)) return null
  return hasQuote(forth) ? forth : back
}

/** Whether, by that comparison, something of the place came from other words than the passage's. */
function isClaimedByOthers({ before, after, links }: Traced, range: Range, { from, to }: Candidate): boolean {
  const own = tokensIn(before, range)
  let all = 0
  let others = 0
  for (let token = from; token < to; token += 1) {
    const source = at(links.from, token)
    const weight = Math.max(1, at(after.weights, token))
    all += weight
    if (source >= 0 && (source < own.from || source >= own.to)) others += weight
  }
  return others > mostDoubted * all
}

/** The quote with as much context as an anchor keeps; from the text itself where the passage brought none. */
function contextOf({ before }: Revision, { quote, prefix, suffix }: Passage, range: Range | null): Quote {
  const kept = range === null ? null : describePlace(before, range)
  return { quote, prefix: prefix ?? kept?.prefix ?? '', suffix: suffix ?? kept?.suffix ?? '' }
}

/** Looks for the quote in what nobody claims: exactly, and if it is nowhere approximately. */
function searchFor({ after, unclaimed }: Revision, wanted: Quote): Outcome {
  if (wanted.quote === '' || unclaimed.free.length === 0) return { status: 'orphan' }
  const exact = findExactly(unclaimed, wanted)
  const found = exact.kind === 'none' ? findApproximately(unclaimed, wanted) : exact
  switch (found.kind) {
    case 'one':
      return { status: 'moved', place: describePlace(after, found.range), score: found.score }
    case 'several':
      return { status: 'ambiguous' }
    case 'none':
      return { status: 'orphan' }
    default:
      return assertNever(found)
  }
}

/** Stretches of tokens without a link in either comparison. */
function unclaimedRanges(text: TokenText, forth: Links, back: Links): Range[] {
  const ranges: Range[] = []
  let isOpen = false
  for (let token = 0; token < text.size; token += 1) {
    const isFree = at(forth.from, token) < 0 && at(back.from, token) < 0
    const last = ranges.at(-1)
    if (isFree && isOpen && last) last.end = at(text.ends, token)
    else if (isFree) ranges.push({ start: at(text.starts, token), end: at(text.ends, token) })
    isOpen = isFree
  }
  return ranges
}

function haystackOf(stream: string, text: TokenText, free: readonly Range[]): Haystack {
  const edges = new Set([...text.starts, ...text.ends])
  return { stream, free, isSource: false, isWordEdge: (offset) => edges.has(offset), budget: fullBudget() }
}
