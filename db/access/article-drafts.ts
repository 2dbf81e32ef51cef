import { and, desc, eq } from 'drizzle-orm'
import {
  type ArticleDraft,
  articleDraftSchema,
  draftOf,
  type LevelBlocks,
  type RevisionText,
} from '#domain/article/revision/draft.ts'
import { type Actor, can } from '#domain/policy.ts'
import { fail, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { articleDrafts, articles, revisionLevels, revisions } from '../schema/tables.ts'
import { ownsArticle } from './facts.ts'
import { withActor } from './with-actor.ts'

/** A revision with its whole text. */
export type StoredRevision = RevisionText & { id: string; number: number }

export type ArticleEditorView = {
  articleId: string
  /** The revision that is being corrected. */
  base: StoredRevision
  draft: ArticleDraft
  /** A writer names it when saving; 0 where nothing has been saved yet. */
  version: number
}

/** The newest text of an article with what its owner has begun to change. Four queries. */
export async function readArticleEditor(ctx: Ctx, articleId: string): Promise<Result<ArticleEditorView>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'article.edit', { isOwner: await ownsArticle(tx, actor, articleId) })) return notFound
    const base = await newestRevisionOf(tx, actor.schoolId, articleId)
    if (base === null) return notFound
    const stored = await draftRow(tx, actor, articleId)
    if (stored === null) return ok({ articleId, base, draft: draftOf(base), version: 0 })
    return ok({ articleId, base, draft: articleDraftSchema.parse(stored.content), version: stored.version })
  })
}

/**
 * Keeps what has been changed so far, finished or not. `version` is the one the writer saw, 0 for none, and `baseRevisionId`
 * the text they began with: when either has been overtaken nothing is overwritten, and the answer is `conflict`
 * "draft-changed" or "text-changed". The same again, because its answer was lost, is answered as the first time.
 */
export async function saveArticleDraft(
  ctx: Ctx,
  articleId: string,
  input: { draft: ArticleDraft; version: number; baseRevisionId: string },
): Promise<Result<{ version: number }>> {
  return withActor<{ version: number }>(ctx, async (tx, actor) => {
    if (!(await lockOwnArticle(tx, actor, articleId))) return notFound
    const base = await newestRevisionOf(tx, actor.schoolId, articleId)
    if (base?.id !== input.baseRevisionId) return fail({ kind: 'conflict', detail: 'text-changed' })
    const { draft: content, version, baseRevisionId } = input
    const now = { content, version: version + 1, updatedAt: ctx.now() }
    const saved =
      version === 0
        ? await tx
            .insert(articleDrafts)
            .values({ schoolId: actor.schoolId, articleId, baseRevisionId, ...now })
            .onConflictDoNothing()
            .returning({ version: articleDrafts.version })
        : await tx
            .update(articleDrafts)
            .set(now)
            .where(and(isDraftOf(actor, articleId), eq(articleDrafts.version, version)))
            .returning({ version: articleDrafts.version })
    const [row] = saved
    if (row) return ok(row)
    const stored = await draftRow(tx, actor, articleId)
    const isSame = stored?.version === version + 1 && isSameDraft(stored.content, content)
    return isSame ? ok({ version: stored.version }) : fail({ kind: 'conflict', detail: 'draft-changed' })
  })
}

/** Whether a request whose answer was lost is sent again. */
function isSameDraft(stored: unknown, sent: ArticleDraft): boolean {
  const known = articleDraftSchema.safeParse(stored)
  return known.success && JSON.stringify(known.data) === JSON.stringify(articleDraftSchema.parse(sent))
}

/** Throws away what was changed since the last revision; `conflict` "draft-changed" when it is not what the writer saw. */
export async function discardArticleDraft(ctx: Ctx, articleId: string, version: number): Promise<Result<null>> {
  return withActor<null>(ctx, async (tx, actor) => {
    if (!(await lockOwnArticle(tx, actor, articleId))) return notFound
    const stored = await draftRow(tx, actor, articleId)
    if ((stored?.version ?? 0) !== version) return fail({ kind: 'conflict', detail: 'draft-changed' })
    await tx.delete(articleDrafts).where(isDraftOf(actor, articleId))
    return ok(null)
  })
}

/** The draft as it is stored; null for none. */
export async function draftRow(tx: Db, actor: Actor, articleId: string) {
  const [row] = await tx.select().from(articleDrafts).where(isDraftOf(actor, articleId))
  return row ?? null
}

export function isDraftOf({ schoolId }: Actor, articleId: string) {
  return and(eq(articleDrafts.schoolId, schoolId), eq(articleDrafts.articleId, articleId))
}

/** Locks the article of its owner, so that one revision, draft or glossary follows another; false for everybody else. */
export async function lockOwnArticle(tx: Db, actor: Actor, articleId: string): Promise<boolean> {
  const { schoolId, userId } = actor
  const rows = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.schoolId, schoolId), eq(articles.id, articleId), eq(articles.ownerId, userId)))
    .for('update')
  return can(actor, 'article.edit', { isOwner: rows.length > 0 }) && rows.length > 0
}

/** The newest revision of an article that row-level security shows, with its levels; null for none. Two queries. */
export async function newestRevisionOf(tx: Db, schoolId: string, articleId: string): Promise<StoredRevision | null> {
  const [row] = await tx
    .select()
    .from(revisions)
    .where(and(eq(revisions.schoolId, schoolId), eq(revisions.articleId, articleId)))
    .orderBy(desc(revisions.number), desc(revisions.id))
    .limit(1)
  return row ? withLevels(tx, row) : null
}

/** A revision's row with its text. One query. */
export async function withLevels(tx: Db, row: typeof revisions.$inferSelect): Promise<StoredRevision> {
  const { id, number, schoolId, title, dateline, byline, credit, source, pageDate } = row
  const levels: LevelBlocks[] = await tx
    .select({ level: revisionLevels.level, blocks: revisionLevels.blocks })
    .from(revisionLevels)
    .where(and(eq(revisionLevels.schoolId, schoolId), eq(revisionLevels.revisionId, id)))
    .orderBy(desc(revisionLevels.level))
  return { id, number, meta: { title, dateline, byline, credit, source, pageDate }, levels }
}
