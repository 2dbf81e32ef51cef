/**
 * Decides which lines of a text stay bright while one reads with line focus: whole ones, as many as were chosen, from the line
 * at the reading height on. Between paragraphs the band spans the gap rather than cut a line.
 */

/** A box of a line, in pixels from the top of the window. */
export type LineBox = { top: number; bottom: number }

/** The lines that boxes of words, marks and terms make up, in order: what overlaps by half of the lower one is one line. */
export function linesOf(boxes: readonly LineBox[]): LineBox[] {
  const lines: LineBox[] = []
  for (const box of [...boxes].sort((a, b) => a.top - b.top || b.bottom - a.bottom)) {
    const last = lines.at(-1)
    if (last !== undefined && last.bottom - box.top > (box.bottom - box.top) / 2) {
      last.bottom = Math.max(last.bottom, box.bottom)
    } else if (box.bottom > box.top) lines.push({ ...box })
  }
  return lines
}

/** From the first line that ends below `height` to the last of `count`; null where there is none. Lines are in order. */
export function focusBand(lines: readonly LineBox[], height: number, count: number): LineBox | null {
  const from = lines.findIndex(({ bottom }) => bottom > height)
  const shown = from < 0 ? lines.slice(-count) : lines.slice(from, from + count)
  const [first, last] = [shown[0], shown.at(-1)]
  return first && last ? { top: first.top, bottom: last.bottom } : null
}
