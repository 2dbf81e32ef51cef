import { and, count, eq, isNull } from 'drizzle-orm'
import type { Block } from '#domain/article/schema.ts'
import { termPlaces } from '#domain/glossary/places.ts'
import { can } from '#domain/policy.ts'
import { notFound, ok, type Result } from '#domain/result.ts'
import type { Ctx } from '../ctx.ts'
import { assignments, memberships, readingStates } from '../schema/tables.ts'
import { classRoleOf } from './facts.ts'
import { blocksOfLevel } from './level-blocks.ts'
import { readRevisionOf } from './read-revision.ts'
import { glossaryOf } from './terms-of.ts'
import { withActor } from './with-actor.ts'

export type StripText = {
  /** The standard text that the class reads. */
  blocks: Block[]
  /** How many students the class has now. */
  students: number
  /** How many of them have opened the text: of whom the numbers beside it can speak. */
  opened: number
  /** Block id → the terms that stand there, each once. */
  termsIn: Map<string, string[]>
}

/** The text that a class reads, for the strip beside it. */
export async function readStripText(ctx: Ctx, assignmentId: string): Promise<Result<StripText>> {
  return withActor(ctx, async (tx, actor) => {
    const [assignment] = await tx
      .select()
      .from(assignments)
      .where(and(eq(assignments.schoolId, actor.schoolId), eq(assignments.id, assignmentId)))
    if (!assignment) return notFound
    const classRole = await classRoleOf(tx, actor, assignment.classId)
    if (!can(actor, 'progress.view', { classRole })) return notFound
    const { articleId } = assignment
    const revisionId = readRevisionOf(assignment)
    const blocks = await blocksOfLevel(tx, actor, revisionId, 'standard')
    const glossary = await glossaryOf(tx, actor.schoolId, { articleId, revisionId })
    const [present] = await tx
      .select({ students: count(), opened: count(readingStates.openedAt) })
      .from(memberships)
      .leftJoin(
        readingStates,
        and(
          eq(readingStates.schoolId, memberships.schoolId),
          eq(readingStates.assignmentId, assignmentId),
          eq(readingStates.studentId, memberships.userId),
        ),
      )
      .where(
        and(
          eq(memberships.schoolId, actor.schoolId),
          eq(memberships.classId, assignment.classId),
          eq(memberships.role, 'student'),
          isNull(memberships.removedAt),
        ),
      )
    const termsIn = new Map<string, string[]>()
    for (const { blockId, entryId } of termPlaces(blocks, 'standard', glossary)) {
      termsIn.set(blockId, [...new Set([...(termsIn.get(blockId) ?? []), entryId])])
    }
    return ok({ blocks, students: present?.students ?? 0, opened: present?.opened ?? 0, termsIn })
  })
}
