import { blockAt, pointOf, rangeOf, type TextIndex } from './browser-text-index.ts'

/** The names under which Postil paints; other scripts' highlights are never touched. */
export type HighlightName =
  | 'postil-highlight'
  | 'postil-note'
  | 'postil-question'
  | 'postil-lost'
  | 'postil-others'
  | 'postil-evidence'
  | 'postil-cited'
  | 'postil-focus'
  | 'postil-aloud'
  | 'postil-aloud-word'

/** What lies above when passages overlap. */
const priorities: Record<HighlightName, number> = {
  'postil-others': 0,
  'postil-highlight': 1,
  'postil-lost': 2,
  'postil-note': 3,
  'postil-question': 4,
  'postil-evidence': 5,
  'postil-cited': 6,
  'postil-focus': 7,
  'postil-aloud': 8,
  'postil-aloud-word': 9,
}

/** Whether this browser can paint without touching the text; without it, margin and numbers still tell. */
export function canPaint(): boolean {
  return typeof Highlight === 'function' && typeof CSS !== 'undefined' && 'highlights' in CSS
}

/** Paints these passages under a name, in place of those painted under it before. Offsets are of the text stream. */
export function paintSpans(
  index: TextIndex,
  name: HighlightName,
  spans: readonly { start: number; end: number }[],
): void {
  const highlight = newHighlight(name)
  if (highlight === null || spans.length === 0) {
    clearHighlight(name)
    return
  }
  for (const span of spans) {
    const range = staticRangeOf(index, span.start, span.end)
    if (range !== null) highlight.add(range)
  }
  CSS.highlights.set(name, highlight)
}

/** A highlight that lies where its name belongs, not painted yet; null where this browser cannot. */
export function newHighlight(name: HighlightName): Highlight | null {
  if (!canPaint()) return null
  const highlight = new Highlight()
  highlight.priority = priorities[name]
  return highlight
}

/** Takes away what was painted under a name. */
export function clearHighlight(name: HighlightName): void {
  if (canPaint()) CSS.highlights.delete(name)
}

/** Brings a passage into the middle of what scrolls, at once or smoothly, and the keyboard's place to its paragraph. */
export function showSpan(index: TextIndex, span: { start: number; end: number }, isAtOnce = false): void {
  const block = blockAt(index, span.start)
  if (block === null) return
  const behavior = isAtOnce || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
  const target = rangeOf(index, span.start, span.end)?.startContainer.parentElement ?? block.element
  target.scrollIntoView({ block: 'center', behavior })
  block.element.tabIndex = -1
  block.element.focus({ preventScroll: true })
}

/** The text never changes under the highlights, so that ranges that do not follow it are enough, and cheaper. */
export function staticRangeOf(index: TextIndex, start: number, end: number): StaticRange | null {
  const first = pointOf(index, start)
  const last = pointOf(index, end, true)
  if (first === null || last === null) return null
  return new StaticRange({
    startContainer: first.node,
    startOffset: first.offset,
    endContainer: last.node,
    endOffset: last.offset,
  })
}
