import { and, asc, countDistinct, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import {
  type ArticleMeta,
  articleMetaSchema,
  type Block,
  blocksSchema,
  type ReadingLevel,
} from '#domain/article/schema.ts'
import { can } from '#domain/policy.ts'
import { forbidden, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  articles,
  assignments,
  classes,
  glossaryEntries,
  quizVersions,
  quizzes,
  revisionLevels,
  revisions,
} from '../schema/tables.ts'
import { recordAudit } from './audit.ts'
import { makeRenderings } from './system/renderings.ts'
import { withActor } from './with-actor.ts'

export type ArticleSummary = {
  id: string
  title: string
  source: string | null
  createdAt: Date
  terms: number
  quizzes: number
  assignments: number
}

/** The articles the actor owns, newest first: those in use, or those that were archived. One query. */
export async function listArticles(
  ctx: Ctx,
  which: 'in-use' | 'archived' = 'in-use',
): Promise<Result<ArticleSummary[]>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'article.create', {})) return forbidden
    const rows = await tx
      .select({
        id: articles.id,
        title: revisions.title,
        source: revisions.source,
        createdAt: articles.createdAt,
        terms: countDistinct(glossaryEntries.id),
        quizzes: countDistinct(quizzes.id),
        assignments: countDistinct(assignments.id),
      })
      .from(articles)
      .innerJoin(
        revisions,
        and(eq(revisions.schoolId, articles.schoolId), eq(revisions.articleId, articles.id), isNewest),
      )
      .leftJoin(
        glossaryEntries,
        and(
          eq(glossaryEntries.schoolId, articles.schoolId),
          eq(glossaryEntries.articleId, articles.id),
          isNull(glossaryEntries.deletedAt),
        ),
      )
      .leftJoin(quizzes, and(eq(quizzes.schoolId, articles.schoolId), eq(quizzes.articleId, articles.id)))
      .leftJoin(assignments, and(eq(assignments.schoolId, articles.schoolId), eq(assignments.articleId, articles.id)))
      .where(and(eq(articles.schoolId, actor.schoolId), eq(articles.ownerId, actor.userId), inState(which)))
      .groupBy(articles.id, articles.createdAt, revisions.title, revisions.source)
      .orderBy(desc(articles.createdAt), desc(articles.id))
    return ok(rows)
  })
}

function inState(which: 'in-use' | 'archived') {
  return which === 'archived' ? isNotNull(articles.archivedAt) : isNull(articles.archivedAt)
}

/** Of an article's revisions, the one with the highest number. */
const isNewest = eq(
  revisions.number,
  sql`(select max(newer.number) from revisions newer where newer.school_id = ${revisions.schoolId} and newer.article_id = ${revisions.articleId})`,
)

export type ArticleView = {
  id: string
  isOwner: boolean
  revisionId: string
  revisionNumber: number
  meta: ArticleMeta
  levels: { level: ReadingLevel; blocks: Block[] }[]
  quizzes: { id: string; title: string; publishedNumber: number | null }[]
  assignments: { id: string; className: string; dueAt: Date | null; timeZone: string; isWithdrawn: boolean }[]
}

/** An article at its newest revision, for its owner and for teachers in whose classes it is read. Four queries. */
export async function readArticle(ctx: Ctx, articleId: string): Promise<Result<ArticleView>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'article.create', {})) return notFound
    const [row] = await tx
      .select({ ownerId: articles.ownerId, revision: revisions })
      .from(articles)
      .innerJoin(
        revisions,
        and(eq(revisions.schoolId, articles.schoolId), eq(revisions.articleId, articles.id), isNewest),
      )
      .where(and(eq(articles.schoolId, actor.schoolId), eq(articles.id, articleId)))
    if (!row) return notFound
    const isOwner = row.ownerId === actor.userId
    const placed = await assignmentsOf(tx, actor.schoolId, articleId)
    if (!can(actor, 'article.view', { isOwner, isAssigned: placed.length > 0 })) return notFound
    return ok({
      id: articleId,
      isOwner,
      revisionId: row.revision.id,
      revisionNumber: row.revision.number,
      meta: metaOf(row.revision),
      levels: await levelsOf(tx, actor.schoolId, row.revision.id),
      quizzes: await quizzesOf(tx, actor.schoolId, articleId),
      assignments: placed,
    })
  })
}

function metaOf(revision: typeof revisions.$inferSelect): ArticleMeta {
  const { title, dateline, byline, credit, source, pageDate } = revision
  return { title, dateline, byline, credit, source, pageDate }
}

