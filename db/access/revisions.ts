import { and, eq } from 'drizzle-orm'
import type { LevelTexts } from '#domain/anchoring/reanchor.ts'
import { compareRevisions } from '#domain/article/revision/compare-revisions.ts'
import { articleDraftSchema, checkDraft, type DraftFault, type LevelBlocks } from '#domain/article/revision/draft.ts'
import type { RevisionReview } from '#domain/article/revision/review.ts'
import { type Actor, can } from '#domain/policy.ts'
import { fail, invalid, notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { articleDrafts, revisionLevels, revisions } from '../schema/tables.ts'
import { draftRow, isDraftOf, lockOwnArticle, newestRevisionOf } from './article-drafts.ts'
import { recordAudit } from './audit.ts'
import { ownsArticle } from './facts.ts'
import { reviewEditorNotes, reviewEvidence, reviewExceptions, reviewNotes } from './passage-reviews.ts'
import { followQuizDrafts } from './quiz-draft-evidence.ts'
import { reanchorArticle } from './system/reanchor.ts'
import { makeRenderingsWithin } from './system/renderings.ts'
import { withActor } from './with-actor.ts'

/**
 * What publishing the draft would change: in the text, and of the passages that hang on it. Changes nothing. Errors: `invalid`
 * with the faults of the draft, or on `text` "nothing-changed".
 */
export async function reviewRevision(
  ctx: Ctx,
  articleId: string,
): Promise<Result<{ review: RevisionReview; version: number }>> {
  return withActor(ctx, async (tx, actor) => {
    if (!can(actor, 'article.edit', { isOwner: await ownsArticle(tx, actor, articleId) })) return notFound
    const written = await readWritten(tx, actor, articleId)
    if (!written.ok) return written
    const { base, text, difference, version } = written.value
    const number = base.number + 1
    const at = { schoolId: actor.schoolId, articleId, number }
    const target = textsOf(text.levels)
    const review = {
      number,
      difference,
      notes: await reviewNotes(tx, actor, at, target),
      editorNotes: await reviewEditorNotes(tx, at, target),
      exceptions: await reviewExceptions(tx, at, target),
      evidence: await reviewEvidence(tx, at, target),
    }
    return ok({ review, version })
  })
}

/**
 * Publishes the draft as the next revision, with its look, and follows everything that hangs on the article to it; all of
 * it or nothing. `revisionId` is the client's: the same again is answered as the first time. Errors: `invalid` with the faults
 * of the draft; `conflict` "draft-changed" when it is not what `version` saw, for example because another window has published.
 */
export async function publishRevision(
  ctx: Ctx,
  articleId: string,
  { revisionId, version }: { revisionId: string; version: number },
): Promise<Result<{ number: number }>> {
  return withActor<{ number: number }>(ctx, async (tx, actor) => {
    if (!(await lockOwnArticle(tx, actor, articleId))) return notFound
    const before = await publishedBefore(tx, actor, revisionId)
    if (before !== null) {
      const isSame = before.articleId === articleId && before.createdBy === actor.userId
      return isSame ? ok({ number: before.number }) : fail({ kind: 'conflict', detail: 'already-there' })
    }
    const written = await readWritten(tx, actor, articleId)
    if (!written.ok) return written
    const { base, text } = written.value
    if (written.value.version !== version) return fail({ kind: 'conflict', detail: 'draft-changed' })
    const { schoolId, userId } = actor
    const number = base.number + 1
    await tx
      .insert(revisions)
      .values({ schoolId, id: revisionId, articleId, number, ...text.meta, createdBy: userId, createdAt: ctx.now() })
    await tx.insert(revisionLevels).values(text.levels.map((level) => ({ schoolId, revisionId, ...level })))
    await tx.delete(articleDrafts).where(isDraftOf(actor, articleId))
    await followQuizDrafts(tx, ctx, { schoolId, articleId, before: textsOf(base.levels), after: textsOf(text.levels) })
    await reanchorArticle(tx, ctx, { schoolId, revisionId })
    await makeRenderingsWithin(tx, { schoolId, articleId })
    await recordAudit(tx, ctx, {
      schoolId,
      action: 'revision-published',
      subjectType: 'article',
      subjectId: articleId,
      detail: { number },
    })
    return ok({ number })
  })
}

async function publishedBefore(tx: Db, { schoolId }: Actor, revisionId: string) {
  const [row] = await tx
    .select()
    .from(revisions)
    .where(and(eq(revisions.schoolId, schoolId), eq(revisions.id, revisionId)))
  return row ?? null
}

/** The draft as the text it would become, beside the newest revision. */
async function readWritten(tx: Db, actor: Actor, articleId: string) {
  const stored = await draftRow(tx, actor, articleId)
  if (stored === null) return fail({ kind: 'conflict', detail: 'draft-changed' })
  const base = await newestRevisionOf(tx, actor.schoolId, articleId)
  if (base?.id !== stored.baseRevisionId) return fail({ kind: 'conflict', detail: 'text-changed' })
  const { text, faults } = checkDraft(articleDraftSchema.parse(stored.content))
  if (text === null) return fail({ kind: 'invalid', fields: fieldsOf(faults) })
  const difference = compareRevisions(base, text)
  if (difference.isSame) return invalid('text', 'nothing-changed')
  return ok({ base, text, difference, version: stored.version })
}

function fieldsOf(faults: readonly DraftFault[]): Record<string, string> {
  return Object.fromEntries(
    faults.map(({ rowId, field, message }) => [rowId === null ? field : `${rowId}.${field}`, message]),
  )
}

function textsOf(levels: readonly LevelBlocks[]): LevelTexts {
  return new Map(levels.map(({ level, blocks }) => [level, blocks]))
}
