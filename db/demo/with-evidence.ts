import type { Span } from '#domain/anchoring/schema.ts'
import { streamOffset } from '#domain/article/text-stream.ts'
import type { Question } from '#domain/quiz/schema.ts'
import type { DemoLevels, QuestionDraft, QuotedPassage } from './types.ts'

/** The question with the exact spans of its evidence. Throws where a quote does not stand exactly once in its block. */
export function withEvidence(levels: DemoLevels, draft: QuestionDraft): Question {
  const evidence = draft.evidence.map((passage) => spanOf(levels, passage))
  if (draft.type !== 'evidence') return { ...draft, evidence }
  const alternatives = draft.alternatives.map((passages) => passages.map((passage) => spanOf(levels, passage)))
  return { ...draft, evidence, alternatives }
}

/**
 * The span of a passage: UTF-16 offsets in the text stream of its level. Throws where the level or the block does not
 * exist, or the quote does not stand exactly once in the block.
 */
export function spanOf(levels: DemoLevels, { level, blockId, quote }: QuotedPassage): Span {
  const blocks = levels[level] ?? []
  const text = blocks.find((block) => block.id === blockId)?.text ?? ''
  const offset = text.indexOf(quote)
  const start = streamOffset(blocks, blockId, offset)
  if (quote === '' || start === null) throw new Error(`"${quote}" does not stand in ${level} ${blockId}`)
  if (text.includes(quote, offset + 1)) throw new Error(`"${quote}" stands more than once in ${level} ${blockId}`)
  return { level, start, end: start + quote.length, quote }
}
