/**
 * Decides what happens when a reader puts a dropped line back: it becomes a paragraph at its place in the order of the
 * input, worded as it stood there. Other blocks keep their ids, and the fields stay as they are.
 */
import type { ImportedBlock, ImportOutline } from './import-outline.ts'

/**
 * The outline with the dropped line (1-based number) among its blocks, under the id "r" plus that number; the same
 * outline when no such line was dropped. Blank lines and lines that were kept are no dropped lines.
 */
export function restoreLine(outline: ImportOutline, line: number): ImportOutline {
  const restored = outline.dropped.find((dropped) => dropped.line === line)
  if (restored === undefined) return outline
  const block: ImportedBlock = {
    id: `r${line}`,
    type: 'paragraph',
    text: restored.text,
    marks: [],
    line,
    endLine: line,
  }
  const after = outline.blocks.findIndex((other) => other.line > line)
  const at = after === -1 ? outline.blocks.length : after
  return {
    ...outline,
    blocks: [...outline.blocks.slice(0, at), block, ...outline.blocks.slice(at)],
    dropped: outline.dropped.filter((dropped) => dropped !== restored),
  }
}
