import { and, asc, desc, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm'
import type { AssignableQuiz, AssignableText } from '#domain/assignment/assignment-view.ts'
import type { AssignedText } from '#domain/assignment/schema.ts'
import type { Actor } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import {
  articles,
  assignments,
  memberships,
  quizVersions,
  quizzes,
  revisionLevels,
  revisions,
} from '../schema/tables.ts'
import { drawnQuestions } from './drawn-questions.ts'

/** What an actor may give a class to read: own articles and those read in classes they teach, newest first. Two queries. */
export async function listAssignableTexts(tx: Db, actor: Actor): Promise<AssignableText[]> {
  const rows = await tx
    .select({ articleId: articles.id, title: revisions.title, hasPlainLevel: hasPlainLevel.mapWith(Boolean) })
    .from(articles)
    .innerJoin(
      revisions,
      and(eq(revisions.schoolId, articles.schoolId), eq(revisions.articleId, articles.id), isNewest),
    )
    .where(and(eq(articles.schoolId, actor.schoolId), isNull(articles.archivedAt), isUsable(tx, actor)))
    .orderBy(desc(articles.createdAt), desc(articles.id))
  const published = await listAssignableQuizzes(
    tx,
    actor,
    rows.map(({ articleId }) => articleId),
  )
  return rows.map((row) => ({ ...row, quizzes: published.filter(({ articleId }) => articleId === row.articleId) }))
}

/** The newest published version of each quiz on some articles, as far as the actor may use it. One query. */
export async function listAssignableQuizzes(
  tx: Db,
  actor: Actor,
  articleIds: readonly string[],
): Promise<(AssignableQuiz & { articleId: string })[]> {
  if (articleIds.length === 0) return []
  return tx
    .selectDistinctOn([quizzes.createdAt, quizzes.id], {
      quizVersionId: quizVersions.id,
      quizId: quizzes.id,
      articleId: quizzes.articleId,
      title: quizVersions.title,
      number: quizVersions.number,
      revisionId: quizVersions.revisionId,
      questions: drawnQuestions({ schoolId: quizVersions.schoolId, quizVersionId: quizVersions.id }),
    })
    .from(quizzes)
    .innerJoin(quizVersions, and(eq(quizVersions.schoolId, quizzes.schoolId), eq(quizVersions.quizId, quizzes.id)))
    .where(
      and(eq(quizzes.schoolId, actor.schoolId), inArray(quizzes.articleId, [...articleIds]), isUsableQuiz(tx, actor)),
    )
    .orderBy(asc(quizzes.createdAt), asc(quizzes.id), desc(quizVersions.number), desc(quizVersions.id))
}

/**
 * The revision that is read when a text is assigned: that of the quiz, whose evidence speaks of it; without a quiz the
 * newest. Null when the actor may not use the text, or the quiz is not on it.
 */
export async function revisionToAssign(tx: Db, actor: Actor, text: AssignedText): Promise<string | null> {
  const { articleId, quizVersionId } = text
  const scope = and(
    eq(articles.schoolId, actor.schoolId),
    eq(articles.id, articleId),
    isNull(articles.archivedAt),
    isUsable(tx, actor),
  )
  const ofArticle = and(eq(revisions.schoolId, articles.schoolId), eq(revisions.articleId, articles.id))
  if (quizVersionId === null) {
    const [row] = await tx
      .select({ id: revisions.id })
      .from(articles)
      .innerJoin(revisions, and(ofArticle, isNewest))
      .where(scope)
    return row?.id ?? null
  }
  const [row] = await tx
    .select({ id: revisions.id })
    .from(articles)
    .innerJoin(revisions, ofArticle)
    .innerJoin(quizzes, and(eq(quizzes.schoolId, articles.schoolId), eq(quizzes.articleId, articles.id)))
    .innerJoin(
      quizVersions,
      and(
        eq(quizVersions.schoolId, quizzes.schoolId),
        eq(quizVersions.quizId, quizzes.id),
        eq(quizVersions.revisionId, revisions.id),
      ),
    )
    .where(and(scope, eq(quizVersions.id, quizVersionId), isUsableQuiz(tx, actor)))
  return row?.id ?? null
}

/** Of an article's revisions, the one with the highest number. */
const isNewest = eq(
  revisions.number,
  sql`(select max(newer.number) from revisions newer where newer.school_id = ${revisions.schoolId} and newer.article_id = ${revisions.articleId})`,
)

const hasPlainLevel = sql`exists (select 1 from ${revisionLevels} l where l.school_id = ${revisions.schoolId} and l.revision_id = ${revisions.id} and l.level = 'plain')`

function isUsable(tx: Db, actor: Actor) {
  return or(
    eq(articles.ownerId, actor.userId),
    exists(readWithActor(tx, actor, eq(assignments.articleId, articles.id))),
  )
}

function isUsableQuiz(tx: Db, actor: Actor) {
  return or(
    eq(quizzes.ownerId, actor.userId),
    exists(readWithActor(tx, actor, eq(assignments.quizVersionId, quizVersions.id))),
  )
}

/** Assignments in classes the actor teaches. */
function readWithActor(tx: Db, actor: Actor, same: ReturnType<typeof eq>) {
  return tx
    .select({ one: sql`1` })
    .from(assignments)
    .innerJoin(
      memberships,
      and(
        eq(memberships.schoolId, assignments.schoolId),
        eq(memberships.classId, assignments.classId),
        eq(memberships.userId, actor.userId),
        inArray(memberships.role, ['teacher', 'co-teacher']),
        isNull(memberships.removedAt),
      ),
    )
    .where(and(eq(assignments.schoolId, actor.schoolId), same))
}
