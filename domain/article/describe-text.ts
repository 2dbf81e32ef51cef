/**
 * Decides what the reader's page tells of a text besides its words: how long it is, which terms stand in it and where. A revision
 * never changes, nor does a glossary under one number, so that it is told once for each and kept with the rendering.
 */

import type { TermOccurrence } from '#domain/glossary/find-terms.ts'
import type { GlossaryTerm } from '#domain/glossary/schema.ts'
import { viewTranslations } from '#domain/glossary/translation-view.ts'
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
  /** In the order of the text; after them those that only an explanation may name. */
  terms: TermView[]
}

/** `places` are those where the text explains its terms, in its order. */
export function describeText(
  blocks: readonly Block[],
  terms: readonly GlossaryTerm[],
  places: readonly TermOccurrence[],
): TextFigures {
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
    terms: describeTerms(terms, places, numbers),
  }
}

function describeTerms(
  terms: readonly GlossaryTerm[],
  places: readonly TermOccurrence[],
  numbers: ReadonlyMap<string, number>,
): TermView[] {
  const firsts = new Map([...firstPlaces(places).keys()].map(({ entryId, blockId }) => [entryId, blockId]))
  const counts = new Map<string, number>()
  for (const { entryId } of places) counts.set(entryId, (counts.get(entryId) ?? 0) + 1)
  const views = new Map(
    terms.map(({ id, translations, ...term }) => {
      const firstBlockId = firsts.get(id) ?? null
      const firstParagraph = firstBlockId === null ? null : (numbers.get(firstBlockId) ?? null)
      const view = { id, ...term, translations: viewTranslations(translations) }
      return [id, { ...view, count: counts.get(id) ?? 0, firstBlockId, firstParagraph }]
    }),
  )
  const ids = new Set([...firsts.keys(), ...views.keys()])
  return [...ids].flatMap((id) => views.get(id) ?? [])
}
