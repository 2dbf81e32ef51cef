import { and, asc, desc, eq, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { NoteFilter } from '#domain/notes/note-filter.ts'
import { searchWords } from '#domain/notes/search-words.ts'
import type { Actor } from '#domain/policy.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import {
  annotationAnchors,
  annotations,
  assignmentOverrides,
  assignments,
  classes,
  memberships,
  revisions,
} from '../schema/tables.ts'
import { readRevisionId } from './read-revision.ts'

/** The texts that the actor has written notes on, newest first: what the policy asks, and how many notes the filter finds there. */
export async function notedTexts(tx: Db, ctx: Ctx, actor: Actor, filter: NoteFilter) {
  const { schoolId, userId } = actor
  const openAt = sql`coalesce(${assignmentOverrides.openAt}, ${assignments.openAt})`
  return tx
    .select({
      assignmentId: assignments.id,
      articleId: assignments.articleId,
      classId: assignments.classId,
      title: revisions.title,
      className: classes.name,
      classRole: memberships.role,
      isOpen: lte(openAt, ctx.now().toISOString()).mapWith(Boolean),
      isWithdrawn: sql<boolean>`${assignments.withdrawnAt} is not null`,
      found: sql`count(*) filter (where ${isFound(filter)})`.mapWith(Number),
    })
    .from(annotations)
    .innerJoin(assignments, ofAssignment)
    .innerJoin(
      memberships,
      and(
        eq(memberships.schoolId, assignments.schoolId),
        eq(memberships.classId, assignments.classId),
        eq(memberships.userId, annotations.authorId),
        isNull(memberships.removedAt),
      ),
    )
    .innerJoin(classes, and(eq(classes.schoolId, assignments.schoolId), eq(classes.id, assignments.classId)))
    .innerJoin(revisions, and(eq(revisions.schoolId, assignments.schoolId), eq(revisions.id, readRevisionId)))
    .leftJoin(
      assignmentOverrides,
      and(
        eq(assignmentOverrides.schoolId, assignments.schoolId),
        eq(assignmentOverrides.assignmentId, assignments.id),
        eq(assignmentOverrides.studentId, userId),
      ),
    )
    .leftJoin(annotationAnchors, ofReadRevision)
    .where(isOwnPresent(schoolId, userId))
    .groupBy(
      assignments.schoolId,
      assignments.id,
      revisions.title,
      classes.name,
      memberships.role,
      assignmentOverrides.openAt,
    )
    .orderBy(desc(assignments.createdAt), desc(assignments.id))
}

/** The actor's notes on the texts named that a filter finds, each with its place there: newest text first, then in the order of the text. */
export async function ownNoteRows(
  tx: Db,
  actor: Actor,
  filter: NoteFilter,
  { assignmentIds, limit, offset }: { assignmentIds: readonly string[]; limit?: number; offset?: number },
) {
  if (assignmentIds.length === 0) return []
  const found = tx
    .select({ note: annotations, anchor: annotationAnchors })
    .from(annotations)
    .innerJoin(assignments, ofAssignment)
    .leftJoin(annotationAnchors, ofReadRevision)
    .where(
      and(
        isOwnPresent(actor.schoolId, actor.userId),
        inArray(annotations.assignmentId, [...assignmentIds]),
        isFound(filter),
      ),
    )
    .orderBy(desc(assignments.createdAt), desc(assignments.id), asc(annotationAnchors.startOffset), asc(annotations.id))
  return limit === undefined ? found : found.limit(limit).offset(offset ?? 0)
}

const ofAssignment = and(eq(assignments.schoolId, annotations.schoolId), eq(assignments.id, annotations.assignmentId))
const ofReadRevision = and(
  eq(annotationAnchors.schoolId, annotations.schoolId),
  eq(annotationAnchors.annotationId, annotations.id),
  eq(annotationAnchors.revisionId, readRevisionId),
)

function isOwnPresent(schoolId: string, userId: string) {
  return and(eq(annotations.schoolId, schoolId), eq(annotations.authorId, userId), isNull(annotations.deletedAt))
}

/** Text and class are asked of the texts; the rest is asked of each note. */
function isFound({ q, kind, audience }: NoteFilter): SQL {
  const asked = and(
    kind === null ? undefined : eq(annotations.kind, kind),
    audience === null ? undefined : eq(annotations.audience, audience),
    ...searchWords(q).map(hasWord),
  )
  return asked ?? sql`true`
}

/** In what was written or in the passage. Signs that make no word are looked for as they stand. */
function hasWord(word: string): SQL | undefined {
  const asked = sql`postil_word_query(${word})`
  return or(
    sql`${annotations}.words @@ ${asked}`,
    sql`${annotationAnchors}.words @@ ${asked}`,
    sql`(numnode(${asked}) = 0 and (strpos(${annotations.body}, ${word}) > 0 or strpos(${annotationAnchors.quote}, ${word}) > 0))`,
  )
}
