import { trimSpan } from '#domain/anchoring/describe.ts'
import type { Span } from '#domain/anchoring/schema.ts'
import { readingLevels } from '#domain/article/schema.ts'
import { buildTextIndex, offsetOf, type TextIndex } from './browser-text-index.ts'

/** The article that holds a node: the element that `ArticleText` has written. */
export function articleOf(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : (node?.parentElement ?? null)
  return element?.closest<HTMLElement>('[data-article]') ?? null
}

/**
 * The words selected in an article, as offsets in its text stream, without white space at either end. Null when nothing
 * is selected, or the selection lies outside an article.
 */
export function readSpanFromSelection(): Span | null {
  const selection = window.getSelection()
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  const root = articleOf(range.startContainer) ?? articleOf(range.endContainer)
  return root === null ? null : spanOfRange(buildTextIndex(root), range)
}

/** A range of the page as a span of the stream; null when it holds no words. */
export function spanOfRange(index: TextIndex, range: Range): Span | null {
  const start = offsetOf(index, range.startContainer, range.startOffset)
  const end = offsetOf(index, range.endContainer, range.endOffset)
  const level = readingLevels.find((candidate) => candidate === index.root.dataset['level'])
  if (start === null || end === null || level === undefined || start >= end) return null
  const stream = streamOf(index)
  const trimmed = trimSpan(stream, start, end)
  return trimmed === null ? null : { level, ...trimmed, quote: stream.slice(trimmed.start, trimmed.end) }
}

/** The text stream as it stands in the page: block texts joined by one line feed. */
export function streamOf({ nodes, starts }: TextIndex): string {
  let stream = ''
  nodes.forEach((node, at) => {
    stream = stream.padEnd(starts[at] ?? 0, '\n') + node.data
  })
  return stream
}
