/**
 * Leads between the text stream and the page: one pass over the text nodes of an article, then binary search. The
 * nodes themselves are never wrapped or changed. Offsets are UTF-16 units in the stream.
 */
export type TextIndex = {
  /** The element that holds the article's blocks. */
  root: HTMLElement
  /** Text nodes in order, with the stream offset at which each begins. */
  nodes: readonly Text[]
  starts: readonly number[]
}

/** Reads `data-start` of each block and the text nodes inside it. Costs one walk over the article. */
export function buildTextIndex(root: HTMLElement): TextIndex {
  const nodes: Text[] = []
  const starts: number[] = []
  for (const block of root.querySelectorAll<HTMLElement>('[data-block]')) {
    let offset = Number(block.dataset['start'] ?? 0)
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text)) continue
      nodes.push(node)
      starts.push(offset)
      offset += node.length
    }
  }
  return { root, nodes, starts }
}

/** A live Range over [start, end) of the stream; null when the stream has no such place. */
export function rangeOf(index: TextIndex, start: number, end: number): Range | null {
  const from = placeOf(index, start, false)
  const to = placeOf(index, end, true)
  if (from === null || to === null) return null
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

function placeOf({ nodes, starts }: TextIndex, offset: number, isEnd: boolean): { node: Text; offset: number } | null {
  let low = 0
  let high = nodes.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const start = starts[middle] ?? 0
    // An end at the border of two nodes belongs to the earlier one, a start to the later.
    if (isEnd ? start < offset : start <= offset) low = middle
    else high = middle - 1
  }
  const node = nodes[low]
  const start = starts[low]
  if (node === undefined || start === undefined) return null
  return { node, offset: Math.min(Math.max(offset - start, 0), node.length) }
}

/** The stream offset of a place in the page; places outside the blocks lead to the nearest place inside them. */
export function offsetOf(index: TextIndex, node: Node, offset: number): number | null {
  const { nodes, starts } = index
  if (node instanceof Text) {
    const at = nodes.indexOf(node)
    if (at >= 0) return (starts[at] ?? 0) + Math.min(offset, node.length)
  }
  // A place between elements: the first text node behind it.
  const range = document.createRange()
  range.setStart(node, offset)
  let low = 0
  let high = nodes.length
  while (low < high) {
    const middle = (low + high) >> 1
    const candidate = nodes[middle]
    if (candidate !== undefined && range.comparePoint(candidate, 0) < 0) low = middle + 1
    else high = middle
  }
  const next = nodes[low]
  if (next !== undefined) return starts[low] ?? null
  const last = nodes.at(-1)
  return last === undefined ? null : (starts.at(-1) ?? 0) + last.length
}
