import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { describeSpan } from '#domain/anchoring/describe.ts'
import type { Span } from '#domain/anchoring/schema.ts'
import type { Block, ReadingLevel } from '#domain/article/schema.ts'
import { can } from '#domain/policy.ts'
import { type CheckedDraft, checkDraft, newQuizDraft, type QuizDraft, quizDraftSchema } from '#domain/quiz/draft.ts'
import { goldSpansOf } from '#domain/quiz/gold-spans.ts'
import { namedMisconceptions } from '#domain/quiz/named-misconceptions.ts'
import { fail, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { articles, quizDrafts, quizVersions, quizzes, revisionLevels, revisions } from '../schema/tables.ts'
import { recordAudit } from './audit.ts'
import { ownsArticle, ownsQuiz } from './facts.ts'
import { insertQuizVersion } from './insert-quiz-version.ts'
import { keepMisconceptions, ownMisconceptionNames } from './misconceptions.ts'
import { withActor } from './with-actor.ts'

export type QuizEditorView = {
  id: string
  articleId: string
  articleTitle: string
  revisionId: string
  levels: { level: ReadingLevel; blocks: Block[] }[]
  draft: QuizDraft
  /** A writer names it when saving. */
  draftVersion: number
  /** Number of the newest published version; null before the first. */
  publishedNumber: number | null
  /** Names on the teacher's list. */
  misconceptions: string[]
}

/** Begins an empty quiz on an article of one's own. */
export async function createQuiz(
  ctx: Ctx,
  input: { articleId: string; title: string },
): Promise<Result<{ quizId: string }>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'article.edit', { isOwner: await ownsArticle(tx, actor, input.articleId) })) return notFound
    const quizId = ctx.newId()
    const title = input.title.trim().slice(0, 300)
    const content = newQuizDraft(title)
    const { schoolId, userId } = actor
    await tx
      .insert(quizzes)
      .values({ schoolId, id: quizId, articleId: input.articleId, ownerId: userId, title, createdAt: ctx.now() })
    await tx.insert(quizDrafts).values({ schoolId, quizId, content, version: 1, updatedAt: ctx.now() })
    return ok({ quizId })
  })
}

/** A quiz with its draft and the newest text of its article, for its owner. */
export async function readQuizEditor(ctx: Ctx, quizId: string): Promise<Result<QuizEditorView>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'quiz.edit', { isOwner: await ownsQuiz(tx, actor, quizId) })) return notFound
    const [row] = await tx
      .select({
        articleId: quizzes.articleId,
        content: quizDrafts.content,
        version: quizDrafts.version,
        revisionId: revisions.id,
        articleTitle: revisions.title,
        publishedNumber: sql<
          number | null
        >`(select max(v.number) from ${quizVersions} v where v.school_id = ${quizzes.schoolId} and v.quiz_id = ${quizzes.id})`,
      })
      .from(quizzes)
      .innerJoin(quizDrafts, and(eq(quizDrafts.schoolId, quizzes.schoolId), eq(quizDrafts.quizId, quizzes.id)))
      .innerJoin(articles, and(eq(articles.schoolId, quizzes.schoolId), eq(articles.id, quizzes.articleId)))
      .innerJoin(revisions, and(eq(revisions.schoolId, articles.schoolId), eq(revisions.articleId, articles.id)))
      .where(and(eq(quizzes.schoolId, actor.schoolId), eq(quizzes.id, quizId)))
      .orderBy(desc(revisions.number), asc(revisions.id))
      .limit(1)
    if (!row) return notFound
    return ok({
      id: quizId,
      articleId: row.articleId,
      articleTitle: row.articleTitle,
      revisionId: row.revisionId,
      levels: await levelsOf(tx, actor.schoolId, row.revisionId),
      draft: quizDraftSchema.parse(row.content),
      draftVersion: row.version,
      publishedNumber: row.publishedNumber,
      misconceptions: await ownMisconceptionNames(tx, actor),
    })
  })
}

async function levelsOf(tx: Db, schoolId: string, revisionId: string) {
  return tx
    .select({ level: revisionLevels.level, blocks: revisionLevels.blocks })
    .from(revisionLevels)
    .where(and(eq(revisionLevels.schoolId, schoolId), eq(revisionLevels.revisionId, revisionId)))
    .orderBy(desc(revisionLevels.level))
}

