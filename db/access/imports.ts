import { beginDraft, type ImportDraft, outlineOf } from '#domain/article/import/import-draft.ts'
import type { ImportOutline } from '#domain/article/import/import-outline.ts'
import type { ArticleMeta } from '#domain/article/schema.ts'
import { can } from '#domain/policy.ts'
import { forbidden, type Result, unauthenticated } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { createArticle } from './articles.ts'

/** Begins to bring in a text, for those who may keep articles; stores nothing. Errors are `invalid` on `text`. */
export async function startImport(ctx: Ctx, input: Pick<ImportDraft, 'text' | 'format'>): Promise<Result<ImportDraft>> {
  return refusal(ctx) ?? beginDraft(input.text, input.format)
}

/** What a draft would become; stores nothing. Errors are `invalid` on `text`. */
export async function reviewImport(ctx: Ctx, draft: ImportDraft): Promise<Result<ImportOutline>> {
  return refusal(ctx) ?? outlineOf(draft)
}

/** Imports a draft's text once more and stores it as a new article. Errors are `invalid` on `text` or on a field. */
export async function saveImport(
  ctx: Ctx,
  draft: ImportDraft,
  meta: ArticleMeta,
): Promise<Result<{ articleId: string }>> {
  const outline = await reviewImport(ctx, draft)
  if (!outline.ok) return outline
  const blocks = outline.value.blocks.map(({ line: _line, endLine: _endLine, ...block }) => block)
  return createArticle(ctx, { meta, blocks })
}

/** Asked before the work, which costs time in proportion to the text. */
function refusal(ctx: Ctx) {
  if (ctx.actor === null) return unauthenticated
  return can(ctx.actor, 'article.create', {}) ? null : forbidden
}
