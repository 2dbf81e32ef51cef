/**
 * Decides which passage somebody means who typed or pasted its words: the same words, with white space, quotation marks and
 * the kinds of hyphen taken as equal, at exactly one place. A doubtful place is never chosen.
 */

import { blockStarts, textStream } from '#domain/article/text-stream.ts'
import { foldGap } from '#domain/article/words.ts'
import { invalid, ok, type Result } from '#domain/result.ts'
import type { AnchoredBlock, Span } from './schema.ts'

/** What is known of the passage beside its words. */
export type QuoteHint = {
  /** Where it began when it was selected, as a stream offset; null where it was typed. */
  start: number | null
  /** The block in which it begins; null where that was not said. */
  blockId: string | null
}

/** Errors, all on `quote`: "quote-missing", "quote-not-found", "quote-several" (say in which paragraph). */
export function findTypedQuote(
  blocks: readonly AnchoredBlock[],
  quote: string,
  hint: QuoteHint,
): Result<Pick<Span, 'start' | 'end' | 'quote'>> {
  const stream = textStream(blocks)
  const span = (start: number, end: number) => ok({ start, end, quote: stream.slice(start, end) })
  if (hint.start !== null && quote !== '' && stream.startsWith(quote, hint.start)) {
    return span(hint.start, hint.start + quote.length)
  }
  const wanted = foldGap(quote).trim()
  if (wanted === '') return invalid('quote', 'quote-missing')
  const places = placesIn(stream, wanted).filter(
    ({ start }) => hint.blockId === null || blockOf(blocks, start) === hint.blockId,
  )
  const [only, ...others] = places
  if (only === undefined) return invalid('quote', 'quote-not-found')
  return others.length > 0 ? invalid('quote', 'quote-several') : span(only.start, only.end)
}

/** Every place of folded words in a text. */
function placesIn(stream: string, wanted: string): { start: number; end: number }[] {
  const { folded, offsets } = foldWithOffsets(stream)
  const places: { start: number; end: number }[] = []
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const [start, last] = [offsets[at] ?? 0, offsets[at + wanted.length - 1] ?? 0]
    places.push({ start, end: last + 1 })
  }
  return places
}

/** A text as `foldGap` makes it, and for each of its units the unit of the text from which it came. */
function foldWithOffsets(text: string): { folded: string; offsets: number[] } {
  let folded = ''
  const offsets: number[] = []
  for (const match of text.matchAll(/\s+|\S+/g)) {
    const part = foldGap(match[0])
    for (let unit = 0; unit < part.length; unit += 1) offsets.push(match.index + unit)
    folded += part
  }
  return { folded, offsets }
}

function blockOf(blocks: readonly AnchoredBlock[], offset: number): string | null {
  const starts = blockStarts(blocks)
  const index = starts.findLastIndex((start) => start <= offset)
  return blocks[index]?.id ?? null
}
