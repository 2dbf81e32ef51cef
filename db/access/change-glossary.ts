import { and, eq, sql } from 'drizzle-orm'
import type { Actor } from '#domain/policy.ts'
import { notFound, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { articles } from '../schema/tables.ts'
import { lockOwnArticle } from './article-drafts.ts'
import { makeRenderings } from './system/renderings.ts'
import { withActor } from './with-actor.ts'

/**
 * Runs `work` for the owner of the article, whose row is locked, so that no revision is published meanwhile; begins a new
 * version of the glossary, with the text's new look.
 */
export async function changeGlossary<T>(
  ctx: Ctx,
  articleId: string,
  work: (tx: Db, actor: Actor) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { actor } = ctx
  const changed = await withActor<T>(ctx, async (tx, owner) => {
    if (!(await lockOwnArticle(tx, owner, articleId))) return notFound
    const done = await work(tx, owner)
    if (!done.ok) return done
    await tx
      .update(articles)
      .set({ glossaryVersion: sql`${articles.glossaryVersion} + 1` })
      .where(and(eq(articles.schoolId, owner.schoolId), eq(articles.id, articleId)))
    return done
  })
  if (!changed.ok || actor === null) return changed
  const made = await makeRenderings(ctx, { schoolId: actor.schoolId, articleId })
  return made.ok ? changed : made
}
