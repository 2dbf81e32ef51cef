import { and, desc, eq } from 'drizzle-orm'
import { paragraphNumbers } from '#domain/article/paragraph-numbers.ts'
import type { ReaderView, TermView } from '#domain/article/reader-view.ts'
import { countWords, readingMinutes } from '#domain/article/reading-time.ts'
import { firstPlaces } from '#domain/article/render-html.ts'
import type { ArticleMeta, Block, ReadingLevel } from '#domain/article/schema.ts'
import { viewTranslations } from '#domain/glossary/explanation.ts'
import { type Glossary, termPlaces } from '#domain/glossary/places.ts'
import type { EditorNoteView } from '#domain/notes/view.ts'
import type { Actor } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import { articles, type assignments, renderings, revisionLevels, revisions } from '../schema/tables.ts'
import { editorNotesOf } from './editor-notes-of.ts'
import type { RenderingKey } from './system/renderings.ts'
import { glossaryOf } from './terms-of.ts'

/** An assigned text at one level with all that belongs to it; `html` is null until its look has been made. */
export type ReadText = {
  key: RenderingKey
  meta: ArticleMeta
  levels: ReadingLevel[]
  blocks: Block[]
  html: string | null
  glossary: Glossary
  editorNotes: EditorNoteView[]
}

/** Reads the text for an actor whose right to it has been asked for. Null when there is none. Three queries. */
export async function readText(
  tx: Db,
  actor: Actor,
  assignment: Pick<typeof assignments.$inferSelect, 'revisionId' | 'articleId' | 'plainLevel'>,
  wanted: ReadingLevel,
): Promise<ReadText | null> {
  const { schoolId } = actor
  const { revisionId, articleId, plainLevel } = assignment
  const rows = await tx
    .select({
      level: revisionLevels.level,
      blocks: revisionLevels.blocks,
      html: renderings.html,
      revision: revisions,
      glossaryVersion: articles.glossaryVersion,
    })
    .from(revisionLevels)
    .innerJoin(
      revisions,
      and(eq(revisions.schoolId, revisionLevels.schoolId), eq(revisions.id, revisionLevels.revisionId)),
    )
    .innerJoin(articles, and(eq(articles.schoolId, revisions.schoolId), eq(articles.id, revisions.articleId)))
    .leftJoin(
      renderings,
      and(
        eq(renderings.schoolId, revisionLevels.schoolId),
        eq(renderings.revisionId, revisionLevels.revisionId),
        eq(renderings.level, revisionLevels.level),
        eq(renderings.glossaryVersion, articles.glossaryVersion),
      ),
    )
    .where(and(eq(revisionLevels.schoolId, schoolId), eq(revisionLevels.revisionId, revisionId)))
    .orderBy(desc(revisionLevels.level))
  const offered = rows.filter(({ level }) => plainLevel || level === 'standard')
  const row = offered.find(({ level }) => level === wanted) ?? offered[0]
  if (!row) return null
  const { title, dateline, byline, credit, source, pageDate } = row.revision
  return {
    // The version is read before the terms: a look kept under it is never older than it says.
    key: { schoolId, revisionId, level: row.level, glossaryVersion: row.glossaryVersion },
    meta: { title, dateline, byline, credit, source, pageDate },
    levels: offered.map(({ level }) => level),
    blocks: row.blocks,
    html: row.html,
    glossary: await glossaryOf(tx, schoolId, { articleId, revisionId }),
    editorNotes: await editorNotesOf(tx, schoolId, { articleId, revisionId }),
  }
}

/** What the page says of a text, from its blocks and terms. */
export function describeReading(
  text: ReadText,
): Pick<ReaderView, 'meta' | 'level' | 'levels' | 'paragraphs' | 'words' | 'minutes' | 'terms' | 'editorNotes'> {
  const { blocks, meta, levels, key, editorNotes: notes } = text
  const words = countWords(blocks)
  const numbers = paragraphNumbers(blocks)
  return {
    meta,
    level: key.level,
    levels,
    paragraphs: numbers.size,
    words,
    minutes: readingMinutes(words),
    terms: describeTerms(text, numbers),
    editorNotes: notes,
  }
}

/** Terms in the order in which they first stand in the text; after them those that only an explanation may name. */
function describeTerms({ blocks, key, glossary }: ReadText, numbers: ReadonlyMap<string, number>): TermView[] {
  const places = termPlaces(blocks, key.level, glossary)
  const firsts = new Map([...firstPlaces(places).keys()].map(({ entryId, blockId }) => [entryId, blockId]))
  const counts = new Map<string, number>()
  for (const { entryId } of places) counts.set(entryId, (counts.get(entryId) ?? 0) + 1)
  const views = new Map(
    glossary.terms.map(({ id, translations, ...term }) => {
      const firstBlockId = firsts.get(id) ?? null
      const firstParagraph = firstBlockId === null ? null : (numbers.get(firstBlockId) ?? null)
      const view = { id, ...term, translations: viewTranslations(translations) }
      return [id, { ...view, count: counts.get(id) ?? 0, firstBlockId, firstParagraph }]
    }),
  )
  const ids = new Set([...firsts.keys(), ...views.keys()])
  return [...ids].flatMap((id) => views.get(id) ?? [])
}
