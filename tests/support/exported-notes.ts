import { describeSpan } from '#domain/anchoring/describe.ts'
import type { Block } from '#domain/article/schema.ts'
import { textStream } from '#domain/article/text-stream.ts'
import type { Exported, ExportedNote } from '#domain/exchange/w3c/print-annotations.ts'

const revisionId = '018f0000-0000-7000-8000-0000000000aa'
const assignmentId = '018f0000-0000-7000-8000-0000000000bb'

/** Blocks with these texts. */
export function blocksOf(texts: readonly string[]): Block[] {
  return texts.map((text, index) => ({ id: `p${index + 1}`, type: 'paragraph' as const, text, marks: [] }))
}

/** A note on the UTF-16 units [start, end) of a text; null where they halve a character. */
export function noteOn(
  blocks: readonly Block[],
  { start, end }: { start: number; end: number },
  more: Partial<ExportedNote> = {},
): ExportedNote | null {
  const quote = textStream(blocks).slice(start, end)
  const described = describeSpan(blocks, { level: 'standard', start, end, quote })
  if (!described.ok) return null
  const { prefix, suffix, blockId, endBlockId } = described.value
  const place = { start, end, blockId, endBlockId }
  return {
    id: '018f0000-0000-7000-8000-000000000001',
    kind: 'note',
    audience: 'me',
    body: 'A thought.',
    createdAt: '2026-11-25T08:00:00.000Z',
    updatedAt: '2026-11-25T09:30:00.000Z',
    assignmentId,
    passage: { revisionId, level: 'standard', quote, prefix, suffix, place },
    ...more,
  }
}

/** Notes ready to be printed, all on one text. */
export function exportedOn(blocks: readonly Block[], notes: readonly ExportedNote[]): Exported {
  return {
    notes,
    texts: [{ revisionId, level: 'standard', blocks }],
    creator: { id: '018f0000-0000-7000-8000-0000000000cc', name: 'Lena Bauer' },
    label: 'My notes',
    origin: 'https://postil.example.org',
  }
}
