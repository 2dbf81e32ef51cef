/**
 * Decides where a quote stands in text that is nobody's yet: exactly with its context, or approximately. Sources: W3C Web
 * Annotation Data Model, section 4.2.4 (prefix, exact, suffix), and G. Myers' bit-vector search (1999) in approx-string-match.
 */
import search from 'approx-string-match'
import type { Range } from './place-passage.ts'
import {
  leastApproximateScore,
  leastContextLikeness,
  leastContextUnits,
  leastMargin,
  leastQuoteLetters,
  leastQuoteWithContext,
  plainQuoteLetters,
  searchBudget,
} from './thresholds.ts'
import { wordLikeness } from './word-likeness.ts'

/** A quote with its context; an unknown context is empty. */
export type Quote = { quote: string; prefix: string; suffix: string }

export type Found = { kind: 'one'; range: Range; score: number } | { kind: 'several' } | { kind: 'none' }

/** Where a quote may be found: only wholly inside `free` ranges. */
export type Haystack = {
  stream: string
  /** Ascending and apart. */
  free: readonly Range[]
  /** Whether it is the text from which the quote was taken, so that the words alone are proof enough. */
  isSource: boolean
  isWordEdge: (offset: number) => boolean
  /** Character steps that approximate searches may still cost; counted down. */
  budget: { steps: number }
}

export function fullBudget(): { steps: number } {
  return { steps: searchBudget }
}

/** More exact places than this are never told apart. */
const mostPlaces = 200
/** A longer quote has been followed by its words, if anything is left of it. */
const longestApproximateQuote = 400
/** Share of a quote's length that may differ. */
const mostErrors = 0.2
const quoteShare = 0.75

type ExactPlace = { range: Range; units: number; isWhole: boolean }

/**
 * The one place where the quote stands unchanged. In another text than its own it must begin and end with words, and a short one
 * needs context; of several places one must have all of the context, or more of it than the next by as much as counts.
 */
export function findExactly(haystack: Haystack, wanted: Quote): Found {
  const { isSource } = haystack
  const places = exactPlaces(haystack, wanted)
  if (places === null) return { kind: 'several' }
  const [best, next] = places.sort((a, b) => b.units - a.units)
  if (best === undefined) return { kind: 'none' }
  const isOnlyWhole = isSource && best.isWhole && !next?.isWhole
  if (next !== undefined && !isOnlyWhole && best.units - next.units < leastContextUnits) return { kind: 'several' }
  return { kind: 'one', range: best.range, score: quoteShare + (1 - quoteShare) * contextShare(best.units, wanted) }
}

/** Where the quote stands and may be meant; null where there are too many places to look at. */
function exactPlaces({ stream, free, isSource, isWordEdge }: Haystack, wanted: Quote): ExactPlace[] | null {
  const letters = countLetters(wanted.quote)
  const places: ExactPlace[] = []
  if (letters === 0) return places
  let count = 0
  for (const { start, end } of free) {
    const text = stream.slice(start, end)
    for (let at = text.indexOf(wanted.quote); at >= 0; at = text.indexOf(wanted.quote, at + 1)) {
      count += 1
      if (count > mostPlaces) return null
      const range = { start: start + at, end: start + at + wanted.quote.length }
      const context = commonContext(stream, range, wanted)
      const isAtWords = isWordEdge(range.start) && isWordEdge(range.end)
      if (!isSource && !(isAtWords && isProof(letters, context))) continue
      const { prefix, suffix } = context
      const isWhole = prefix === wanted.prefix.length && suffix === wanted.suffix.length
      places.push({ range, units: prefix + suffix, isWhole })
    }
  }
  return places
}

