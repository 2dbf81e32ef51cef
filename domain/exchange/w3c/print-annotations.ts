/**
 * Decides how notes leave as W3C Web Annotations: one collection with one page, each annotation whole in itself. Source: W3C Web
 * Annotation Data Model (2017), sections 3.3, 4.2 and 5; HTML fragments after RFC 3236.
 */
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import { blockStarts, textStream } from '#domain/article/text-stream.ts'
import type { Audience } from '#domain/notes/audiences.ts'
import type { AnnotationKind } from '#domain/notes/schema.ts'
import { codePointCounter, wellFormed } from './code-points.ts'

/** A passage as it is stored: UTF-16 offsets in the text stream of its level, null where it has no place any more. */
export type ExportedPassage = {
  revisionId: string
  level: ReadingLevel
  quote: string
  prefix: string
  suffix: string
  place: { start: number; end: number; blockId: string; endBlockId: string } | null
}

export type ExportedNote = {
  id: string
  kind: AnnotationKind
  audience: Audience
  body: string
  /** ISO 8601. */
  createdAt: string
  updatedAt: string
  assignmentId: string
  /** Null where its passage was never looked for in the text that is read. */
  passage: ExportedPassage | null
}

/** The blocks of each text that the passages stand in. */
export type ExportedText = { revisionId: string; level: ReadingLevel; blocks: readonly Pick<Block, 'id' | 'text'>[] }

export type Exported = {
  notes: readonly ExportedNote[]
  texts: readonly ExportedText[]
  creator: { id: string; name: string }
  /** What the collection is called. */
  label: string
  /** Address of this Postil without a slash at its end, as `https://postil.example.org`. */
  origin: string
}

const context = 'http://www.w3.org/ns/anno.jsonld'

/** Prints notes as a document of JSON-LD. */
export function printAnnotations(exported: Exported): string {
  const textOf = measuredTexts(exported.texts)
  const items = exported.notes.map((note) => annotationOf(note, exported, textOf))
  const id = `${exported.origin}/notes/export?format=w3c`
  const page = { id: `${id}&page=1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items }
  const collection = {
    '@context': context,
    id,
    type: 'AnnotationCollection',
    label: wellFormed(exported.label),
    total: items.length,
    first: page,
  }
  return `${JSON.stringify(collection, null, 2)}\n`
}

/** Why somebody made it, in the words of the standard (section 3.3.5); who has lost the thread judges the passage. */
const motivations: Readonly<Record<AnnotationKind, string>> = {
  highlight: 'highlighting',
  note: 'commenting',
  question: 'questioning',
  lost: 'assessing',
}

function annotationOf(note: ExportedNote, { creator, origin }: Exported, textOf: TextOf) {
  const bodies = bodiesOf(note)
  return {
    '@context': context,
    id: `urn:uuid:${note.id}`,
    type: 'Annotation',
    motivation: motivations[note.kind],
    creator: { id: `urn:uuid:${creator.id}`, type: 'Person', name: wellFormed(creator.name) },
    created: note.createdAt,
    modified: note.updatedAt,
    audience: { type: 'schema:Audience', 'schema:audienceType': note.audience },
    ...(bodies.length === 0 ? {} : { body: bodies }),
    target: targetOf(note, origin, textOf),
  }
}

function bodiesOf({ kind, body }: ExportedNote) {
  const purpose = kind === 'question' ? 'questioning' : 'commenting'
  const words = { type: 'TextualBody', value: wellFormed(body), format: 'text/plain', purpose }
  const tag = { type: 'TextualBody', value: 'lost', format: 'text/plain', purpose: 'tagging' }
  return [...(kind === 'lost' ? [tag] : []), ...(body === '' ? [] : [words])]
}

/** The page of the text, with the revision and the level in which the words and the numbers hold. */
function targetOf({ assignmentId, passage }: ExportedNote, origin: string, textOf: TextOf) {
  const page = `${origin}/read/${assignmentId}`
  if (passage === null) return page
  const { revisionId, level } = passage
  const source = `${page}?revision=${revisionId}&level=${level}`
  return { type: 'SpecificResource', source, scope: page, selector: selectorsOf(passage, textOf) }
}

function selectorsOf({ revisionId, level, quote, prefix, suffix, place }: ExportedPassage, textOf: TextOf) {
  const words = {
    type: 'TextQuoteSelector',
    exact: wellFormed(quote),
    prefix: wellFormed(prefix),
    suffix: wellFormed(suffix),
  }
  const text = textOf(revisionId, level)
  if (place === null || text === null) return [words]
  const { start, end, blockId, endBlockId } = place
  const position = { type: 'TextPositionSelector', start: text.count(start), end: text.count(end) }
  if (blockId === endBlockId) return [words, position]
  const range = {
    type: 'RangeSelector',
    startSelector: pointIn(text, blockId, start),
    endSelector: pointIn(text, endBlockId, end),
  }
  return [words, position, range]
}

/** A point in a paragraph, by its name in the page; the end of a range is where its selector begins (section 4.2.8). */
function pointIn(text: MeasuredText, blockId: string, offset: number) {
  const point = text.count(offset) - text.count(text.starts.get(blockId) ?? 0)
  return {
    type: 'FragmentSelector',
    conformsTo: 'http://tools.ietf.org/rfc/rfc3236',
    value: `b-${blockId}`,
    refinedBy: { type: 'TextPositionSelector', start: point, end: point },
  }
}

type MeasuredText = {
  /** Code points before a UTF-16 offset of the stream. */
  count: (offset: number) => number
  /** Where each block begins in the stream, in UTF-16 units. */
  starts: ReadonlyMap<string, number>
}
type TextOf = (revisionId: string, level: ReadingLevel) => MeasuredText | null

function measuredTexts(texts: readonly ExportedText[]): TextOf {
  const measured = new Map<string, MeasuredText>()
  for (const { revisionId, level, blocks } of texts) {
    const starts = blockStarts(blocks)
    const count = codePointCounter(textStream(blocks))
    const byId = new Map(blocks.map(({ id }, index) => [id, starts[index] ?? 0]))
    measured.set(`${level} ${revisionId}`, { count, starts: byId })
  }
  return (revisionId, level) => measured.get(`${level} ${revisionId}`) ?? null
}
