import type { ReadingLevel } from '#domain/article/schema.ts'
import { sentenceAt } from '#domain/article/sentence-at.ts'
import { termPlaces } from '#domain/glossary/places.ts'
import type { Actor } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import type { assignments } from '../schema/tables.ts'
import { blocksOfLevel } from './level-blocks.ts'
import { readRevisionOf } from './read-revision.ts'
import { glossaryOf } from './terms-of.ts'

/** A term that was looked up: where it begins in the text stream, or null inside an explanation. */
export type Lookup = { entryId: string; level: ReadingLevel; at: number | null }

export type PlaceMet = { level: ReadingLevel; blockId: string; sentence: string }

type ReadAssignment = Pick<
  typeof assignments.$inferSelect,
  'articleId' | 'revisionId' | 'movedToRevisionId' | 'plainLevel'
>

/**
 * The sentence in which a term was met, in the text as the class reads it. One that does not stand where the reader says (met
 * in an explanation, or in a text that has changed since) was met at its first place. Null where it has none. Two queries.
 */
export async function placeMet(
  tx: Db,
  actor: Actor,
  assignment: ReadAssignment,
  { entryId, level: wanted, at }: Lookup,
): Promise<PlaceMet | null> {
  const level = assignment.plainLevel ? wanted : 'standard'
  const { blocks, places } = await explainedText(tx, actor, assignment, level)
  const own = places.filter((place) => place.entryId === entryId)
  const place = own.find(({ streamStart }) => streamStart === at) ?? own[0]
  const met = place ? sentenceAt(blocks, place.streamStart) : null
  return met && { level, ...met }
}

/** The sentence of each term's first place in the standard text, by entry: for look-ups kept without their place. Two queries. */
export async function firstPlacesMet(tx: Db, actor: Actor, assignment: ReadAssignment): Promise<Map<string, PlaceMet>> {
  const { blocks, places } = await explainedText(tx, actor, assignment, 'standard')
  const firsts = new Map<string, PlaceMet>()
  for (const { entryId, streamStart } of places) {
    const met = firsts.has(entryId) ? null : sentenceAt(blocks, streamStart)
    if (met !== null) firsts.set(entryId, { level: 'standard', ...met })
  }
  return firsts
}

async function explainedText(tx: Db, actor: Actor, assignment: ReadAssignment, level: ReadingLevel) {
  const revisionId = readRevisionOf(assignment)
  const blocks = await blocksOfLevel(tx, actor, revisionId, level)
  const glossary = await glossaryOf(tx, actor.schoolId, { articleId: assignment.articleId, revisionId })
  return { blocks, places: termPlaces(blocks, level, glossary) }
}
