/**
 * Decides what the reader's page tells of a text besides its words: how long it is, which terms stand in it and where. A revision
 * never changes, nor does a glossary under one number, so that it is told once for each and kept with the rendering.
 */
import { findTerms } from '#domain/glossary/find-terms.ts'
import type { GlossaryTerm } from '#domain/glossary/schema.ts'
import { isNumbered, paragraphNumbers } from './paragraph-numbers.ts'
import type { TermView } from './reader-view.ts'
import { countWords } from './reading-time.ts'
import { firstPlaces } from './render-html.ts'
import type { Block } from './schema.ts'

/** What is kept with a rendering. */
export type TextFigures = {
  words: number
  paragraphs: number
  /** Block id → how many numbered paragraphs there are up to it and with it. */
  reached: Record<string, number>
  /** In the order of the text. */
  terms: TermView[]
}

export function describeText(source: { blocks: readonly Block[]; terms: readonly GlossaryTerm[] }): TextFigures {
  const { blocks } = source
  const numbers = paragraphNumbers(blocks)
  let paragraphs = 0
  const reached = blocks.map((block) => {
    if (isNumbered(block)) paragraphs += 1
    return [block.id, paragraphs] as const
  })
  return {
    words: countWords(blocks),
    paragraphs,
    reached: Object.fromEntries(reached),
    terms: describeTerms(source, numbers),
  }
}

function describeTerms(
  { blocks, terms }: Parameters<typeof describeText>[0],
  numbers: ReadonlyMap<string, number>,
): TermView[] {
  const occurrences = findTerms(blocks, terms)
  const byId = new Map(terms.map((term) => [term.id, term]))
  const counts = new Map<string, number>()
  for (const { entryId } of occurrences) counts.set(entryId, (counts.get(entryId) ?? 0) + 1)
  return [...firstPlaces(occurrences).keys()].flatMap(({ entryId, blockId }) => {
    const term = byId.get(entryId)
    if (!term) return []
    const { id, headword, definition } = term
    const firstParagraph = numbers.get(blockId) ?? null
    return [{ id, headword, definition, count: counts.get(id) ?? 0, firstBlockId: blockId, firstParagraph }]
  })
}
