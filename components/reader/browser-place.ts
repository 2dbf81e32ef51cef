import { blockAt, rangeOf, type TextIndex } from './browser-text-index.ts'

/** Top of a stream offset's line, in pixels from the top of the window. */
export function topOf(index: TextIndex, offset: number): number {
  const block = blockAt(index, offset)
  const rect = rangeOf(index, offset, offset + 1)?.getClientRects()[0]
  if (rect && rect.height > 0) return rect.top
  return block?.element.getBoundingClientRect().top ?? index.root.getBoundingClientRect().bottom
}

/** Whether there is no room for a margin beside the text. The same width stands in reader.module.css. */
export const narrowQuery = '(max-width: 69.99rem)'
