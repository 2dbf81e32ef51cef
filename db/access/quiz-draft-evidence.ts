import { and, asc, eq } from 'drizzle-orm'
import { type LevelTexts, reanchor } from '#domain/anchoring/reanchor.ts'
import type { Span } from '#domain/anchoring/schema.ts'
import { textStream } from '#domain/article/text-stream.ts'
import { quizDraftSchema } from '#domain/quiz/draft.ts'
import { draftGoldSpans, followGoldSpans, lostSpan } from '#domain/quiz/gold-spans.ts'
import { withoutLostPassages } from '#domain/quiz/sections.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { quizDrafts, quizzes } from '../schema/tables.ts'

/**
 * Follows the passages of quizzes that are being written to the text that takes the place of `before`. What has no place any
 * more keeps its words and stands nowhere, so that the check before the quiz is published tells of it; a section whose passage
 * has lost its first or last block speaks of the whole text. As their owner.
 */
export async function followQuizDrafts(
  tx: Db,
  ctx: Pick<Ctx, 'now'>,
  {
    schoolId,
    articleId,
    before,
    after,
  }: { schoolId: string; articleId: string; before: LevelTexts; after: LevelTexts },
): Promise<void> {
  const rows = await tx
    .select({ quizId: quizDrafts.quizId, content: quizDrafts.content, version: quizDrafts.version })
    .from(quizDrafts)
    .innerJoin(quizzes, and(eq(quizzes.schoolId, quizDrafts.schoolId), eq(quizzes.id, quizDrafts.quizId)))
    .where(and(eq(quizDrafts.schoolId, schoolId), eq(quizzes.articleId, articleId)))
    .orderBy(asc(quizDrafts.quizId))
    .for('update', { of: quizDrafts })
  const blockIds = new Set(after.get('standard')?.map(({ id }) => id))
  for (const { quizId, content, version } of rows) {
    const draft = quizDraftSchema.parse(content)
    const follow = followerOf(draftGoldSpans(draft.questions), before, after)
    const { questions, isChanged } = followGoldSpans(draft.questions, follow)
    const divided = withoutLostPassages(draft.sections, blockIds)
    if (!isChanged && !divided.isChanged) continue
    await tx
      .update(quizDrafts)
      .set({ content: { ...draft, questions, sections: divided.sections }, version: version + 1, updatedAt: ctx.now() })
      .where(and(eq(quizDrafts.schoolId, schoolId), eq(quizDrafts.quizId, quizId)))
  }
}

/** Where each of the spans stands afterwards; the same object where it stands as before. */
function followerOf(spans: readonly Span[], before: LevelTexts, after: LevelTexts): (span: Span) => Span {
  const sources = spans.map((span) => ({ ...span, revisionId: '', prefix: '', suffix: '' }))
  const fates = reanchor(sources, new Map([['', before]]), after)
  const followed = new Map(
    spans.map((span, index) => {
      const { level } = span
      const place = fates[index]?.place
      if (!place) return [span, lostSpan(span, textStream(after.get(level) ?? []).length)]
      const { start, end, quote } = place
      const isSame = start === span.start && end === span.end && quote === span.quote
      return [span, isSame ? span : { level, start, end, quote }]
    }),
  )
  return (span) => followed.get(span) ?? span
}