async function levelsOf(tx: Db, schoolId: string, revisionId: string) {
  return tx
    .select({ level: revisionLevels.level, blocks: revisionLevels.blocks })
    .from(revisionLevels)
    .where(and(eq(revisionLevels.schoolId, schoolId), eq(revisionLevels.revisionId, revisionId)))
    .orderBy(desc(revisionLevels.level))
}

/** Row-level security leaves only the assignments of classes that the actor teaches. */
async function assignmentsOf(tx: Db, schoolId: string, articleId: string): Promise<ArticleView['assignments']> {
  const rows = await tx
    .select({
      id: assignments.id,
      className: classes.name,
      dueAt: assignments.dueAt,
      timeZone: classes.timeZone,
      withdrawnAt: assignments.withdrawnAt,
    })
    .from(assignments)
    .innerJoin(classes, and(eq(classes.schoolId, assignments.schoolId), eq(classes.id, assignments.classId)))
    .where(and(eq(assignments.schoolId, schoolId), eq(assignments.articleId, articleId)))
    .orderBy(desc(assignments.createdAt), desc(assignments.id))
  return rows.map(({ withdrawnAt, ...rest }) => ({ ...rest, isWithdrawn: withdrawnAt !== null }))
}

async function quizzesOf(tx: Db, schoolId: string, articleId: string): Promise<ArticleView['quizzes']> {
  return tx
    .select({
      id: quizzes.id,
      title: quizzes.title,
      publishedNumber: sql<number | null>`max(${quizVersions.number})`.mapWith((value) =>
        value === null ? null : Number(value),
      ),
    })
    .from(quizzes)
    .leftJoin(quizVersions, and(eq(quizVersions.schoolId, quizzes.schoolId), eq(quizVersions.quizId, quizzes.id)))
    .where(and(eq(quizzes.schoolId, schoolId), eq(quizzes.articleId, articleId)))
    .groupBy(quizzes.id, quizzes.title, quizzes.createdAt)
    .orderBy(asc(quizzes.createdAt), asc(quizzes.id))
}

/** Stores a text as the first revision of a new article. Errors are `invalid` on `title` or `text`. */
export async function createArticle(
  ctx: Ctx,
  input: { meta: ArticleMeta; blocks: Block[] },
): Promise<Result<{ articleId: string }>> {
  const meta = articleMetaSchema.safeParse(input.meta)
  if (!meta.success) return invalid(String(meta.error.issues[0]?.path[0] ?? 'title'), 'meta-wrong')
  const blocks = blocksSchema.safeParse(input.blocks)
  if (!blocks.success) return invalid('text', 'text-wrong')
  const created = await withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'article.create', {})) return forbidden
    const { schoolId, userId } = actor
    const [articleId, revisionId, createdAt] = [ctx.newId(), ctx.newId(), ctx.now()]
    await tx.insert(articles).values({ schoolId, id: articleId, ownerId: userId, createdAt })
    await tx
      .insert(revisions)
      .values({ schoolId, id: revisionId, articleId, number: 1, ...meta.data, createdBy: userId, createdAt })
    await tx.insert(revisionLevels).values({ schoolId, revisionId, level: 'standard', blocks: blocks.data })
    await recordAudit(tx, ctx, { schoolId, action: 'article-created', subjectType: 'article', subjectId: articleId })
    return ok({ schoolId, articleId })
  })
  if (!created.ok) return created
  const made = await makeRenderings(ctx, created.value)
  return made.ok ? ok({ articleId: created.value.articleId }) : made
}

/** Takes an article out of the library, or puts it back. What is assigned goes on being read. */
export async function archiveArticle(ctx: Ctx, articleId: string, isArchived: boolean): Promise<Result<null>> {
  return withActor(ctx, async (tx, actor) => {
    const rows = await tx
      .update(articles)
      .set({ archivedAt: isArchived ? ctx.now() : null })
      .where(and(eq(articles.schoolId, actor.schoolId), eq(articles.id, articleId), eq(articles.ownerId, actor.userId)))
      .returning({ id: articles.id })
    if (rows.length === 0 || !can(actor, 'article.edit', { isOwner: true })) return notFound
    await recordAudit(tx, ctx, {
      schoolId: actor.schoolId,
      action: isArchived ? 'article-archived' : 'article-restored',
      subjectType: 'article',
      subjectId: articleId,
    })
    return ok(null)
  })
}
