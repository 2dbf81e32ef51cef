import { and, desc, eq, inArray } from 'drizzle-orm'
import { compareRevisions, type RevisionDifference } from '#domain/article/revision/compare-revisions.ts'
import { type Actor, can } from '#domain/policy.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { articles, assignments, revisions, users } from '../schema/tables.ts'
import { withLevels } from './article-drafts.ts'
import { withActor } from './with-actor.ts'

export type RevisionFacts = { number: number; title: string; publishedAt: Date; authorName: string | null }

/** The revisions of an article, newest first: all for its owner, for other teachers those that their classes read. */
export async function listRevisions(ctx: Ctx, articleId: string): Promise<Result<RevisionFacts[]>> {
  return withActor(ctx, async (tx, actor) => {
    if (!(await mayView(tx, actor, articleId))) return notFound
    const rows = await tx
      .select({
        number: revisions.number,
        title: revisions.title,
        publishedAt: revisions.createdAt,
        authorName: users.displayName,
      })
      .from(revisions)
      .leftJoin(users, and(eq(users.schoolId, revisions.schoolId), eq(users.id, revisions.createdBy)))
      .where(and(eq(revisions.schoolId, actor.schoolId), eq(revisions.articleId, articleId)))
      .orderBy(desc(revisions.number), desc(revisions.id))
    return ok(rows)
  })
}

/** What one revision of an article changed of another, by their numbers. */
export async function compareRevisionsOf(
  ctx: Ctx,
  articleId: string,
  { from, to }: { from: number; to: number },
): Promise<Result<RevisionDifference>> {
  return withActor(ctx, async (tx, actor) => {
    if (!(await mayView(tx, actor, articleId))) return notFound
    const rows = await tx
      .select()
      .from(revisions)
      .where(
        and(
          eq(revisions.schoolId, actor.schoolId),
          eq(revisions.articleId, articleId),
          inArray(revisions.number, [from, to]),
        ),
      )
    const [before, after] = [from, to].map((number) => rows.find((row) => row.number === number))
    if (!before || !after) return notFound
    return ok(compareRevisions(await withLevels(tx, before), await withLevels(tx, after)))
  })
}

async function mayView(tx: Db, actor: Actor, articleId: string): Promise<boolean> {
  if (!can(actor, 'article.create', {})) return false
  const [row] = await tx
    .select({ ownerId: articles.ownerId })
    .from(articles)
    .where(and(eq(articles.schoolId, actor.schoolId), eq(articles.id, articleId)))
  if (!row) return false
  const placed = await tx
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.schoolId, actor.schoolId), eq(assignments.articleId, articleId)))
    .limit(1)
  return can(actor, 'article.view', { isOwner: row.ownerId === actor.userId, isAssigned: placed.length > 0 })
}
