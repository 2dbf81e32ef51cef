/**
 * Decides where a text explains its terms: wherever `findTerms` finds one, but for the places of which the teacher has said
 * "not here". Such a place stays empty: no shorter term comes to stand in it.
 */
import type { ReadingLevel } from '#domain/article/schema.ts'
import { findTerms, type TermOccurrence } from './find-terms.ts'
import type { GlossaryTerm } from './schema.ts'

/** A place where one term is not explained: UTF-16 offsets [start, end) in the text stream of its level. */
export type GlossException = { entryId: string; level: ReadingLevel; start: number; end: number }

/** The terms of an article, and where in one of its revisions they are not explained. */
export type Glossary = { terms: readonly GlossaryTerm[]; exceptions: readonly GlossException[] }

/** Every place where a term is explained, in the order of the text. */
export function termPlaces(
  blocks: Parameters<typeof findTerms>[0],
  level: ReadingLevel,
  { terms, exceptions }: Glossary,
): TermOccurrence[] {
  const places = findTerms(blocks, terms)
  const here = exceptions.filter((exception) => exception.level === level)
  return here.length === 0 ? places : places.filter((place) => !here.some((exception) => isExcepted(place, exception)))
}

/** Whether an exception is about this place; where a correction has changed the words, it covers a part of them. */
export function isExcepted(
  { entryId, streamStart, streamEnd }: TermOccurrence,
  exception: Pick<GlossException, 'entryId' | 'start' | 'end'>,
): boolean {
  return exception.entryId === entryId && exception.start < streamEnd && exception.end > streamStart
}
