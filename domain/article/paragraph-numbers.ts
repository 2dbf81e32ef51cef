/**
 * Decides which number a paragraph bears in the margin: running text counts, headings, code and figures do not. A list
 * item counts like a paragraph, so that every passage can be named in class.
 */
import type { Block } from './schema.ts'

/** Block id → number from 1, for the blocks that have one. */
export function paragraphNumbers(blocks: readonly Pick<Block, 'id' | 'type'>[]): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const block of blocks) if (isNumbered(block)) numbers.set(block.id, numbers.size + 1)
  return numbers
}

export function isNumbered(block: Pick<Block, 'type'>): boolean {
  return block.type === 'paragraph' || block.type === 'quote' || block.type === 'list-item'
}
