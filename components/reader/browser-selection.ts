import type { Span } from '#domain/anchoring/schema.ts'
import { trimSpan } from '#domain/anchoring/trim-span.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { buildTextIndex, offsetOf, type TextIndex } from './browser-text-index.ts'

/** The words selected in an article on this page at this moment; null when nothing of an article is selected. */
export function readSpanFromSelection(): Span | null {
  const range = selectedRange()
  if (range === null) return null
  for (const root of document.querySelectorAll<HTMLElement>('[data-article]')) {
    if (range.intersectsNode(root)) return spanOfRange(buildTextIndex(root), range)
  }
  return null
}

/** The same for an article whose index is at hand. */
export function readSpan(index: TextIndex): Span | null {
  const range = selectedRange()
  return range?.intersectsNode(index.root) ? spanOfRange(index, range) : null
}

/** The stream offset under a point of the window; null where there is no text of the article. */
export function offsetAtPoint(index: TextIndex, x: number, y: number): number | null {
  const place = caretAt(x, y)
  if (place === null || !index.root.contains(place.node)) return null
  return offsetOf(index, place.node, place.offset)
}

function selectedRange(): Range | null {
  const selection = document.getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  return selection.getRangeAt(0)
}

function spanOfRange(index: TextIndex, range: Range): Span | null {
  const start = offsetOf(index, range.startContainer, range.startOffset)
  const end = offsetOf(index, range.endContainer, range.endOffset)
  const span = trimSpan(index.stream, start, end)
  if (span === null) return null
  return { level: levelOf(index.root), ...span, quote: index.stream.slice(span.start, span.end) }
}

export function levelOf(root: HTMLElement): ReadingLevel {
  return root.dataset['level'] === 'plain' ? 'plain' : 'standard'
}

/** The standard call, or the one older Safari and Chromium know instead. */
function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if (typeof document.caretPositionFromPoint === 'function') {
    const place = document.caretPositionFromPoint(x, y)
    return place && { node: place.offsetNode, offset: place.offset }
  }
  const range = document.caretRangeFromPoint?.(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : null
}
