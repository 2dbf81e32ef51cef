import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Actor, ClassRole } from '#domain/policy.ts'
import type { Pause } from '#domain/quiz/attempt-rules.ts'
import type { Db } from '../client.ts'
import { articles, assignmentOverrides, assignments, memberships, quizzes } from '../schema/tables.ts'
import { clockColumns } from './attempt-clock.ts'

/** What the policy asks about an assignment, and the row itself. */
export type AssignmentFacts = {
  assignment: typeof assignments.$inferSelect
  override: typeof assignmentOverrides.$inferSelect | null
  classRole: ClassRole | null
  /** The actor's standing allowance; 1 for none. */
  factor: number
  pauses: Pause[]
  /** The actor's own opening time has come. */
  isOpen: boolean
  isWithdrawn: boolean
}

/** The actor's present role in a class; null when there is none, in this school. */
export async function classRoleOf(tx: Db, actor: Actor, classId: string): Promise<ClassRole | null> {
  const [row] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(
      and(
        eq(memberships.schoolId, actor.schoolId),
        eq(memberships.classId, classId),
        eq(memberships.userId, actor.userId),
        isNull(memberships.removedAt),
      ),
    )
  return row?.role ?? null
}

/** An assignment with what the policy asks; null when it is absent or not to be known. */
export async function assignmentFactsOf(
  tx: Db,
  actor: Actor,
  assignmentId: string,
  now: Date,
): Promise<AssignmentFacts | null> {
  const [row] = await tx
    .select({
      assignment: assignments,
      override: assignmentOverrides,
      classRole: memberships.role,
      ...clockColumns({
        schoolId: assignments.schoolId,
        assignmentId: assignments.id,
        classId: assignments.classId,
        studentId: sql`${actor.userId}::uuid`,
      }),
    })
    .from(assignments)
    .leftJoin(
      memberships,
      and(
        eq(memberships.schoolId, assignments.schoolId),
        eq(memberships.classId, assignments.classId),
        eq(memberships.userId, actor.userId),
        isNull(memberships.removedAt),
      ),
    )
    .leftJoin(
      assignmentOverrides,
      and(
        eq(assignmentOverrides.schoolId, assignments.schoolId),
        eq(assignmentOverrides.assignmentId, assignments.id),
        eq(assignmentOverrides.studentId, actor.userId),
      ),
    )
    .where(and(eq(assignments.schoolId, actor.schoolId), eq(assignments.id, assignmentId)))
  if (!row) return null
  const { override } = row
  const openAt = override?.openAt ?? row.assignment.openAt
  const assignment = { ...row.assignment, plainLevel: override?.plainLevel ?? row.assignment.plainLevel }
  return { ...row, assignment, isOpen: openAt <= now, isWithdrawn: row.assignment.withdrawnAt !== null }
}

/** Whether the actor owns an article. */
export async function ownsArticle(tx: Db, actor: Actor, articleId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.schoolId, actor.schoolId), eq(articles.id, articleId), eq(articles.ownerId, actor.userId)))
  return rows.length > 0
}

/** Whether the actor owns a quiz. */
export async function ownsQuiz(tx: Db, actor: Actor, quizId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: quizzes.id })
    .from(quizzes)
    .where(and(eq(quizzes.schoolId, actor.schoolId), eq(quizzes.id, quizId), eq(quizzes.ownerId, actor.userId)))
  return rows.length > 0
}
