import type { Block } from '#domain/article/schema.ts'

/**
 * Makes blocks from texts by block id, in the order written. Ids that begin with `h` are headings of depth 2, all others
 * paragraphs.
 */
export function blocksFrom(texts: Record<string, string>): Block[] {
  return Object.entries(texts).map(([id, text]): Block => {
    if (id.startsWith('h')) return { id, type: 'heading', depth: 2, text, marks: [] }
    return { id, type: 'paragraph', text, marks: [] }
  })
}
