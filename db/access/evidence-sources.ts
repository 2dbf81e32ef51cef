import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { PassageSource } from '#domain/anchoring/reanchor.ts'
import { goldSpansOf } from '#domain/quiz/gold-spans.ts'
import type { Db } from '../client.ts'
import {
  evidenceAnchors,
  questionKeys,
  questionVersions,
  quizItems,
  quizVersions,
  quizzes,
  revisions,
} from '../schema/tables.ts'
import { sourceOf } from './passage-sources.ts'

/** A passage on which a published question rests, as it last stood. */
export type EvidenceSource = PassageSource & { questionVersionId: string; field: string; stem: string }

type Before = { schoolId: string; articleId: string; number: number }

/**
 * The passages of an article on which published questions rest, each from the last revision before `number` in which it
 * stood: that of its quiz, or a later one to which it was followed. As far as the role of the transaction sees keys. Two
 * queries.
 */
export async function evidenceSources(tx: Db, before: Before): Promise<EvidenceSource[]> {
  const { schoolId, articleId, number } = before
  const rows = await tx
    .selectDistinctOn([quizItems.questionVersionId], {
      questionVersionId: quizItems.questionVersionId,
      stem: sql<string>`${questionVersions.body} ->> 'stem'`,
      key: questionKeys.key,
      revisionId: revisions.id,
      number: revisions.number,
    })
    .from(quizzes)
    .innerJoin(quizVersions, and(eq(quizVersions.schoolId, quizzes.schoolId), eq(quizVersions.quizId, quizzes.id)))
    .innerJoin(
      quizItems,
      and(eq(quizItems.schoolId, quizVersions.schoolId), eq(quizItems.quizVersionId, quizVersions.id)),
    )
    .innerJoin(
      questionVersions,
      and(eq(questionVersions.schoolId, quizItems.schoolId), eq(questionVersions.id, quizItems.questionVersionId)),
    )
    .innerJoin(
      questionKeys,
      and(
        eq(questionKeys.schoolId, quizItems.schoolId),
        eq(questionKeys.questionVersionId, quizItems.questionVersionId),
      ),
    )
    .innerJoin(revisions, and(eq(revisions.schoolId, quizVersions.schoolId), eq(revisions.id, quizVersions.revisionId)))
    .where(and(eq(quizzes.schoolId, schoolId), eq(quizzes.articleId, articleId), lt(revisions.number, number)))
    .orderBy(quizItems.questionVersionId, desc(revisions.number))
  const followed = await followedBefore(tx, before)
  return rows.flatMap(({ questionVersionId, stem, key, revisionId, number: own }) =>
    goldSpansOf(key).map(({ field, span }): EvidenceSource => {
      const later = followed.get(nameOf(questionVersionId, field))
      const source = later && later.number > own ? later.source : { ...span, revisionId, prefix: '', suffix: '' }
      return { questionVersionId, field, stem, ...source }
    }),
  )
}

/** The last place of each passage that was followed to a later revision already. */
async function followedBefore(tx: Db, { schoolId, articleId, number }: Before) {
  const rows = await tx
    .selectDistinctOn([evidenceAnchors.questionVersionId, evidenceAnchors.field], {
      anchor: evidenceAnchors,
      number: revisions.number,
    })
    .from(evidenceAnchors)
    .innerJoin(
      revisions,
      and(eq(revisions.schoolId, evidenceAnchors.schoolId), eq(revisions.id, evidenceAnchors.revisionId)),
    )
    .where(
      and(
        eq(evidenceAnchors.schoolId, schoolId),
        eq(revisions.articleId, articleId),
        lt(revisions.number, number),
        sql`${evidenceAnchors.startOffset} is not null`,
      ),
    )
    .orderBy(evidenceAnchors.questionVersionId, evidenceAnchors.field, desc(revisions.number))
  return new Map(
    rows.map(({ anchor, number: at }) => [
      nameOf(anchor.questionVersionId, anchor.field),
      { number: at, source: sourceOf(anchor) },
    ]),
  )
}

function nameOf(questionVersionId: string, field: string): string {
  return `${questionVersionId} ${field}`
}
