/**
 * Decides how a list of blocks becomes one text: the blocks' texts joined by one line feed. Offsets count UTF-16
 * code units in that stream; every anchor, gloss and evidence span speaks in them.
 */
import type { Block } from './schema.ts'

export type BlockPosition = {
  /** Index of the block in the list. */
  index: number
  /** The block's id. */
  blockId: string
  /** UTF-16 offset inside the block's text. */
  offset: number
}

/** The whole text of a revision's level. */
export function textStream(blocks: readonly Pick<Block, 'text'>[]): string {
  return blocks.map((block) => block.text).join('\n')
}

/** Where each block begins in the stream, in UTF-16 units; same length as `blocks`. */
export function blockStarts(blocks: readonly Pick<Block, 'text'>[]): number[] {
  const starts: number[] = []
  let position = 0
  for (const block of blocks) {
    starts.push(position)
    position += block.text.length + 1
  }
  return starts
}

/**
 * The block that holds a stream offset. An offset on the joining line feed belongs to the end of the block before it.
 * Returns null when the offset is negative or past the end.
 */
export function positionInBlocks(blocks: readonly Pick<Block, 'id' | 'text'>[], offset: number): BlockPosition | null {
  if (offset < 0) return null
  const starts = blockStarts(blocks)
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const start = starts[index]
    const block = blocks[index]
    if (start === undefined || block === undefined || offset < start) continue
    const inside = offset - start
    return inside <= block.text.length ? { index, blockId: block.id, offset: inside } : null
  }
  return null
}

/** Stream offset of a place in a block; null when the block or the offset does not exist. */
export function streamOffset(
  blocks: readonly Pick<Block, 'id' | 'text'>[],
  blockId: string,
  offset: number,
): number | null {
  let position = 0
  for (const block of blocks) {
    if (block.id === blockId) return offset >= 0 && offset <= block.text.length ? position + offset : null
    position += block.text.length + 1
  }
  return null
}
