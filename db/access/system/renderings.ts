import { and, eq } from 'drizzle-orm'
import { renderHtml } from '#domain/article/render-html.ts'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import { findTerms } from '#domain/glossary/find-terms.ts'
import type { GlossaryTerm } from '#domain/glossary/schema.ts'
import { ok, type Result } from '#domain/result.ts'
import type { SystemCtx } from '../../ctx.ts'
import { renderings } from '../../schema/tables.ts'
import { withSystem } from '../with-actor.ts'

export type RenderingKey = { schoolId: string; revisionId: string; level: ReadingLevel; glossaryVersion: number }

/**
 * What a revision looks like, made at the first reading and kept. The caller has read blocks and terms in the actor's
 * own transaction, and so has shown the right to them; nothing else is read here.
 */
export async function keepRendering(
  ctx: SystemCtx,
  key: RenderingKey,
  source: { blocks: readonly Block[]; terms: readonly GlossaryTerm[] },
): Promise<Result<string>> {
  const html = renderHtml(source.blocks, findTerms(source.blocks, source.terms))
  return withSystem(ctx, async (tx) => {
    await tx
      .insert(renderings)
      .values({ ...key, html })
      .onConflictDoNothing()
    const [row] = await tx
      .select({ html: renderings.html })
      .from(renderings)
      .where(
        and(
          eq(renderings.schoolId, key.schoolId),
          eq(renderings.revisionId, key.revisionId),
          eq(renderings.level, key.level),
          eq(renderings.glossaryVersion, key.glossaryVersion),
        ),
      )
    return ok(row?.html ?? html)
  })
}
