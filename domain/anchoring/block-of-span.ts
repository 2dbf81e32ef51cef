/**
 * Decides in which block of a text a passage begins that was marked in some revision of it: in none where other words stand
 * at its place. A wrong place is worse than none. Source: DESIGN, section 4.
 */
import type { Block } from '#domain/article/schema.ts'
import { type BlockPosition, positionInBlocks, textStream } from '#domain/article/text-stream.ts'
import type { Span } from './schema.ts'

/** The block in which a span begins; `blocks` are those of its own level. */
export function blockOfSpan(
  blocks: readonly Pick<Block, 'id' | 'text'>[],
  { start, end, quote }: Pick<Span, 'start' | 'end' | 'quote'>,
): BlockPosition | null {
  return textStream(blocks).slice(start, end) === quote ? positionInBlocks(blocks, start) : null
}
