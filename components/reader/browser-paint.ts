import { clearHighlight, type HighlightName, newHighlight, staticRangeOf } from './browser-highlights.ts'
import type { TextIndex } from './browser-text-index.ts'

type Span = { start: number; end: number }

/** Passages that look alike. */
export type PaintLayer = { name: HighlightName; spans: readonly Span[] }

/** How long one slice may take before other work gets its turn, in milliseconds. */
const sliceMs = 8

/**
 * Paints layers in place of what was painted under their names: what stands in the window now, the rest in slices between
 * other work. Gives a function that ends it.
 */
export function paintVisibleFirst(index: TextIndex, layers: readonly PaintLayer[]): () => void {
  const seen = spanInWindow(index)
  const later: (() => void)[] = []
  for (const { name, spans } of layers) {
    const highlight = newHighlight(name)
    if (highlight === null || spans.length === 0) {
      clearHighlight(name)
      continue
    }
    const paint = ({ start, end }: Span) => {
      const range = staticRangeOf(index, start, end)
      if (range !== null) highlight.add(range)
    }
    for (const span of spans) {
      if (span.start < seen.end && span.end > seen.start) paint(span)
      else later.push(() => paint(span))
    }
    CSS.highlights.set(name, highlight)
  }
  return inSlices(later)
}

function inSlices(work: readonly (() => void)[]): () => void {
  let next = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  function slice() {
    const untilMs = performance.now() + sliceMs
    while (next < work.length && performance.now() < untilMs) {
      work[next]?.()
      next += 1
    }
    timer = next < work.length ? setTimeout(slice) : undefined
  }
  if (work.length > 0) timer = setTimeout(slice)
  return () => clearTimeout(timer)
}

/** The part of the text stream whose blocks stand in the window. */
export function spanInWindow({ blocks }: TextIndex): Span {
  const first = firstBlock(blocks, (block) => block.element.getBoundingClientRect().bottom > 0)
  const behind = firstBlock(blocks, (block) => block.element.getBoundingClientRect().top >= window.innerHeight)
  return { start: blocks[first]?.start ?? 0, end: blocks[behind - 1]?.end ?? 0 }
}

/** Index of the first block for which it holds, as it then does for all after it; their number where it holds for none. */
function firstBlock(blocks: TextIndex['blocks'], holds: (block: TextIndex['blocks'][number]) => boolean): number {
  let [low, high] = [0, blocks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const block = blocks[middle]
    if (block !== undefined && holds(block)) high = middle
    else low = middle + 1
  }
  return low
}
