/**
 * Decides how well the passages a student marked agree with the gold spans, and what credit that earns. Source: the
 * token F1 of SQuAD (Rajpurkar et al., 2016), taken over places in the text rather than bags of words.
 */
import type { Span } from '#domain/anchoring/schema.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { splitWords } from '#domain/article/words.ts'
import type { Band } from './questions/question-parts.ts'

/**
 * F1 = 2 TP / (2 TP + FP + FN) over words, 0 to 1. A gold word is hit (TP) when the student's passages hold at least half
 * of its characters, as they stand in the gold quote, else missed (FN). A word of the student's that touches no gold word
 * counts against them (FP); so do all words marked on another level. Null when the gold spans hold no word at all.
 */
export function overlapF1(gold: readonly Span[], marked: readonly Span[]): number | null {
  const goldWords = wordsOf(gold)
  if (goldWords.length === 0) return null
  const passages = joined(marked)
  const hits = goldWords.filter((word) => 2 * charactersHeld(word, passages) >= word.text.length).length
  const strays = countStrays(wordsOf(marked), goldWords)
  return (2 * hits) / (2 * hits + strays + (goldWords.length - hits))
}

/**
 * The best F1 over alternatives that stand on a level on which anything was marked. Null when there is none, and a
 * teacher must look; 0 when nothing was marked.
 */
export function bestF1(alternatives: readonly (readonly Span[])[], marked: readonly Span[]): number | null {
  const levels = new Set(marked.map(({ level }) => level))
  const there = alternatives.filter((spans) => marked.length === 0 || spans.some(({ level }) => levels.has(level)))
  const found = there.flatMap((spans) => overlapF1(spans, marked) ?? [])
  return found.length === 0 ? null : Math.max(...found)
}

/**
 * What counts as evidence cited beside an answer: each gold span by itself, or all of a level together.
 */
export function citationAlternatives(evidence: readonly Span[]): Span[][] {
  const levels = [...new Set(evidence.map(({ level }) => level))]
  const together = levels.map((level) => evidence.filter((span) => span.level === level))
  return [...evidence.map((span) => [span]), ...together.filter((spans) => spans.length > 1)]
}

/** The credit of the highest band that an overlap reaches; 0 below all of them. */
export function creditFor(f1: number, bands: readonly Band[]): number {
  const reached = bands.filter(({ atLeast }) => f1 >= atLeast)
  const highest = Math.max(...reached.map(({ atLeast }) => atLeast))
  return reached.find(({ atLeast }) => atLeast === highest)?.credit ?? 0
}

type PlacedWord = { level: ReadingLevel; start: number; end: number; text: string }

/** The words of passages by level and place; passages that touch or overlap are read as one. */
function wordsOf(spans: readonly Span[]): PlacedWord[] {
  return joined(spans).flatMap(({ level, start, quote }) =>
    splitWords(quote).map((word) => ({
      level,
      start: start + word.start,
      end: start + word.end,
      text: quote.slice(word.start, word.end),
    })),
  )
}

/** Passages by level and place, those that touch or overlap as one; where two differ in their words, the first counts. */
function joined(spans: readonly Span[]): Span[] {
  const byPlace = [...spans].sort((a, b) => (a.level === b.level ? a.start - b.start : a.level < b.level ? -1 : 1))
  const passages: Span[] = []
  for (const span of byPlace) {
    const last = passages.at(-1)
    if (last === undefined || last.level !== span.level || span.start > last.end) passages.push({ ...span })
    else if (span.end > last.end) {
      last.quote += span.quote.slice(last.end - span.start)
      last.end = span.end
    }
  }
  return passages
}

/** How many of a word's characters (UTF-16 units) stand in the passages at their places. */
function charactersHeld(word: PlacedWord, passages: readonly Span[]): number {
  let held = 0
  for (const { level, start, end, quote } of passages) {
    if (level !== word.level) continue
    for (let at = Math.max(start, word.start); at < Math.min(end, word.end); at += 1) {
      if (quote[at - start] === word.text[at - word.start]) held += 1
    }
  }
  return held
}

/** Words of the one list that touch none of the other; both are in order. */
function countStrays(words: readonly PlacedWord[], gold: readonly PlacedWord[]): number {
  let strays = 0
  let next = 0
  for (const word of words) {
    while (next < gold.length && isBefore(gold[next], word)) next += 1
    const candidate = gold[next]
    const touches = candidate !== undefined && candidate.level === word.level && candidate.start < word.end
    if (!touches) strays += 1
  }
  return strays
}

function isBefore(word: PlacedWord | undefined, other: PlacedWord): boolean {
  if (word === undefined) return false
  return word.level === other.level ? word.end <= other.start : word.level < other.level
}