/**
 * Keeps a draft, finished or not. `version` is the one the writer saw: when somebody else has saved since, nothing is
 * overwritten and the answer is `conflict` ("draft-changed").
 */
export async function saveQuizDraft(
  ctx: Ctx,
  quizId: string,
  input: { draft: QuizDraft; version: number },
): Promise<Result<{ version: number }>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'quiz.edit', { isOwner: await ownsQuiz(tx, actor, quizId) })) return notFound
    const [saved] = await tx
      .update(quizDrafts)
      .set({ content: input.draft, version: input.version + 1, updatedAt: ctx.now() })
      .where(
        and(
          eq(quizDrafts.schoolId, actor.schoolId),
          eq(quizDrafts.quizId, quizId),
          eq(quizDrafts.version, input.version),
        ),
      )
      .returning({ version: quizDrafts.version })
    if (!saved) return fail({ kind: 'conflict', detail: 'draft-changed' })
    await tx
      .update(quizzes)
      .set({ title: input.draft.title.trim() })
      .where(and(eq(quizzes.schoolId, actor.schoolId), eq(quizzes.id, quizId)))
    return ok({ version: saved.version })
  })
}

/**
 * Publishes the draft as the next version, frozen from then on. A question that did not change keeps its version.
 * Errors: `invalid` with the faults of the draft, `conflict` when it was changed since `version`.
 */
export async function publishQuiz(ctx: Ctx, quizId: string, version: number): Promise<Result<{ number: number }>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'quiz.edit', { isOwner: await ownsQuiz(tx, actor, quizId) })) return notFound
    const [row] = await tx
      .select({ content: quizDrafts.content, version: quizDrafts.version, articleId: quizzes.articleId })
      .from(quizDrafts)
      .innerJoin(quizzes, and(eq(quizzes.schoolId, quizDrafts.schoolId), eq(quizzes.id, quizDrafts.quizId)))
      .where(and(eq(quizDrafts.schoolId, actor.schoolId), eq(quizDrafts.quizId, quizId)))
      .for('update', { of: quizDrafts })
    if (!row) return notFound
    if (row.version !== version) return fail({ kind: 'conflict', detail: 'draft-changed' })
    const draft = quizDraftSchema.parse(row.content)
    const checked = checkDraft(draft)
    const revision = await newestRevision(tx, actor.schoolId, row.articleId)
    const faults = [...faultFields(checked), ...evidenceFaults(checked, revision.levels)]
    if (faults.length > 0) return fail({ kind: 'invalid', fields: Object.fromEntries(faults) })
    const { number } = await insertQuizVersion(tx, ctx, {
      schoolId: actor.schoolId,
      userId: actor.userId,
      quizId,
      title: draft.title.trim(),
      revisionId: revision.id,
      questions: checked.questions,
      sections: checked.sections,
      sectionOf: checked.sectionOf,
    })
    await keepMisconceptions(tx, ctx, actor, namedMisconceptions(checked.questions))
    await recordAudit(tx, ctx, {
      schoolId: actor.schoolId,
      action: 'quiz-published',
      subjectType: 'quiz',
      subjectId: quizId,
      detail: { number },
    })
    return ok({ number })
  })
}

async function newestRevision(tx: Db, schoolId: string, articleId: string) {
  const [revision] = await tx
    .select({ id: revisions.id })
    .from(revisions)
    .where(and(eq(revisions.schoolId, schoolId), eq(revisions.articleId, articleId)))
    .orderBy(desc(revisions.number), asc(revisions.id))
    .limit(1)
  if (!revision) throw new Error('An article without a revision')
  return { id: revision.id, levels: await levelsOf(tx, schoolId, revision.id) }
}

function faultFields({ faults }: CheckedDraft): [string, string][] {
  return faults.map((fault) => [
    fault.questionId === null ? fault.field : `${fault.questionId}.${fault.field}`,
    fault.message,
  ])
}

/** Evidence, and passages that are the answer, must stand, word for word, where they claim. */
function evidenceFaults({ questions }: CheckedDraft, levels: QuizEditorView['levels']): [string, string][] {
  const stands = (span: Span) => {
    const blocks = levels.find((candidate) => candidate.level === span.level)?.blocks
    return blocks !== undefined && describeSpan(blocks, span).ok
  }
  return questions.flatMap((question) =>
    goldSpansOf(question).flatMap(({ field, span }): [string, string][] =>
      stands(span) ? [] : [[`${question.id}.${field}`, 'evidence-moved']],
    ),
  )
}
