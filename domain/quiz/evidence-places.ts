/**
 * Decides which passages of the text shown prove which answers, and in which paragraph each begins. Only spans of the
 * level shown have a place, and only where their words stand there: those of others, and of a corrected question that speaks of
 * another revision, are quoted without one.
 */
import { blockOfSpan } from '#domain/anchoring/block-of-span.ts'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import type { Reveal } from './reveal.ts'

export type ProvenPlace = {
  quote: string
  /** From 1 through the page; null where it has no place in the text shown. */
  number: number | null
  start: number
  end: number
  blockId: string | null
  /** The number in the margin; null where the block has none. */
  paragraph: number | null
}

/** The places of the evidence of released questions, one list for each question. */
export function evidencePlaces(
  reveals: readonly Pick<Reveal, 'evidence'>[],
  blocks: readonly Block[],
  level: ReadingLevel,
): ProvenPlace[][] {
  const paragraphs = paragraphNumbers(blocks)
  let last = 0
  return reveals.map(({ evidence }) => {
    const here = evidence.filter((span) => span.level === level)
    // A question whose proof stands only in the other level is still quoted.
    const shown = here.length > 0 ? here : evidence.slice(0, 1)
    return shown.map(({ quote, start, end, level: spanLevel }) => {
      const block = spanLevel === level ? blockOfSpan(blocks, { start, end, quote }) : null
      if (block === null) return { quote, start, end, number: null, blockId: null, paragraph: null }
      last += 1
      return {
        quote,
        start,
        end,
        number: last,
        blockId: block.blockId,
        paragraph: paragraphs.get(block.blockId) ?? null,
      }
    })
  })
}
