/**
 * Decides how a passage that a reader selected becomes an anchor, and refuses one whose words do not stand where it
 * claims. Source: W3C Web Annotation Data Model, sections 4.2.4 (TextQuoteSelector) and 4.2.5 (TextPositionSelector).
 */
import type { Block } from '#domain/article/schema.ts'
import { positionInBlocks, textStream } from '#domain/article/text-stream.ts'
import { invalid, ok, type Result } from '#domain/result.ts'
import { type Anchor, contextLength, type Span } from './schema.ts'
import { splitsCharacter } from './trim-span.ts'

/**
 * Describes a span of one level's blocks. Offsets are never altered: an offset on a joining line feed is accepted and
 * its block position is the end of the block before; an end just behind a line feed is offset 0 of the next block.
 * Errors, all on the field `span`: `span-outside`, `span-splits-character` (inside a surrogate pair) and
 * `quote-mismatch` (the quote is not exactly the text at [start, end)).
 */
export function describeSpan(blocks: readonly Pick<Block, 'id' | 'text'>[], span: Span): Result<Anchor> {
  const stream = textStream(blocks)
  const { level, start, end, quote } = span
  const first = positionInBlocks(blocks, start)
  const last = positionInBlocks(blocks, end)
  if (first === null || last === null || end <= start) return invalid('span', 'span-outside')
  if (splitsCharacter(stream, start) || splitsCharacter(stream, end)) return invalid('span', 'span-splits-character')
  if (stream.slice(start, end) !== quote) return invalid('span', 'quote-mismatch')

  let prefixStart = Math.max(0, start - contextLength)
  if (splitsCharacter(stream, prefixStart)) prefixStart += 1
  let suffixEnd = Math.min(stream.length, end + contextLength)
  if (splitsCharacter(stream, suffixEnd)) suffixEnd -= 1
  return ok({
    level,
    start,
    end,
    quote,
    prefix: stream.slice(prefixStart, start),
    suffix: stream.slice(end, suffixEnd),
    blockId: first.blockId,
    blockStart: first.offset,
    endBlockId: last.blockId,
    blockEnd: last.offset,
  })
}
