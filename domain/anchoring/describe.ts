/**
 * Decides how a passage that a reader selected becomes an anchor, and refuses one whose words do not stand where it
 * claims. Source: W3C Web Annotation Data Model, sections 4.2.4 (TextQuoteSelector) and 4.2.5 (TextPositionSelector).
 */
import { blockStarts, positionInBlocks, textStream } from '#domain/article/text-stream.ts'
import { invalid, ok, type Result } from '#domain/result.ts'
import { type Anchor, type AnchoredBlock, contextLength, type Place, type Span } from './schema.ts'
import { splitsCharacter } from './trim-span.ts'

/** A level's blocks with their text stream, made once for many passages. */
export type TextIndex = { blocks: readonly AnchoredBlock[]; stream: string; starts: readonly number[] }

export function indexText(blocks: readonly AnchoredBlock[]): TextIndex {
  return { blocks, stream: textStream(blocks), starts: blockStarts(blocks) }
}

/**
 * Describes a span of one level's blocks. Offsets are never altered: an offset on a joining line feed is accepted and
 * its block position is the end of the block before; an end just behind a line feed is offset 0 of the next block.
 * Errors, all on the field `span`: `span-outside`, `span-splits-character` (inside a surrogate pair) and
 * `quote-mismatch` (the quote is not exactly the text at [start, end)).
 */
export function describeSpan(blocks: readonly AnchoredBlock[], span: Span): Result<Anchor> {
  const { level, start, end, quote } = span
  const isInside = positionInBlocks(blocks, start) !== null && positionInBlocks(blocks, end) !== null
  if (!isInside || end <= start) return invalid('span', 'span-outside')
  const index = indexText(blocks)
  const { stream } = index
  if (splitsCharacter(stream, start) || splitsCharacter(stream, end)) return invalid('span', 'span-splits-character')
  if (stream.slice(start, end) !== quote) return invalid('span', 'quote-mismatch')
  return ok({ level, ...describePlace(index, { start, end }) })
}

/** Describes a range [start, end) that is known to lie inside the text, in all three ways. */
export function describePlace(index: TextIndex, { start, end }: { start: number; end: number }): Place {
  const { stream } = index
  let prefixStart = Math.max(0, start - contextLength)
  if (splitsCharacter(stream, prefixStart)) prefixStart += 1
  let suffixEnd = Math.min(stream.length, end + contextLength)
  if (splitsCharacter(stream, suffixEnd)) suffixEnd -= 1
  const first = positionIn(index, start)
  const last = positionIn(index, end)
  return {
    start,
    end,
    quote: stream.slice(start, end),
    prefix: stream.slice(prefixStart, start),
    suffix: stream.slice(end, suffixEnd),
    blockId: first.blockId,
    blockStart: first.offset,
    endBlockId: last.blockId,
    blockEnd: last.offset,
  }
}

/** As `positionInBlocks`, by bisection; the text has at least one block. */
function positionIn({ blocks, starts }: TextIndex, offset: number): { blockId: string; offset: number } {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { blockId: blocks[low]?.id ?? '', offset: offset - (starts[low] ?? 0) }
}
