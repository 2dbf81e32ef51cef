import { and, eq } from 'drizzle-orm'
import type { TextFigures } from '#domain/article/describe-text.ts'
import type { ArticleMeta, Block, ReadingLevel } from '#domain/article/schema.ts'
import type { Glossary } from '#domain/glossary/places.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { SystemCtx } from '../ctx.ts'
import { renderings, revisionLevels, revisions } from '../schema/tables.ts'
import { keepRendering, type RenderingKey } from './system/renderings.ts'
import { glossaryOf } from './terms-of.ts'

/** What a text looks like at one level and what is told of it: the same for everybody who may see it. */
export type TextLook = { meta: ArticleMeta; html: string; figures: TextFigures }

/** A look, or what it is made of where that has not happened yet. */
export type FoundLook =
  | { isMade: true; look: TextLook }
  | { isMade: false; meta: ArticleMeta; blocks: Block[]; glossary: Glossary }

/** How many looks a process remembers. */
const mostRemembered = 100
const remembered = new Map<string, TextLook>()

/** What an actor was shown of a text: which levels it has for them, and the number of its glossary. */
export type ShownText = {
  articleId: string
  revisionId: string
  plainLevel: boolean
  /** The levels that the revision has. */
  levels: readonly ReadingLevel[]
  glossaryVersion: number
}

/** The levels a reader may choose from, the standard one first. */
export function levelsOffered({ levels, plainLevel }: Pick<ShownText, 'levels' | 'plainLevel'>): ReadingLevel[] {
  return levels.filter((level) => plainLevel || level === 'standard')
}

/** Under which name the look at the wanted level stands, or at the first that is offered; null where there is none. */
export function lookKeyOf(schoolId: string, text: ShownText, wanted: ReadingLevel): RenderingKey | null {
  const offered = levelsOffered(text)
  const level = offered.includes(wanted) ? wanted : offered[0]
  if (level === undefined) return null
  return { schoolId, revisionId: text.revisionId, level, glossaryVersion: text.glossaryVersion }
}

/** A look that this process has read before; only for a text whose row the database has just shown to the actor. */
export function rememberedLook(key: RenderingKey): TextLook | null {
  return remembered.get(nameOf(key)) ?? null
}

/**
 * The look of a text whose row the database has just shown to this actor. A revision never changes, nor does a glossary under
 * one number: what was read once under their names is remembered, and a new number is another name. Null where there is none;
 * no query where it is remembered, two at most.
 */
export async function findLook(tx: Db, key: RenderingKey, articleId: string): Promise<FoundLook | null> {
  const known = rememberedLook(key)
  if (known !== null) return { isMade: true, look: known }
  const [row] = await tx
    .select({
      revision: revisions,
      blocks: revisionLevels.blocks,
      html: renderings.html,
      figures: renderings.figures,
    })
    .from(revisionLevels)
    .innerJoin(
      revisions,
      and(eq(revisions.schoolId, revisionLevels.schoolId), eq(revisions.id, revisionLevels.revisionId)),
    )
    .leftJoin(
      renderings,
      and(
        eq(renderings.schoolId, revisionLevels.schoolId),
        eq(renderings.revisionId, revisionLevels.revisionId),
        eq(renderings.level, revisionLevels.level),
        eq(renderings.glossaryVersion, key.glossaryVersion),
      ),
    )
    .where(
      and(
        eq(revisionLevels.schoolId, key.schoolId),
        eq(revisionLevels.revisionId, key.revisionId),
        eq(revisionLevels.level, key.level),
      ),
    )
  if (!row) return null
  const { title, dateline, byline, credit, source, pageDate } = row.revision
  const meta = { title, dateline, byline, credit, source, pageDate }
  const { html, figures, blocks } = row
  if (html === null || figures === null) {
    const glossary = await glossaryOf(tx, key.schoolId, { articleId, revisionId: key.revisionId })
    return { isMade: false, meta, blocks, glossary }
  }
  return { isMade: true, look: remember(key, { meta, html, figures }) }
}

/** The same as it is shown: made and kept now where nobody has read the text before. */
export async function madeLook(ctx: SystemCtx, key: RenderingKey, found: FoundLook | null): Promise<Result<TextLook>> {
  if (found === null) return notFound
  if (found.isMade) return ok(found.look)
  const made = await keepRendering(ctx, key, found)
  return made.ok ? ok(remember(key, { meta: found.meta, ...made.value })) : made
}

function nameOf({ schoolId, revisionId, level, glossaryVersion }: RenderingKey): string {
  return `${schoolId} ${revisionId} ${level} ${glossaryVersion}`
}

/** The oldest makes room. */
function remember(key: RenderingKey, look: TextLook): TextLook {
  const [oldest] = remembered.keys()
  if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest)
  remembered.set(nameOf(key), look)
  return look
}