/** The one place where something much like the quote stands, with at least the minimum score and the margin. */
export function findApproximately(haystack: Haystack, wanted: Quote): Found {
  const { quote } = wanted
  if (countLetters(quote) < leastQuoteLetters || quote.length > longestApproximateQuote) return { kind: 'none' }
  const errors = Math.floor(quote.length * mostErrors)
  const places = windowsOf(haystack.free, quote.length + errors).flatMap((window) =>
    searchIn(haystack, window, wanted, errors),
  )
  const [best, ...others] = places.sort((a, b) => b.score - a.score)
  if (best === undefined || best.score < leastApproximateScore) return { kind: 'none' }
  const next = others.find(({ range }) => range.end <= best.range.start || range.start >= best.range.end)
  if (next !== undefined && best.score - next.score < leastMargin) return { kind: 'several' }
  return { kind: 'one', ...best }
}

/**
 * The free ranges in windows that overlap by what may be found. The search reports only the best places of what it is given, so that
 * the runner-up is that of another window; and a text that repeats itself costs no more than its windows.
 */
function windowsOf(free: readonly Range[], overlap: number): Range[] {
  const size = 3 * overlap
  return free.flatMap(({ start, end }) => {
    const windows: Range[] = []
    for (let from = start; from < end; from += size - overlap) {
      windows.push({ start: from, end: Math.min(end, from + size) })
      if (from + size >= end) break
    }
    return windows
  })
}

type Scored = { range: Range; score: number }

function searchIn(haystack: Haystack, { start, end }: Range, wanted: Quote, errors: number): Scored[] {
  const { stream, budget } = haystack
  const { length } = wanted.quote
  if (end - start < length - errors || budget.steps <= 0) return []
  const matches = search(stream.slice(start, end), wanted.quote, errors)
  // The search itself, and the way back from the end of each match to its beginning.
  budget.steps -= (end - start + matches.length * (length + errors)) * Math.ceil(length / 32)
  const letters = countLetters(wanted.quote)
  return matches.slice(0, mostPlaces).flatMap((match) => {
    const range = toWordEdges(haystack, { start: start + match.start, end: start + match.end }, errors)
    if (range === null) return []
    const prefix = wordLikeness(
      wanted.prefix,
      stream.slice(Math.max(0, range.start - wanted.prefix.length), range.start),
    )
    const suffix = wordLikeness(wanted.suffix, stream.slice(range.end, range.end + wanted.suffix.length))
    if (letters < plainQuoteLetters && Math.min(prefix, suffix) < leastContextLikeness) return []
    const context = (prefix + suffix) / 2
    return [{ range, score: quoteShare * (1 - match.errors / length) + (1 - quoteShare) * context }]
  })
}

type Context = { prefix: number; suffix: number }

/** Whether so many letters with so much context do not occur twice by themselves. */
function isProof(letters: number, { prefix, suffix }: Context): boolean {
  if (letters >= plainQuoteLetters) return true
  return Math.min(prefix, suffix) >= leastContextUnits && letters + prefix + suffix >= leastQuoteWithContext
}

/** Outwards to the edges of words, as half a word is nobody's passage; null where they are more than `most` units away. */
function toWordEdges({ stream, isWordEdge }: Haystack, { start, end }: Range, most: number): Range | null {
  let [first, last] = [start, end]
  while (first > 0 && start - first <= most && !isWordEdge(first)) first -= 1
  while (last < stream.length && last - end <= most && !isWordEdge(last)) last += 1
  return start - first <= most && last - end <= most ? { start: first, end: last } : null
}

/** UTF-16 units that prefix and suffix have in common with the text around a place, from the place outwards. */
function commonContext(stream: string, { start, end }: Range, { prefix, suffix }: Quote): Context {
  let before = 0
  while (before < prefix.length && before < start && prefix.at(-1 - before) === stream[start - 1 - before]) before += 1
  let after = 0
  while (after < suffix.length && suffix[after] === stream[end + after] && end + after < stream.length) after += 1
  return { prefix: before, suffix: after }
}

function contextShare(units: number, { prefix, suffix }: Quote): number {
  const known = prefix.length + suffix.length
  return known === 0 ? 0 : units / known
}

function countLetters(text: string): number {
  return text.match(/[\p{L}\p{N}\p{Extended_Pictographic}]/gu)?.length ?? 0
}
