/**
 * Decides how a passage that a reader selected becomes an anchor, and refuses one whose words do not stand where it
 * claims. Source: W3C Web Annotation Data Model, sections 4.2.4 (TextQuoteSelector) and 4.2.5 (TextPositionSelector).
 */
import type { Block } from '#domain/article/schema.ts'
import { positionInBlocks, textStream } from '#domain/article/text-stream.ts'
import { invalid, ok, type Result } from '#domain/result.ts'
import { type Anchor, contextLength, type Span } from './schema.ts'

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

/**
 * Shrinks a raw selection so that it neither begins nor ends with white space, a line feed or half a character.
 * Offsets past the text are brought back to it; null when nothing is left.
 */
export function trimSpan(stream: string, start: number, end: number): { start: number; end: number } | null {
  let first = Math.max(0, start)
  let last = Math.min(stream.length, end)
  if (splitsCharacter(stream, first)) first += 1
  if (splitsCharacter(stream, last)) last -= 1
  while (first < last && isSpace(stream, first)) first += 1
  while (first < last && isSpace(stream, last - 1)) last -= 1
  return first < last ? { start: first, end: last } : null
}

/** Whether an offset lies between the two halves of a surrogate pair. */
function splitsCharacter(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

function isSpace(text: string, offset: number): boolean {
  return /\s/.test(text.charAt(offset))
}
