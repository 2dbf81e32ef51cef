import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Span } from '#domain/anchoring/schema.ts'
import type { ReadingLevel } from '#domain/article/schema.ts'
import { can } from '#domain/policy.ts'
import { evidencePlaces } from '#domain/quiz/evidence-places.ts'
import { spansIn } from '#domain/quiz/marked-spans.ts'
import type { MarkingItem } from '#domain/quiz/marking-item.ts'
import { goldSpans } from '#domain/quiz/questions/evidence.ts'
import type { Criterion } from '#domain/quiz/questions/free-text.ts'
import type { QuestionKey } from '#domain/quiz/schema.ts'
import type { WorkItem } from '#domain/quiz/work-item.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Db } from '../client.ts'
import type { Ctx } from '../ctx.ts'
import { assignments, attempts, questionKeys, submissions } from '../schema/tables.ts'
import { classRoleOf } from './facts.ts'
import { groundAnswers } from './ground-answers.ts'
import { blocksOfLevel } from './level-blocks.ts'
import { newestMark } from './marking.ts'
import { workItemsOf } from './student-attempts.ts'
import { withActor } from './with-actor.ts'

type Place = { attemptId: string; position: number }

/** One answer of a handed-in attempt with all that its marker needs, and no name. Ten queries at most. */
export async function readMarkingItem(
  ctx: Ctx,
  assignmentId: string,
  place: Place,
  askedLevel?: ReadingLevel,
): Promise<Result<MarkingItem>> {
  return withActor(ctx, async (tx, actor) => {
    const { schoolId } = actor
    const head = await headOf(tx, schoolId, assignmentId, place.attemptId)
    if (!head || !can(actor, 'attempt.mark', { classRole: await classRoleOf(tx, actor, head.classId) })) return notFound
    const item = await workItemAt(tx, schoolId, place)
    if (item === undefined) return notFound
    const { questionVersionId: markedBy, key } = item.corrected ?? item
    const newest = await newestMark(tx, schoolId, { ...place, round: head.round })
    const cited = spansIn(item.response)
    const level = askedLevel ?? cited[0]?.level ?? 'standard'
    const blocks = await blocksOfLevel(tx, actor, head.revisionId, level)
    const [evidence = [], marked = []] = evidencePlaces(
      [{ evidence: goldIn(key) }, { evidence: [...cited] }],
      blocks,
      level,
    )
    return ok({
      ...item,
      attemptId: place.attemptId,
      markedBy,
      rubric: rubricOf(key),
      mark: newest?.state === 'waits' ? null : newest,
      seenRunId: newest?.runId ?? null,
      formerRubric: await formerRubricOf(tx, schoolId, newest?.questionVersionId ?? null, markedBy),
      level,
      places: { evidence, cited: marked },
    })
  })
}

async function headOf(tx: Db, schoolId: string, assignmentId: string, attemptId: string) {
  const [row] = await tx
    .select({ classId: assignments.classId, revisionId: assignments.revisionId, round: attempts.round })
    .from(attempts)
    .innerJoin(assignments, and(eq(assignments.schoolId, attempts.schoolId), eq(assignments.id, attempts.assignmentId)))
    .where(
      and(
        eq(attempts.schoolId, schoolId),
        eq(attempts.assignmentId, assignmentId),
        eq(attempts.id, attemptId),
        isNotNull(attempts.submittedAt),
      ),
    )
  return row
}

/** The answer with the true words of the passages marked in it. */
async function workItemAt(tx: Db, schoolId: string, { attemptId, position }: Place): Promise<WorkItem | undefined> {
  const receipts = await tx
    .select()
    .from(submissions)
    .where(and(eq(submissions.schoolId, schoolId), eq(submissions.attemptId, attemptId)))
    .orderBy(asc(submissions.round))
  const items = await workItemsOf(tx, schoolId, { id: attemptId, receipts })
  const own = items.filter((item) => item.position === position)
  const grounded = await groundAnswers(tx, schoolId, new Map([[attemptId, own]]))
  return grounded.get(attemptId)?.[0]
}

/** The rubric of the version that a mark was given under, where that is not the one in force. */
async function formerRubricOf(
  tx: Db,
  schoolId: string,
  givenBy: string | null,
  inForce: string,
): Promise<Criterion[] | null> {
  if (givenBy === null || givenBy === inForce) return null
  const [row] = await tx
    .select({ key: questionKeys.key })
    .from(questionKeys)
    .where(and(eq(questionKeys.schoolId, schoolId), eq(questionKeys.questionVersionId, givenBy)))
  return row ? rubricOf(row.key) : null
}

function rubricOf(key: QuestionKey): Criterion[] {
  return key.type === 'free-text' ? key.rubric : []
}

/** The passages that prove the answer. */
function goldIn(key: QuestionKey): Span[] {
  return key.type === 'evidence' ? goldSpans([...key.alternatives, key.evidence]) : key.evidence
}
