/** The text stream of an article as it stands in the page: every text node with its offset, made in one pass. */
export type TextIndex = {
  root: HTMLElement
  /** All text of the level, blocks joined by one line feed. */
  stream: string
  nodes: readonly Text[]
  /** Stream offset of each node's first character; ascending, as long as `nodes`. */
  starts: readonly number[]
  /** Each block's element with its [start, end) in the stream, in order. */
  blocks: readonly { id: string; element: HTMLElement; start: number; end: number }[]
}

/** Reads the blocks below `root`, which must hold what domain/article/render-html.ts wrote. Cost: one walk. */
export function buildTextIndex(root: HTMLElement): TextIndex {
  const nodes: Text[] = []
  const starts: number[] = []
  const blocks: TextIndex['blocks'][number][] = []
  const texts: string[] = []
  let at = 0
  for (const element of root.querySelectorAll<HTMLElement>('[data-block]')) {
    const start = at
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    let text = ''
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text)) continue
      nodes.push(node)
      starts.push(at)
      text += node.data
      at += node.data.length
    }
    texts.push(text)
    blocks.push({ id: element.dataset['block'] ?? '', element, start, end: at })
    at += 1
  }
  return { root, stream: texts.join('\n'), nodes, starts, blocks }
}

/** A place in the page for a stream offset; the end of a node rather than the start of the next when `isEnd`. */
export function pointOf(index: TextIndex, offset: number, isEnd = false): { node: Text; offset: number } | null {
  const { starts, nodes } = index
  let at = lastAtMost(starts, isEnd ? offset - 1 : offset)
  if (at < 0) at = 0
  let node = nodes[at]
  if (node === undefined) return null
  const inside = offset - (starts[at] ?? 0)
  if (inside <= node.data.length) return { node, offset: Math.max(0, inside) }
  // On the line feed between two blocks: a start moves on to the next block, an end stays.
  if (isEnd) return { node, offset: node.data.length }
  node = nodes[at + 1] ?? node
  return { node, offset: 0 }
}

/** The stream offset of a place in the page; places outside the text count as the nearest text after them. */
export function offsetOf(index: TextIndex, container: Node, offset: number): number {
  const range = document.createRange()
  range.setStart(container, offset)
  range.collapse(true)
  const { nodes, starts } = index
  // First node that begins at or after the place.
  let [low, high] = [0, nodes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const node = nodes[middle]
    if (node !== undefined && range.comparePoint(node, 0) < 0) low = middle + 1
    else high = middle
  }
  const before = nodes[low - 1]
  if (before !== undefined && before === container) return (starts[low - 1] ?? 0) + Math.min(offset, before.data.length)
  return starts[low] ?? index.stream.length
}

/** A range over [start, end) of the stream; null when the text is empty. */
export function rangeOf(index: TextIndex, start: number, end: number): Range | null {
  const first = pointOf(index, start)
  const last = pointOf(index, end, true)
  if (first === null || last === null) return null
  const range = document.createRange()
  range.setStart(first.node, first.offset)
  range.setEnd(last.node, last.offset)
  return range
}

/** The block that holds a stream offset. */
export function blockAt(index: TextIndex, offset: number): TextIndex['blocks'][number] | null {
  return index.blocks.findLast((block) => block.start <= offset) ?? null
}

/** Index of the last number that is at most `value` in an ascending list; -1 for none. */
function lastAtMost(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
